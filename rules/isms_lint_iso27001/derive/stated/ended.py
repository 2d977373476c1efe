"""Whether what a record tells of has come to an end, by a status and on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple


class _End(NamedTuple):
    """The statuses at the end, those of which one cannot say, and the field with its day."""

    statuses: frozenset[str]
    nearly: frozenset[str]
    field: str


def _end(statuses: str, field: str = "closed_on", nearly: str = "") -> _End:
    return _End(frozenset(statuses.split()), frozenset(nearly.split()), field)


_ENDS = {
    "action": _end("done cancelled", "done_on"),
    "corrective-action": _end("closed rejected", nearly="implemented verified"),
    "incident": _end("closed"),
    "nonconformity": _end("closed withdrawn"),
    "opportunity-for-improvement": _end("declined implemented", "implemented_on"),
    "risk": _end("closed"),
}


def ends(statuses: Iterable[str], kind: str) -> bool | None:
    """Whether these statuses, of which one is meant, are all at the end; None where that is open."""
    end, words = _ENDS.get(kind), frozenset(statuses)
    if end is None or not words or words & end.nearly:
        return None
    return True if words <= end.statuses else None if words & end.statuses else False


def ended_on(record: Record, run: Pass) -> date | None:
    """The day on which it came to an end; None where the record tells none."""
    end = _ENDS.get(record.kind)
    return None if end is None else run.date(record, end.field)


def had_ended(record: Record, day: date | None, run: Pass) -> bool | None:
    """Whether it had come to an end on `day` (None: on no day in particular); None where the record
    does not tell.
    """
    now = ends([record.text("status")] if record.text("status") else [], record.kind)
    if now is not True or day is None:
        return now
    ended = ended_on(record, run)
    return None if ended is None else ended <= day
