"""PRG008: what carries high risk is audited more often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.coverage import audited
from isms_lint_iso27001.derive.high_risk_items import high_risk_items
from isms_lint_iso27001.derive.naming import is_named
from isms_lint_iso27001.derive.programme_cycle import current_cycles
from isms_lint_iso27001.derive.responsibilities import responsibilities
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
            "{items} {carry} high risk ({why}) and {are} audited {times} in the"
            " cycle from {start} to {end}; every {months} months would be {needed}"
            " times"
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
def check(programme: Record, run: Pass) -> Iterator[Report]:
    """What carries high risk is audited more often.

    What it checks
        Whether each control that treats a risk at or above the criteria's `high`, and each process
        of high risk, is audited (done and planned) at least once in every 12 months of the cycle.
        The level is the one known when the programme was approved.
    Why it matters
        The programme has to consider the importance of the processes. Privileged access that is
        looked at once in three years, like the visitors' book, shows that it does not.
    How to fix
        Add the control or its process to further audits, or say in the programme's `rationale` why
        it is audited less often; name the risk or the control there.
    Not reported
        Risks that became high after the programme was approved. Risks and items that the
        `rationale` names. Controls that do not apply.
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
    months = run.options["high_risk_interval_months"]
    for cycle in run.derive(current_cycles):
        if cycle.programme is not programme or cycle.planned_until < cycle.end:
            continue
        approved_on = run.date(programme, "approved_on") or cycle.start
        needed = _months(cycle.start, cycle.end) // months
        excluded = run.derive(responsibilities).excluded(run.as_of)
        words = " ".join(_rationales(programme))
        times = run.derive(_Times).count(cycle.start, cycle.end)
        seldom: dict[str, list[Record]] = {
            item: reasons
            for item, reasons in high_risk_items(approved_on, run).items()
            if item not in excluded
            and times.get(item, 0) < needed
            and not is_named(item, words)
            and not any(is_named(reason.id, words) for reason in reasons)
        }
        if seldom:
            reasons = {reason.id: reason for found in seldom.values() for reason in found}
            few = min(times.get(item, 0) for item in seldom)
            one = len(seldom) == 1
            yield Report(
                "seldom",
                ("entries",),
                related=tuple(
                    Related(reason, _level(reason), f"{id} is high")
                    for id, reason in reasons.items()
                )[:_MOST],
                items=collapse_scope(seldom, run),
                carry="carries" if one else "carry",
                why=list_of(list(reasons)),
                are="is" if one else "are",
                times=_times(few) if one else f"as seldom as {_times(few)}",
                start=cycle.start,
                end=cycle.end,
                months=months,
                needed=needed,
            )


class _Times:
    """How often items are audited. Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._run = run

    def count(self, start: date, end: date) -> dict[str, int]:
        """By item, the audits done or planned from `start` to `end`."""
        found: dict[str, int] = {}
        for one in self._run.derive(audited):
            if start <= one.day <= end:
                for leaf in one.leaves:
                    found[leaf] = found.get(leaf, 0) + 1
        return found


def _months(start: date, end: date) -> int:
    """Whole months from the first day of `start` to the end of `end`."""
    after = add_days(end, 1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months - (after.day < start.day)


def _rationales(programme: Record) -> Iterator[str]:
    for _, text in programme.strings("rationale"):
        yield text
    for index, _ in programme.items("entries"):
        yield programme.text("entries", index, "rationale")


def _level(record: Record) -> tuple[str, ...]:
    return ("level",) if record.kind == "risk" else ("risk_level",)


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
