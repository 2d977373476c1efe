"""Two records in one row or section: what was found, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from isms_lint.recognise.cells import Column, most_common_lead
from isms_lint.recognise.habits import KIND_OF_LEAD, ROWS, TWIN_LEAD, TWINS
from isms_lint.recognise.lines import lines_of
from isms_lint.recognise.names import Names
from isms_lint.recognise.placing import Placed, place, takes_at
from isms_lint.recognise.plan import FieldLine, PartPlan
from isms_lint.recognise.seen import Known
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path

_FIELDS = frozenset(
    {
        ("action",),
        ("cause",),
        ("due_on",),
        ("implemented_on",),
        ("owner",),
        ("status",),
        ("closed_on",),
        ("verified", "on"),
        ("verified", "by"),
        ("verified", "result"),
        ("verified", "method"),
    }
)
"""What of the second record is looked for beside the first."""
_SHARED = frozenset({("owner",), ("status",), ("due_on",), ("closed_on",)})
"""What both records of a row may state with the same column."""
_ORIGINS = ROWS | {"management-review", "treatment-plan", "risk-assessment", "audit"}
"""Kinds that an action may come from."""


def twin_of(
    kind: Kind,
    select: dict[str, Any],
    identity: Any,
    placed: Placed,
    known: Known,
    *,
    has_actions: bool = False,
    joined: tuple[Mapping[str, Any], Sequence[Column], str] = ({}, (), ""),
) -> PartPlan | None:
    """The part for the second record, out of the columns that the first one leaves; None where they
    hold none: where nothing is said to be done (`has_actions`: tables inside say it).

    `identity` is where the id of the first comes from, `placed` what it takes; `joined` a join, its
    columns and what stands before their names.
    """
    name = TWINS.get(kind.name, "")
    second = known.kinds.get(name)
    if second is None or identity is None or _has_own(placed.left, name):
        return None
    columns = [*placed.left, *(one.column for one in placed.placings if one.path in _SHARED)]
    own = only(place(columns, second, known.names), _FIELDS)
    if own.at("action") is None and not (has_actions and own.at("cause") is not None):
        return None
    lines, _ = lines_of(own, second)
    joins, others, lead = joined
    beside = only(place(others, second, known.names, without=targets(lines)), _FIELDS)
    more, _ = lines_of(beside, second, lead=lead)
    source = {"from": identity} if isinstance(identity, str) else identity
    first = FieldLine("id", {**source, "prefix": TWIN_LEAD.get(name, "")})
    link = link_line(second, kind, lines, identity)
    return PartPlan(
        select,
        name,
        (first, *([link] if link else []), *lines, *more),
        joins=joins if more else {},
    )


def _has_own(columns: Sequence[Column], kind: str) -> bool:
    """Whether a column has the ids of records of the second kind, which stand elsewhere."""
    return any(KIND_OF_LEAD.get(most_common_lead(one.values)) == kind for one in columns)


def link_line(
    kind: Kind, around: Kind | None, lines: Iterable[FieldLine], own: Any = None
) -> FieldLine | None:
    """The field that names the record around, or the one beside it (`own` says where its id is)."""
    if around is None or around.name == kind.name:
        return None
    taken = {line.target for line in lines}
    takes = takes_at(kind, ())
    for name, one in (takes.inside if takes else {}).items():
        references = one.field.references or (one.items.field.references if one.items else ())
        is_origin = name == "origin" and references == ("*",) and around.name in _ORIGINS
        if (references == (around.name,) or is_origin) and name not in taken:
            return FieldLine(name, own if own is not None else {"parent": "id"})
    return None


def is_status(column: Column, names: Names, kind: Kind) -> bool:
    """Whether a column says where a record stands: that of both."""
    return any(one.path == ("status",) for one in names.meanings(column.name).get(kind.name, ()))


def only(placed: Placed, paths: frozenset[Path]) -> Placed:
    """Of what was placed, what is for one of these fields."""
    return placed._replace(placings=tuple(one for one in placed.placings if one.path in paths))


def targets(lines: Iterable[FieldLine]) -> frozenset[Path]:
    """The fields that lines fill."""
    return frozenset(tuple(line.target.split(".")) for line in lines if not line.off)


def names_of_sources(lines: Iterable[FieldLine]) -> set[str]:
    """The names of the row that lines take."""
    found: set[str] = set()
    for line in lines:
        source = line.source.get("from", ()) if isinstance(line.source, dict) else line.source
        found.update([source] if isinstance(source, str) else source)
    return found
