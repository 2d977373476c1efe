"""The audits of the certification body in their order, and the years between them.

A certification year begins after the end of one audit of the body and lasts until the next one
begins. In it things follow each other: risks, internal audits, corrective action, review.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import ended_on, is_of_certification_body, visit_on
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_BY_THE_WAY = frozenset({"stage-1", "special", "transition"})


class Visit(NamedTuple):
    """An audit of the certification body, done or planned. Whole days, both ends included."""

    start: date
    end: date
    audit: Record

    @property
    def is_regular(self) -> bool:
        """Whether it closes a certification year.

        A first stage does not: the second one follows. Nor does an audit that comes in between.
        """
        return self.audit.text("type") not in _BY_THE_WAY


class CertificationYear(NamedTuple):
    """The time between two regular visits: after the end of one, up to the start of the next.

    There is none before the first year, and none after the last.
    """

    before: Visit | None
    next: Visit | None

    def holds(self, day: date) -> bool:
        """Whether `day` falls into it. The days of a visit after its first fall into no year."""
        return (self.before is None or day > self.before.end) and (
            self.next is None or day <= self.next.start
        )


def visits(run: Pass) -> tuple[Visit, ...]:
    """Every audit of the certification body on a known day, by day (a derivation)."""
    found = []
    for audit in run.register.of("external-audit"):
        start = visit_on(audit, run) if is_of_certification_body(audit) else None
        if start is not None:
            end = ended_on(audit, run)
            found.append(Visit(start, start if end is None else max(start, end), audit))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.audit.id)))


def regular_visits(run: Pass) -> tuple[Visit, ...]:
    """Those that close a certification year (a derivation)."""
    return tuple(one for one in run.derive(visits) if one.is_regular)


def visits_to_judge(run: Pass) -> tuple[Visit, ...]:
    """The last regular visit that began and the next one ahead, as far as there are any.

    What was wrong before an older visit the body has seen itself, and nobody can put it right.
    A derivation.
    """
    regular = run.derive(regular_visits)
    begun = [one for one in regular if one.start <= run.as_of]
    ahead = [one for one in regular if one.start > run.as_of]
    return (*begun[-1:], *ahead[:1])


def visit_of(audit: Record, run: Pass) -> Visit | None:
    """The visit an external audit is; None for one of others, or without a day."""
    return run.derive(_by_audit).get(audit)


def without_a_day(audit: Record) -> NotEvaluated | None:
    """Of an external audit that is no visit: that its day is missing, where it was not called off."""
    if audit.text("status") in ("cancelled", "postponed"):
        return None
    return NotEvaluated("neither start nor planned_on is a date")


def start_field_of(visit: Visit, run: Pass) -> tuple[str]:
    """Where the record tells its first day."""
    return ("start",) if run.date(visit.audit, "start") else ("planned_on",)


def begins(visit: Visit, run: Pass) -> str:
    """When it begins or began, as the end of a clause; `was planned for ...` where it did not."""
    if is_lapsed(visit, run):
        return f"was planned for {visit.start}"
    return f"{'begins' if is_ahead(visit, run) else 'began'} on {visit.start}"


def is_ahead(visit: Visit, run: Pass) -> bool:
    """Whether it has not begun; on its first day, as long as it counts as planned."""
    is_planned = visit.audit.text("status") == "planned"
    return visit.start > run.as_of or (visit.start == run.as_of and is_planned)


def is_lapsed(visit: Visit, run: Pass) -> bool:
    """Whether its day is past and the record does not say that it took place."""
    if visit.start >= run.as_of or not is_blank_answer(visit.audit.get("reported_on")):
        return False
    status = visit.audit.text("status")
    days = (visit.audit.get(field) for field in ("start", "end"))
    return status == "planned" or (not status and all(is_blank_answer(day) for day in days))


def visit_before(visit: Visit, run: Pass) -> Visit | None:
    """The last regular visit that began before `visit`."""
    known = run.derive(regular_visits)
    index = bisect_left(known, visit.start, key=lambda one: one.start)
    return known[index - 1] if index else None


def visit_after(visit: Visit, run: Pass) -> Visit | None:
    """The first regular visit that begins after the end of `visit`."""
    known = run.derive(regular_visits)
    index = bisect_right(known, visit.end, key=lambda one: one.start)
    return known[index] if index < len(known) else None


def certification_years(run: Pass) -> tuple[CertificationYear, ...]:
    """The years in their order (a derivation). Without any regular visit it is one, without end."""
    found = []
    before: Visit | None = None
    for following in (*run.derive(regular_visits), None):
        found.append(CertificationYear(before, following))
        # Of two that overlap, the year begins after the one that ends last.
        if following is not None and (before is None or following.end >= before.end):
            before = following
    return tuple(found)


def certification_year(day: date, run: Pass) -> CertificationYear | None:
    """The year into which `day` falls; None while a visit goes on."""
    years = run.derive(certification_years)
    year = years[bisect_left(run.derive(regular_visits), day, key=lambda one: one.start)]
    return year if year.holds(day) else None


def _by_audit(run: Pass) -> dict[Record, Visit]:
    return {one.audit: one for one in run.derive(visits)}
