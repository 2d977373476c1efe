"""PRG005: every applicable control is audited in the cycle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.coverage import coverage
from isms_lint_iso27001.derive.programme_cycle import current_cycles
from isms_lint_iso27001.derive.soa_rows import rows_of
from isms_lint_iso27001.derive.statement_in_force import statement_in_force
from isms_lint_iso27001.derive.words import collapse_scope


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
        "new_control_grace_months": {
            "type": "integer",
            "minimum": 0,
            "default": 12,
            "description": (
                "Months in which a control that has just become applicable need not"
                " have been audited."
            ),
        }
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
        Whether each control that applies by the Statement of Applicability is in the scope of a
        completed internal audit of the closed cycle; in the running one, of a completed or a
        planned audit.
    Why it matters
        The standard does not ask for every control in every cycle. Certification bodies expect it,
        because a control nobody looked at in three years is not known to work.
    How to fix
        Put the controls, or the processes they belong to, into an audit that is still ahead.
    Not reported
        Excluded controls. Controls that became applicable in the last 12 months of the closed
        cycle, or before the as-of date. Audits of the 2013 edition count through the table of both
        editions: a merged control if all it came from was audited; the eleven new ones never.
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
    mine = [cycle for cycle in run.derive(current_cycles) if cycle.programme is programme]
    for cycle in mine:
        closed = cycle.is_closed(run)
        reference = min(cycle.end, run.as_of)
        statement = statement_in_force(reference, run)
        if statement is None:
            yield NotEvaluated(f"no Statement of Applicability was approved by {reference}")
            continue
        since = add_months(reference, -run.options["new_control_grace_months"])
        controls = _controls(statement, since, run)
        covered = coverage(cycle.start, cycle.end, run)
        missing = covered.lacks(controls, or_planned=not closed)
        if not missing:
            continue
        if not closed and cycle.planned_until < cycle.end:
            yield NotEvaluated(
                f"the programmes on record end on {cycle.planned_until}, before the cycle does"
            )
            continue
        yield Report(
            "closed" if closed else "running",
            ("period",) if closed else ("entries",),
            start=cycle.start,
            end=cycle.end,
            items=collapse_scope(missing, run, 12),
            count=len(missing),
            total=len(controls),
        )


def _controls(statement: Record, since: date, run: Pass) -> list[str]:
    """The controls that apply, but for those that do so only since after `since`."""
    found: dict[str, None] = {}
    for row in rows_of(statement, run):
        day = run.date(statement, "controls", row.place, "applicable_since")
        if row.applies and (day is None or day <= since):
            found.update(dict.fromkeys(row.leaves))
    return sorted(found, key=run.register.scope.order)
