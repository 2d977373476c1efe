"""Which records are of the time in which controls had the ids of 2013, and which are over."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.ambiguous_ids import written_on
from isms_lint_iso27001.derive.responsibility.open_items import is_open

_PUBLISHED = date(2022, 10, 25)
"""The day on which the edition of 2022 came out."""
_TRANSITION_ENDED = date(2025, 10, 31)
_ENDS = (("closed_on",), ("done_on",), ("implemented_on",), ("period", "end"), ("to",))


def is_over(record: Record, run: Pass) -> bool:
    """Whether it is closed, done, superseded or withdrawn: nobody works by it any more."""
    return record.text("status") in ("superseded", "withdrawn") or not is_open(record, run)


def is_long_over(record: Record, run: Pass) -> bool:
    """Whether that was so by the end of the transition to the edition of 2022."""
    if not is_over(record, run):
        return False
    ends = (run.date(record, *field) for field in _ENDS)
    ended = next((day for day in ends if day is not None), None) or written_on(record, run)
    return ended is not None and ended <= _TRANSITION_ENDED


def is_before_2022(record: Record, run: Pass) -> bool | None:
    """Whether what it says was last right before the edition of 2022 came out; None where no day
    tells.
    """
    day = written_on(record, run)
    return None if day is None else day < _PUBLISHED
