"""PRG008: what carries high risk is audited more often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.programme.cycle import (
    Programme,
    is_in_force,
    period_of,
    programmes,
    why_no_period,
)
from isms_lint_iso27001.derive.programme.rationale import Rationale
from isms_lint_iso27001.derive.programme.unaudited_times import (
    Unaudited,
    UnauditedIn,
    UnauditedTimes,
)
from isms_lint_iso27001.derive.risk.criteria import criteria_in_force
from isms_lint_iso27001.derive.risk.high_risk_items import high_risk_items
from isms_lint_iso27001.derive.soa.control_dates import applicable_since
from isms_lint_iso27001.derive.soa.rows import current_statement, excluded_controls
from isms_lint_iso27001.derive.text.words import collapse_scope, counted, list_of

_MOST = 6


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
    gaps = run.derive(UnauditedTimes).in_time_of(known)
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


def _in_words(items: Iterable[str], gaps: UnauditedIn, run: Pass) -> str:
    """The items by their gaps, the longest first."""
    found: dict[Unaudited, list[str]] = {}
    for item in items:
        gap = gaps.of(item)
        if gap is not None:
            found.setdefault(gap, []).append(item)
    ordered = sorted(found, key=lambda gap: (gap.start - gap.end, gap.start))
    said = [f"{collapse_scope(found[gap], run)} {_words(gap)}" for gap in ordered[:_MOST]]
    more = sum(len(found[gap]) for gap in ordered[_MOST:])
    return ", ".join([*said, f"and {more} more"] if more else said)


def _words(gap: Unaudited) -> str:
    return "never" if gap.never else f"not between {gap.start} and {gap.end}"


def _seldom(
    known: Programme, high: dict[str, list[Record]], gaps: UnauditedIn, run: Pass
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
