"""Lists of people with a field for each of them: participants, a team, holders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from isms_lint.recognise.cells import Column
from isms_lint.recognise.lines import reference
from isms_lint.recognise.names import Names, plain
from isms_lint.recognise.placing import takes_at
from isms_lint.recognise.plan import FieldLine
from isms_lint.recognise.ranking import lists_of
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path
from isms_lint.written.vocabulary import words

_LEAST = 0.85
_PERSON = "person"
_NAMES = words("name nome nombre nom naam title titel")
"""Names of columns that may be those of people, and hardly ever are where there are other names."""


def people_lines(
    kind: Kind, columns: Sequence[Column], names: Names
) -> tuple[list[FieldLine], list[Column]]:
    """The lines for the lists of people that `kind` has, and the columns that are for none."""
    lines: list[FieldLine] = []
    rest = list(columns)
    for within in lists_of(kind):
        items = takes_at(kind, (*within, "[]"))
        if items is None or _PERSON not in items.inside:
            continue
        own = [one for one in rest if one.values and _is_for(one, kind, within, names)]
        if own:
            constants = {"present": True} if "present" in items.inside else None
            lines.append(_line(within[0], own, constants))
            rest = [one for one in rest if one not in own]
    return lines, rest


def _is_for(column: Column, kind: Kind, within: Path, names: Names) -> bool:
    """Whether a column is for the people of a list, and not surer for something else."""
    if plain(column.name) in _NAMES:
        return False
    meanings = names.meanings(column.name).get(kind.name, ())
    best = max((one.confidence for one in meanings), default=0)
    wanted = (within, (*within, "[]", _PERSON))
    return any(one.path in wanted and one.confidence >= max(best, _LEAST) for one in meanings)


def _line(target: str, columns: Sequence[Column], constants: Any) -> FieldLine:
    sources = [reference(one.name) for one in columns]
    source: dict[str, Any] = {"from": sources if len(sources) > 1 else sources[0]}
    mark = next(
        (m for m in (";", ",", " + ") if any(m in v for c in columns for v in c.values)), ""
    )
    if mark:
        source["split"] = mark
    elif len(columns) == 1:
        source["wrap"] = "list"
    each: dict[str, Any] = {"fields": {_PERSON: "."}}
    if constants:
        each["constants"] = constants
    return FieldLine(target, {**source, "each": each})
