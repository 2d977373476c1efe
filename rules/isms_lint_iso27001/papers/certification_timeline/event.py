"""What stands on the timeline."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.offers.due import Due
from isms_lint.offers.paper import Finding
from isms_lint.records.record import Record

VISIT, AUDIT, REVIEW, RISK, STATEMENT, RAISED, OPENED, CLOSED = (
    "visit", "audit", "review", "risk", "statement", "raised", "opened", "closed"
)  # fmt: skip
LANES = (VISIT, AUDIT, REVIEW, RISK, STATEMENT, RAISED, OPENED, CLOSED)
"""The sorts of event, in the order in which they stand below each other."""
CROWDED = (RAISED, OPENED, CLOSED)
"""Lanes in which many things happen: those of one day stand together, and have no numbers."""
DONE = "done"
"""The state of what happened; what is due has one of those of `coming`."""


class Event(NamedTuple):
    """Something that happened, or is due. Whole days, both ends included.

    `what` says what it was (`visit`, `approved`, ...); of something due it is the sort of thing that
    `due` is, and `accepted` what its rule found and somebody accepts. Of an audit `reported` and
    `decided` are the days of its report and of what the body decided. `number` is the one that it has
    in the picture; 0 where it has none.
    """

    lane: str
    what: str
    start: date
    end: date
    records: tuple[Record, ...]
    state: str = DONE
    reported: date | None = None
    decided: date | None = None
    due: Due | None = None
    accepted: Finding | None = None
    number: int = 0


def in_order(event: Event) -> tuple[object, ...]:
    """The order of events: by day, then by lane."""
    ids = tuple(record.id for record in event.records)
    return (event.start, LANES.index(event.lane), event.end, event.what, ids)
