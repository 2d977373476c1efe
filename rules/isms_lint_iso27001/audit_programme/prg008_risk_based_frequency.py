"""PRG008: what carries high risk is audited more often."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.programme.coverage import audited
from isms_lint_iso27001.derive.programme.cycle import (
    Programme,
    is_in_force,
    period_of,
    programmes,
    why_no_period,
)
from isms_lint_iso27001.derive.programme.rationale import Rationale
from isms_lint_iso27001.derive.risk.criteria import criteria_in_force
from isms_lint_iso27001.derive.risk.high_risk_items import high_risk_items
from isms_lint_iso27001.derive.soa.control_dates import applicable_since
from isms_lint_iso27001.derive.soa.rows import current_statement, excluded_controls
from isms_lint_iso27001.derive.text.words import collapse_scope, counted, list_of

_MOST = 6
_SHORTEST_MONTH = 28


@rule(
    code="PRG008",
    name="risk-based-frequency",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "seldom": (
            "audited too seldom from {start} to {end}: {gaps}; high risk ({why}) asks for one audit"
            " in {months}"
        )
    },
    options={
        "high_risk_interval_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "x-whole-run": True,
            "description": "Months within which what carries high risk is audited once.",
        }
    },
    needs={"risk-criteria"},
    related=(
        "PRG005",
        "PRG011",
        "RSK003",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What carries high risk is audited more often.

    What it checks
        Whether each control that treats a risk at or above the criteria's `high`, and each process
        of high risk, is audited (done or planned) once in every 12 months of the programme's
        period: from its start to the first audit, between two, and from the last one to its end.
        The grace is that of PRG006. The level is the one known when the programme was approved.
    Why it matters
        The programme has to consider the importance of the processes. Privileged access that is
        looked at once in three years, like the visitors' book, shows that it does not.
    How to fix
        Add the control or its process to further audits, or say in the programme's `rationale` why
        it is audited less often; name the risk or the control there.
    Not reported
        Risks that became high after the programme was approved, and controls that apply only since
        then. What the `rationale` of the programme or of an entry names: the risk, the control, a
        range with it, its process. Controls that do not apply. Programmes shorter than 12 months,
        and programmes that ended and were followed by another one.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2023-12-10
        entries: [{audit: AUD-1, planned_on: 2026-12-01, scope: [A.8.2]}]
        ---
        kind: risk-criteria
        id: RC-1
        status: approved
        level: product
        acceptance: 9
        high: 15
        ---
        kind: risk
        id: RISK-1
        level: 20
        treatment: modify
        controls: [A.8.2]
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2023-12-10
        rationale: RISK-1 is watched by the monthly review of administrators
        entries: [{audit: AUD-1, planned_on: 2026-12-01, scope: [A.8.2]}]
        ---
        kind: risk-criteria
        id: RC-1
        status: approved
        level: product
        acceptance: 9
        high: 15
        ---
        kind: risk
        id: RISK-1
        level: 20
        treatment: modify
        controls: [A.8.2]
    """
    unclear = why_no_period(programme, run)
    if unclear:
        yield NotEvaluated(unclear)
    known = period_of(programme, run)
    if known is None or not is_in_force(programme) or _is_followed(known, run):
        return
    approved_on = run.date(programme, "approved_on") or known.start
    criteria = criteria_in_force(approved_on, run)
    if criteria is None or criteria.get("high") is None:
        yield NotEvaluated("the risk criteria do not say what is high")
        return
    high = high_risk_items(approved_on, run)
    gaps = run.derive(_Gaps).in_time_of(known)
    unclear_items = _seldom(known, high.unknown, gaps, run)
    if unclear_items:
        risks = list_of(list(_reasons(unclear_items)))
        yield NotEvaluated(f"how high {risks} was on {approved_on} is not on record")
    seldom = _seldom(known, high.known, gaps, run)
    if seldom:
        reasons = _reasons(seldom)
        yield Report(
            "seldom",
            ("entries",),
            related=tuple(
                Related(reason, _level(reason), f"{id} is high") for id, reason in reasons.items()
            )[:_MOST],
            about=seldom,
            why=list_of(list(reasons)),
            start=known.start,
            end=known.end,
            gaps=_in_words(seldom, gaps, run),
            months=counted(run.options["high_risk_interval_months"], "month"),
        )


