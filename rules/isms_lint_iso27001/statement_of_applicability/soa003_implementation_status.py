"""SOA003: the statement says of each applicable control whether it is implemented."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.soa.implementation import implementation_of
from isms_lint_iso27001.derive.soa.rows import controls_in, controls_of, rows_to_judge


@rule(
    code="SOA003",
    name="implementation-status",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=("6.1.3 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "no-status": (
            "whether {controls} {verb} implemented is not said ({count} of {total} applicable rows)"
        )
    },
    related=(
        "SOA002",
        "SOA008",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The statement says of each applicable control whether it is implemented.

    What it checks
        Whether each row of the statement in force that says `applicable: true` has
        `implementation`: implemented, partly or planned.
    Why it matters
        The statement has to say whether the necessary controls are implemented. Without it nobody
        can tell a working control from a plan.
    How to fix
        Write `implementation: implemented`, `partly` or `planned` in the row.
    Not reported
        Rows whose control has a `control` record with a status: one of its own, or one that says that
        it carries the control out. Excluded controls.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: RISK-1}
    Good
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: RISK-1, implementation: partly}
    """
    rows = rows_to_judge(statement, run)
    if isinstance(rows, NotEvaluated):
        yield rows
        return

    applicable = [row for row in rows if row.applies]
    silent = [row for row in applicable if not implementation_of(row, run)]
    if silent:
        yield Report(
            "no-status",
            ("controls", silent[0].place),
            about=controls_of(silent),
            controls=controls_in(silent, run),
            verb="is" if len(silent) == 1 else "are",
            count=len(silent),
            total=len(applicable),
        )
