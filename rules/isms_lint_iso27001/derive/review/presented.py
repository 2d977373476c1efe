"""Nonconformities and corrective actions that a management review has to be told of."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action import corrective_actions
from isms_lint_iso27001.derive.dates.spans import Spans
from isms_lint_iso27001.derive.finding.nonconformities import is_closed, is_withdrawn, why_unclear


class ToPresent(NamedTuple):
    """What was open on a day or closed in the time before it; `undated` may have been.

    So may what has a status that nobody can read and no day on which it was closed.
    """

    due: list[Record]
    undated: list[Record]


class _Known(NamedTuple):
    """A record, the days on which it began and was closed, the day from which it counts as closed
    (None: it is still open), and whether its status can be read.
    """

    record: Record
    began_on: date | None
    closed_on: date | None
    closes: date | None
    is_unclear: bool

    def is_open(self, day: date) -> bool:
        """Whether it is known to have begun by `day`, and was still open then."""
        began = self.began_on is not None and self.began_on <= day
        return began and (self.closes is None or self.closes > day)


def nonconformities_to_present(since: date, day: date, run: Pass) -> ToPresent:
    """The nonconformities open on `day`, or closed after `since`, up to `day`."""
    return _to_present(run.derive(_nonconformities), since, day)


def corrective_actions_to_present(since: date, day: date, run: Pass) -> ToPresent:
    """The corrective actions open on `day`, or closed after `since`, up to `day`."""
    return _to_present(run.derive(_corrective_actions), since, day)


def _to_present(known: Spans[_Known], since: date, day: date) -> ToPresent:
    found = ToPresent([], [])
    for one in known.meeting(since, day):
        is_open = one.is_open(day) and not one.is_unclear
        if is_open or _closed_in(one.closed_on, since, day):
            found.due.append(one.record)
        elif _may_belong(one.began_on, one.closed_on, day):
            found.undated.append(one.record)
    return found


def _nonconformities(run: Pass) -> Spans[_Known]:
    """Those that nobody took back (a derivation)."""
    return Spans(
        _span(one, "raised_on", is_closed(one, date.max, run), why_unclear(one, run), run)
        for one in run.register.of("nonconformity")
        if not is_withdrawn(one)
    )


def _corrective_actions(run: Pass) -> Spans[_Known]:
    """Those that nobody rejected (a derivation)."""
    closed, unclear = corrective_actions.is_closed, corrective_actions.why_unclear
    return Spans(
        _span(one, "opened_on", closed(one, date.max, run), unclear(one, run), run)
        for one in run.register.of("corrective-action")
        if one.text("status") != "rejected"
    )


def _span(
    record: Record, first: str, is_ever_closed: bool, unclear: str, run: Pass
) -> tuple[date, date, _Known]:
    """The time in which a record may have been open, as wide as its dates allow, and the record."""
    began_on, closed_on = run.date(record, first), run.date(record, "closed_on")
    closes = (closed_on or date.min) if is_ever_closed else None
    known = _Known(record, began_on, closed_on, closes, bool(unclear))
    stays_open = closed_on is None or known.is_open(closed_on)
    return began_on or date.min, date.max if stays_open or closed_on is None else closed_on, known


def _closed_in(closed_on: date | None, since: date, day: date) -> bool:
    return closed_on is not None and since < closed_on <= day


def _may_belong(began_on: date | None, closed_on: date | None, day: date) -> bool:
    """Whether what is not known to be open may have been, a date being unknown."""
    if began_on is None:
        return closed_on is None or closed_on > day
    return began_on <= day and closed_on is None