class _Gaps:
    """The times without an audit that are too long for high risk. Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._as_of = run.as_of
        self._months = run.option_of("PRG008", "high_risk_interval_months")
        self._grace = run.option_of("PRG006", "grace_days")
        self._known: dict[tuple[date, date], _GapsOf] = {}
        # By item, the days of its audits, the earliest first: of those done, and of all.
        self._done: dict[str, list[date]] = {}
        self._all: dict[str, list[date]] = {}
        for one in run.derive(audited):
            for days in (self._done, self._all) if one.done else (self._all,):
                for leaf in one.items.touched:
                    known = days.setdefault(leaf, [])
                    if not known or known[-1] != one.day:
                        known.append(one.day)

    def in_time_of(self, known: Programme) -> _GapsOf:
        """Those in the period of a programme.

        Once it is over, audits that were only planned do not count.
        """
        period = (known.start, known.end)
        if period not in self._known:
            days = self._all if known.end >= self._as_of else self._done
            self._known[period] = _GapsOf(*period, days, self._months, self._grace)
        return self._known[period]


class _GapsOf:
    """The times in one period without an audit that are too long for high risk."""

    def __init__(
        self, start: date, end: date, days: dict[str, list[date]], months: int, grace: int
    ) -> None:
        self._start = start
        self._end = end
        self._days = days
        self._months = months
        self._grace = grace
        self._found: dict[str, _Gap | None] = {}

    def of(self, item: str) -> _Gap | None:
        """The longest one of an item; None where there is none."""
        if item not in self._found:
            self._found[item] = self._longest(item)
        return self._found[item]

    def _longest(self, item: str) -> _Gap | None:
        start, end = self._start, self._end
        after = add_days(end, 1)
        days = self._days.get(item, [])
        days = days[bisect_left(days, start) : bisect_right(days, end)]
        if not days:
            return _Gap(start, end, never=True) if after >= self._due(start) else None
        between = [(start, days[0]), *pairwise(days), (days[-1], after)]
        long = [(b - a, a, b) for a, b in between if self._is_long(a, b)]
        if not long:
            return None
        _, a, b = max(long, key=lambda one: (one[0], one[1]))
        return _Gap(a, min(b, end), never=False)

    def _is_long(self, start: date, end: date) -> bool:
        # No month has fewer days: most gaps need no look at the calendar.
        if (end - start).days <= _SHORTEST_MONTH * self._months:
            return False
        return end > add_days(self._due(start), self._grace)

    def _due(self, day: date) -> date:
        return add_months(day, self._months)


class _Gap(NamedTuple):
    """A time without an audit; `never`: the whole programme."""

    start: date
    end: date
    never: bool

    @property
    def words(self) -> str:
        return "never" if self.never else f"not between {self.start} and {self.end}"


def _in_words(items: Iterable[str], gaps: _GapsOf, run: Pass) -> str:
    """The items by their gaps, the longest first."""
    found: dict[_Gap, list[str]] = {}
    for item in items:
        gap = gaps.of(item)
        if gap is not None:
            found.setdefault(gap, []).append(item)
    ordered = sorted(found, key=lambda gap: (gap.start - gap.end, gap.start))
    said = [f"{collapse_scope(found[gap], run)} {gap.words}" for gap in ordered[:_MOST]]
    more = sum(len(found[gap]) for gap in ordered[_MOST:])
    return ", ".join([*said, f"and {more} more"] if more else said)


def _seldom(
    known: Programme, high: dict[str, list[Record]], gaps: _GapsOf, run: Pass
) -> dict[str, list[Record]]:
    """What is of high risk and audited less often than needed, with the reasons."""
    few = {item: why for item, why in high.items() if gaps.of(item) is not None}
    if not few:
        return few
    excluded = run.derive(excluded_controls)
    rationale = Rationale(known.record, run)
    since = run.derive(_since)
    approved_on = run.date(known.record, "approved_on") or known.start
    return {
        item: why
        for item, why in few.items()
        if item not in excluded
        and (since.get(item) or approved_on) <= approved_on
        and not rationale.names(item)
        and not any(rationale.names(one.id) for one in why)
    }


def _since(run: Pass) -> dict[str, date | None]:
    """Since when the controls of the statement in force apply (a derivation)."""
    statement = run.derive(current_statement)
    return applicable_since(statement, run) if statement is not None else {}


def _is_followed(known: Programme, run: Pass) -> bool:
    """Whether the programme is over, and another one has begun since."""
    last = run.derive(_last_end)
    return known.end < run.as_of and last is not None and known.end < last


def _last_end(run: Pass) -> date | None:
    """The last day of the programmes in force that have begun (a derivation)."""
    ends = (
        one.end
        for one in run.derive(programmes)
        if is_in_force(one.record) and one.start <= run.as_of
    )
    return max(ends, default=None)


def _reasons(seldom: dict[str, list[Record]]) -> dict[str, Record]:
    reasons = {one.id: one for found in seldom.values() for one in found}
    return {id: reasons[id] for id in sorted(reasons)}


def _level(record: Record) -> tuple[str, ...]:
    return ("level",) if record.kind == "risk" else ("risk_level",)
