"""PRG008: what carries high risk is audited more often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.control_dates import applicable_since
from isms_lint_iso27001.derive.coverage import audited
from isms_lint_iso27001.derive.high_risk_items import high_risk_items
from isms_lint_iso27001.derive.programme_cycle import (
    Programme,
    is_in_force,
    period_of,
    programmes,
    why_no_period,
)
from isms_lint_iso27001.derive.rationale import Rationale
from isms_lint_iso27001.derive.risk_criteria import criteria_in_force
from isms_lint_iso27001.derive.soa_rows import current_statement, excluded_controls
from isms_lint_iso27001.derive.words import collapse_scope, list_of

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
            "audited too seldom for high risk ({why}) from {start} to {end}: {times}; once in"
            " {months} months would be {needed}"
        )
    },
    options={
        "high_risk_interval_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
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
        of high risk, is audited (done or planned) as often as once in every 12 months of the
        programme's period asks for. The level is the one known when the programme was approved.
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
    months = run.options["high_risk_interval_months"]
    needed = _months(known) // months
    approved_on = run.date(programme, "approved_on") or known.start
    criteria = criteria_in_force(approved_on, run)
    if criteria is None or criteria.get("high") is None:
        yield NotEvaluated("the risk criteria do not say what is high")
        return
    high = high_risk_items(approved_on, run)
    times = _times(known, run)
    unclear_items = _seldom(known, needed, high.unknown, times, run)
    if unclear_items:
        risks = list_of(list(_reasons(unclear_items)))
        yield NotEvaluated(f"how high {risks} was on {approved_on} is not on record")
    seldom = _seldom(known, needed, high.known, times, run)
    if seldom:
        reasons = _reasons(seldom)
        yield Report(
            "seldom",
            ("entries",),
            related=tuple(
                Related(reason, _level(reason), f"{id} is high") for id, reason in reasons.items()
            )[:_MOST],
            why=list_of(list(reasons)),
            start=known.start,
            end=known.end,
            times=_by_count(seldom, times, run),
            months=months,
            needed=_in_words(needed),
        )


def _by_count(items: Iterable[str], times: dict[str, int], run: Pass) -> str:
    """The items by how often they are audited, the most seldom first."""
    counts: dict[int, list[str]] = {}
    for item in items:
        counts.setdefault(times.get(item, 0), []).append(item)
    said = (f"{collapse_scope(counts[n], run)} {_in_words(n)}" for n in sorted(counts))
    return ", ".join(said)


def _seldom(
    known: Programme,
    needed: int,
    high: dict[str, list[Record]],
    times: dict[str, int],
    run: Pass,
) -> dict[str, list[Record]]:
    """What is of high risk and audited less often than needed, with the reasons."""
    few = {item: why for item, why in high.items() if times.get(item, 0) < needed}
    if not few:
        return few
    excluded = run.derive(excluded_controls)
    rationale = Rationale(known.record, run)
    statement = run.derive(current_statement)
    since = applicable_since(statement, run) if statement is not None else {}
    approved_on = run.date(known.record, "approved_on") or known.start
    return {
        item: why
        for item, why in few.items()
        if item not in excluded
        and (since.get(item) or approved_on) <= approved_on
        and not rationale.names(item)
        and not any(rationale.names(one.id) for one in why)
    }


def _is_followed(known: Programme, run: Pass) -> bool:
    """Whether the programme is over, and another one has begun since."""
    return known.end < run.as_of and any(
        is_in_force(one.record) and known.end < one.end and one.start <= run.as_of
        for one in run.derive(programmes)
    )


def _times(known: Programme, run: Pass) -> dict[str, int]:
    """How often items are audited in the programme's time; once it is over, by audits done."""
    found: dict[str, int] = {}
    for one in run.derive(audited):
        if known.holds(one.day) and (one.done or known.end >= run.as_of):
            for leaf in one.items.touched:
                found[leaf] = found.get(leaf, 0) + 1
    return found


def _reasons(seldom: dict[str, list[Record]]) -> dict[str, Record]:
    reasons = {one.id: one for found in seldom.values() for one in found}
    return {id: reasons[id] for id in sorted(reasons)}


def _months(known: Programme) -> int:
    """Whole months of the period."""
    after = add_days(known.end, 1)
    months = (after.year - known.start.year) * 12 + after.month - known.start.month
    return months - (after.day < known.start.day)


def _level(record: Record) -> tuple[str, ...]:
    return ("level",) if record.kind == "risk" else ("risk_level",)


def _in_words(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
