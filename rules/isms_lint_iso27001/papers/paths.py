"""The ways from people to items, those that are the same drawn together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.independence.relations import Relation
from isms_lint_iso27001.derive.text.words import scope_parts

_MOST_PLACES = 4


class Place(NamedTuple):
    """Where a record says something."""

    record: Record
    file: str
    line: int


class Path(NamedTuple):
    """One way to some items: the rule that reports it, the steps, the items in as few parts as name
    them all, the time it lasts, and where the records say so (some of the places, where there are
    many).
    """

    code: str
    steps: tuple[str, ...]
    items: tuple[str, ...]
    since: date | None
    until: date | None
    places: tuple[Place, ...]
    more: int


def paths_in(ties: Iterable[Relation], run: Pass) -> tuple[Path, ...]:
    """The ways of one person, in the order of the items."""
    found: dict[tuple[object, ...], list[Relation]] = {}
    for tie in ties:
        found.setdefault((tie.code, tie.steps, *_time(tie)), []).append(tie)
    return tuple(_path(same, run) for same in found.values())


def _path(ties: list[Relation], run: Pass) -> Path:
    first = ties[0]
    places = tuple(dict.fromkeys(_place(one.record, one.path) for tie in ties for one in tie.proof))
    return Path(
        first.code,
        first.steps,
        tuple(scope_parts([tie.item for tie in ties], run)),
        *_time(first),
        places[:_MOST_PLACES],
        max(0, len(places) - _MOST_PLACES),
    )


def _place(record: Record, path: FieldPath) -> Place:
    return Place(record, record.file, record.locate(path).line)


def _time(tie: Relation) -> tuple[date | None, date | None]:
    return (None, None) if tie.held is None else (tie.held.since, tie.held.until)
