"""PRG005: every applicable control is audited in the cycle."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.programme.coverage import Coverage
from isms_lint_iso27001.derive.programme.coverage_gaps import coverage_gaps
from isms_lint_iso27001.derive.programme.cycle import Cycle
from isms_lint_iso27001.derive.soa.control_dates import applicable_since
from isms_lint_iso27001.derive.soa.rows import applicable_controls
from isms_lint_iso27001.derive.soa.statement_in_force import statement_in_force


@rule(
    code="PRG005",
    name="control-coverage",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=(
        "9.2.1 a1",
        "9.2.1 b",
    ),
    basis=Basis.CERTIFICATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "closed": (
            "in the cycle from {start} to {end} no completed audit covered {items}"
            " ({count} of {total} applicable controls)"
        ),
        "running": (
            "in the cycle from {start} to {end} no audit covers {items}, neither"
            " done nor planned ({count} of {total} applicable controls)"
        ),
    },
    options={
        "cycle_years": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": "Years in which every applicable control is audited once.",
        },
        "new_control_grace_months": {
            "type": "integer",
            "minimum": 0,
            "default": 12,
            "description": (
                "Months in which a control that has just become applicable need not"
                " have been audited."
            ),
        },
    },
    needs={"statement-of-applicability"},
    related=(
        "PRG004",
        "PRG012",
        "SOA001",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Every applicable control is audited in the cycle.

    What it checks
        Whether each control that applies by the Statement of Applicability is in the scope, or
        among the results, of an internal audit completed in the closed cycle; in the running one,
        of a completed or a planned audit. The cycle is found as for PRG004, with its own
        `cycle_years`.
    Why it matters
        The standard does not ask for every control in every cycle. Certification bodies expect it,
        because a control nobody looked at in three years is not known to work.
    How to fix
        Put the controls, or the processes they belong to, into an audit that is still ahead.
    Not reported
        Excluded controls, also those excluded since the cycle closed. Controls that became
        applicable in the last 12 months of the closed cycle, or before the as-of date. Audits of
        the 2013 edition count through the table of both editions: a merged control if all it came
        from was audited; the eleven new ones never. Audits that ended shortly after a closed cycle
        and belong to it, as for PRG004.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries: [{audit: AUD-1, planned_on: 2026-12-01, scope: [A.8.12]}]
        ---
        kind: statement-of-applicability
        id: SOA
        status: approved
        controls:
          - {control: A.8.11, applicable: true, applicable_since: 2023-01-01}
          - {control: A.8.12, applicable: true}
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries: [{audit: AUD-1, planned_on: 2026-12-01, scope: [A.8.12]}]
        ---
        kind: statement-of-applicability
        id: SOA
        status: approved
        controls:
          - {control: A.8.11, applicable: true, applicable_since: 2026-03-01}
          - {control: A.8.12, applicable: true}
    """

    def demanded(cycle: Cycle, _covered: Coverage) -> list[str] | NotEvaluated:
        day = min(cycle.end, run.as_of)
        statement = statement_in_force(day, run)
        if statement is None:
            return NotEvaluated(f"no Statement of Applicability was in force on {day}")
        by = add_months(day, -run.options["new_control_grace_months"])
        now = run.derive(applicable_controls)
        return [
            control
            for control, since in applicable_since(statement, run).items()
            if control in now and (since is None or since <= by)
        ]

    for gap in coverage_gaps(programme, run.options["cycle_years"], demanded, run):
        yield gap if isinstance(gap, NotEvaluated) else gap.report(run)
