"""Tables that sum up what stands in detail elsewhere on a page: how many, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isms_lint.lifting.schema_types import Takes
from isms_lint.recognise.cells import Column, are_ids
from isms_lint.recognise.habits import STATEMENT
from isms_lint.recognise.headings import pattern_of
from isms_lint.recognise.lines import lines_of
from isms_lint.recognise.names import plain
from isms_lint.recognise.placing import place, vocabularies
from isms_lint.recognise.plan import QUESTION, FieldLine, PartPlan
from isms_lint.recognise.seen import Grid, Known
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path
from isms_lint.records.vocabulary import word_for
from isms_lint.values import NamedTuple
from isms_lint.written.normal import without_symbols
from isms_lint.written.vocabulary import words

STATED = "stated-count"
_COUNTED: tuple[Path, ...] = (("count",), ("share",), ("items",))
_SAID = "said"
_DAYS = ("reported_on", "held_on")
"""Fields of a page that say of which day its summaries are."""
_MOST = 0.6
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_TOTALS = words("total totals sum overall all gesamt summe insgesamt alle totale totaal totais")


class _Counted(NamedTuple):
    """A field of records on the page by which they may be counted, with the texts that it takes."""

    kind: str
    field: str
    takes: Takes
    texts: frozenset[str]


def counts_of(
    grids: Sequence[Grid],
    page: Sequence[Grid],
    parts: Sequence[PartPlan],
    lists: Sequence[FieldLine],
    known: Known,
) -> Iterator[tuple[Grid, PartPlan]]:
    """Those of `grids` that count the records of the page, by their status or grade, with their parts.

    `page` are all its tables, `parts` and `lists` what these are.
    """
    by = list(_fields(page, parts, lists, known))
    for grid in grids:
        part = _count_part(grid, by, known)
        if part is not None:
            yield grid, part


def _count_part(grid: Grid, by: Sequence[_Counted], known: Known) -> PartPlan | None:
    kind = known.kinds.get(STATED)
    if kind is None or len(grid.columns) < 2 or not grid.headings:
        return None
    label, *others = grid.columns
    placed = place(others, kind, known.names, by_content=False)
    lines, spare = lines_of(placed, kind)
    of_counts = [line for line in lines if line.target in ("count", "items") and not line.off]
    texts = [text for text in label.values if plain(text) not in _TOTALS]
    best = max(by, key=lambda one: _hits(texts, one), default=None)
    if not of_counts or best is None or _hits(texts, best) < max(2, _MOST * len(texts)):
        return None
    fields = [line for line in lines if (*line.target.split("."),) in _COUNTED and not line.off]
    taken = {line.source for line in fields}
    rest = [one for one in spare if one.name not in taken]
    return PartPlan(
        {"table": pattern_of(grid.headings[0])},
        STATED,
        (FieldLine("label", label.name), *fields, FieldLine("value", label.name)),
        (
            FieldLine("of", best.kind),
            FieldLine("field", best.field, f"{QUESTION}is that what is counted?"),
        ),
        tuple(rest),
    )


def _hits(texts: Sequence[str], by: _Counted) -> int:
    return sum(
        plain(_bare(text)) in by.texts or word_for(text, by.takes.field) is not None
        for text in texts
    )


def _bare(text: str) -> str:
    return _IN_BRACKETS.sub("", without_symbols(text)).strip()


def _fields(
    page: Sequence[Grid], parts: Sequence[PartPlan], lists: Sequence[FieldLine], known: Known
) -> Iterator[_Counted]:
    """The fields with words that the records of the page have."""
    for part in parts:
        kind = known.kinds.get(part.kind) if isinstance(part.kind, str) else None
        if kind is not None and not part.off:
            yield from _of_lines(kind, (), part.fields, page)
    statement = known.kinds.get(STATEMENT)
    for line in lists:
        if (
            isinstance(line.source, PartPlan)
            and line.target == "controls"
            and statement is not None
        ):
            yield from _of_lines(statement, ("controls", "[]"), line.source.fields, page)


def _of_lines(
    kind: Kind, within: Path, lines: Sequence[FieldLine], page: Sequence[Grid]
) -> Iterator[_Counted]:
    known = dict(vocabularies(kind, within))
    for line in lines:
        takes = known.get(line.target)
        if takes is None or line.off:
            continue
        source = line.source.get("from") if isinstance(line.source, dict) else line.source
        texts = {
            plain(_bare(text))
            for grid in page
            for column in grid.columns
            if column.name == source
            for text in column.values
        }
        yield _Counted(kind.name, line.target, takes, frozenset(texts))


def said_part(grid: Grid, by: Column, kind: Kind, known: Known) -> PartPlan | None:
    """The part for a table with a row for each record, which says again where it stands; None where it
    says nothing that can be held to the record.
    """
    stated = known.kinds.get(STATED)
    if stated is None or are_ids(by.values) < 1 or not grid.headings:
        return None
    columns = [one for one in grid.columns if one is not by]
    placed = place(columns, stated, known.names, by_content=False)
    lines = [
        line
        for line in lines_of(placed, stated)[0]
        if line.target.startswith(f"{_SAID}.") and not line.off
    ]
    if not lines:
        return None
    return PartPlan(
        {"table": pattern_of(grid.headings[0])},
        STATED,
        (FieldLine("label", by.name), FieldLine("items", by.name), *lines),
        (FieldLine("of", kind.name),),
    )


def with_days(parts: Sequence[PartPlan], page: Sequence[FieldLine]) -> list[PartPlan]:
    """The parts, summaries that say where each record stands with the day that the page is of."""
    day = next(
        (
            line.source
            for name in _DAYS
            for line in page
            if line.target == name and isinstance(line.source, str) and not line.off
        ),
        None,
    )
    if day is None:
        return list(parts)
    line = FieldLine("as_of", {"above": day})
    return [
        part._replace(fields=(*part.fields, line))
        if part.kind == STATED and any(one.target.startswith(f"{_SAID}.") for one in part.fields)
        else part
        for part in parts
    ]
