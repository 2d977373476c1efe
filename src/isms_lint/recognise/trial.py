"""A mapping tried on its files: which texts it has no word for, which dates may be two days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from isms_lint.config.mappings import read_mapping
from isms_lint.documents.document import Reading
from isms_lint.lifting.lift import lift
from isms_lint.lifting.mapping import Unmapped
from isms_lint.recognise.placing import takes_at
from isms_lint.recognise.plan import QUESTION, FieldLine, MappingPlan, PartPlan, settings_of, short
from isms_lint.records.kinds import Kind, Kinds
from isms_lint.records.names import Path
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple
from isms_lint.written.dates import Unread, Written, read_date

_SHOWN = 30
_LONGEST = 60
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}[/-]\d{1,2}[/-]\d{2,4}(?!\d)")


class Tried(NamedTuple):
    """What a mapping lifts out of its files, and what it does not account for."""

    records: list[Record]
    unmapped: list[Unmapped]
    templates: int


def tried(plan: MappingPlan, readings: Iterable[Reading], kinds: Kinds) -> Tried:
    """Lift the files of a mapping by it."""
    mapping = read_mapping(settings_of(plan))
    found = Tried([], [], 0)
    templates = 0
    for reading in readings:
        lifted = lift(reading, kinds, (mapping,))
        found.records.extend(lifted.records)
        found.unmapped.extend(lifted.unmapped)
        templates += lifted.templates
    return found._replace(templates=templates)


def with_dates(plan: MappingPlan, outcome: Tried, readings: Iterable[Reading]) -> MappingPlan:
    """The plan with the order of days and months where the files prove one; else with a question."""
    unclear = [one.value for one in outcome.unmapped if one.reason == "date" and _both(one.value)]
    if not unclear:
        return plan
    texts = [text for reading in readings for text in _with_numbers(reading)]
    proofs = {order: _proof(texts, order) for order in ("day-first", "month-first")}
    shown = short(unclear[0])
    proven = [order for order, proof in proofs.items() if proof]
    if len(proven) == 1:
        return plan._replace(dates=proven[0], dates_why=f"{proofs[proven[0]]} shows it")
    return plan._replace(
        dates_why=f"{QUESTION}dates: day-first or month-first? {shown} may be either"
    )


def _with_numbers(reading: Reading) -> Iterable[str]:
    """The texts in a page that may be dates in numbers."""
    if reading.page is None:
        return
    for table in reading.page.tables:
        for row in table.rows:
            yield from (cell[0] for cell in row if _NUMBERS.search(cell[0][:_LONGEST]))
    for section in reading.page.sections:
        yield from (value[0] for _, value in section.keys if _NUMBERS.search(value[0][:_LONGEST]))


def _both(text: str) -> tuple[date, date] | None:
    """Both days that a text may be; None where it has one reading."""
    if not isinstance(read_date(text), Unread):
        return None
    one, other = read_date(text, "day-first"), read_date(text, "month-first")
    if isinstance(one, Written) and isinstance(other, Written) and one.start != other.start:
        return one.start, other.start
    return None


def _proof(texts: Sequence[str], order: str) -> str:
    """A text that is a date in this order alone."""
    other = "month-first" if order == "day-first" else "day-first"
    for text in texts:
        read, not_read = read_date(text, order), read_date(text, other)
        if isinstance(read, Written) and isinstance(not_read, Unread):
            return short(text)
    return ""


def with_words(plan: MappingPlan, outcome: Tried, kinds: Kinds) -> MappingPlan:
    """The plan with a question for each field that has texts without a word."""
    unknown: dict[tuple[str, str], Counter[str]] = {}
    for one in outcome.unmapped:
        if one.reason == "word" and one.path:
            column = next(str(step) for step in reversed(one.path) if isinstance(step, str))
            unknown.setdefault((one.record.kind, column), Counter())[one.value] += 1
    if not unknown:
        return plan
    return plan._replace(page=_asking(plan.page, unknown, kinds))


def _asking(
    part: PartPlan,
    unknown: dict[tuple[str, str], Counter[str]],
    kinds: Kinds,
    within: Path = (),
) -> PartPlan:
    lines: list[FieldLine] = []
    for line in part.fields:
        source = line.source
        if isinstance(source, PartPlan):
            kind_of = part.kind if isinstance(part.kind, str) else ""
            of_list = (*within, *line.target.split("."), "[]")
            inner = _asking(source._replace(kind=kind_of), unknown, kinds, of_list)
            lines.append(line._replace(source=inner._replace(kind="")))
            continue
        column = source.get("from") if isinstance(source, dict) else source
        heading = isinstance(source, dict) and "heading" in source
        words = next(
            (
                found
                for (kind, name), found in unknown.items()
                if kind in _kinds_of(part)
                and (name == column or (heading and name.startswith("\0heading")))
            ),
            None,
        )
        if words is None or line.off:
            lines.append(line)
            continue
        kind = kinds.get(_kinds_of(part)[0])
        lines.extend([line._replace(comment=""), _stub(line, words, kind, within)])
    parts = tuple(_asking(inner, unknown, kinds) for inner in part.parts)
    return part._replace(fields=tuple(lines), parts=parts)


def _kinds_of(part: PartPlan) -> list[str]:
    if isinstance(part.kind, str):
        return [part.kind]
    return [word for word in part.kind.get("words", {}).values() if word]


def _stub(line: FieldLine, words: Counter[str], kind: Kind | None, within: Path) -> FieldLine:
    """The line again with the words to be said, written as a question."""
    takes = takes_at(kind, (*within, *line.target.split("."))) if kind is not None else None
    known = ", ".join(takes.field.words) if takes is not None else ""
    source = line.source if isinstance(line.source, dict) else {"from": line.source}
    given = {text: "which?" for text, _ in words.most_common(_SHOWN)}
    comment = f"{QUESTION}which of {known}?"
    return FieldLine(line.target, {**source, "words": given}, comment, off=True)
