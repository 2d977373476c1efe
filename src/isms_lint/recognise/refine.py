"""What is new for a configuration that has mappings already: columns, tables, words, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from isms_lint.documents.document import Reading
from isms_lint.lifting.lift import lift
from isms_lint.lifting.mapping import BESIDE, Mapping, Unmapped
from isms_lint.recognise.headings import pattern_of
from isms_lint.recognise.names import CERTAIN, Names
from isms_lint.recognise.plan import QUESTION, short
from isms_lint.recognise.yaml_text import flow
from isms_lint.records.kinds import Kinds
from isms_lint.records.names import Path
from isms_lint.records.record import Record

_MOST = 200
"""Things of one sort in an entry that are asked about one by one."""
_MANY = {
    "field": "names are not placed; `map --check` shows them",
    "table": "tables are taken by no part; `map --check` shows them",
    "word": "texts have no word yet; `map --check` shows them",
    "date": "texts are no dates; `map --check` shows them",
}


def mapped_by(readings: Iterable[Reading], mappings: Sequence[Mapping]) -> dict[int, list[Reading]]:
    """The readings that mappings are for, by the number of the first that is."""
    found: dict[int, list[Reading]] = {}
    for reading in readings:
        number = next((n for n, one in enumerate(mappings) if one.applies(reading.file)), None)
        if number is not None:
            found.setdefault(number, []).append(reading)
    return found


def lifted(
    readings: Iterable[Reading], mapping: Mapping, kinds: Kinds
) -> tuple[list[Record], list[Unmapped]]:
    """The records of files by their mapping, and what it does not account for."""
    records: list[Record] = []
    unmapped: list[Unmapped] = []
    for reading in readings:
        found = lift(reading, kinds, (mapping,))
        records.extend(found.records)
        unmapped.extend(found.unmapped)
    return records, unmapped


def new_for(unmapped: Iterable[Unmapped], entry: Sequence[str], names: Names) -> list[str]:
    """Comments for an entry on what it does not account for, and does not mention either.

    `entry` are its lines.
    """
    comments = "\n".join(line.partition("#")[2] for line in entry)
    by_reason: dict[str, dict[tuple[str, str, Path], Unmapped]] = {}
    for one in unmapped:
        column = tuple(step for step in one.path if isinstance(step, str))
        by_reason.setdefault(one.reason, {}).setdefault((one.record.kind, one.value, column), one)
    lines: dict[str, None] = {}
    for reason, found in by_reason.items():
        said = _said(found.values(), names)
        if len(found) > _MOST and reason in _MANY:
            said = iter([((_MANY[reason],), f"# {QUESTION}{len(found)} {_MANY[reason]}")])
        for about, line in said:
            if not any(one in comments for one in about):
                lines.setdefault(line)
    return list(lines)


def _said(unmapped: Iterable[Unmapped], names: Names) -> Iterator[tuple[tuple[str, ...], str]]:
    """What each thing is called, in one way or another, and the comment on it."""
    for one in unmapped:
        value = short(one.value, 60)
        if one.reason == "field":
            name = str(one.path[-1]) if one.path else one.value
            yield (name,), f"# {QUESTION}not placed: {name}{_guess(name, one.record.kind, names)}"
        elif one.reason == "table":
            pattern = pattern_of(one.value)
            yield (
                (pattern, value),
                f"# {QUESTION}no part takes this table: leave: {flow([pattern])}",
            )
        elif one.reason == "word":
            column = _shown(one)
            yield (
                (value,),
                f"# {QUESTION}no word yet for {value} in {column}: {flow({value: 'which?'})}",
            )
        elif one.reason == "date":
            yield (value, "dates: day-first or"), f"# {QUESTION}no date: {value} in {_shown(one)}"


def _shown(one: Unmapped) -> str:
    name = next((str(step) for step in reversed(one.path) if isinstance(step, str)), "")
    return name.removeprefix(BESIDE).partition(" ")[0] if name.startswith(BESIDE) else name


def _guess(name: str, kind: str, names: Names) -> str:
    meant = names.meanings(name).get(kind, ())
    if not meant or meant[0].confidence < CERTAIN - 0.2:
        return ""
    return f", for {'.'.join(meant[0].path)}?"
