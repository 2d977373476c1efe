"""SOA002: an applicable control is justified."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.soa.drivers import has_driver
from isms_lint_iso27001.derive.soa.rows import controls_in, controls_of, rows_to_judge
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="SOA002",
    name="inclusion-justified",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=("6.1.3 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "unjustified": (
            "{controls} {verb} applicable without a word why ({count} of {total} applicable rows)"
        )
    },
    related=(
        "SOA001",
        "SOA004",
        "SOA006",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An applicable control is justified.

    What it checks
        Whether each row of the statement in force that says `applicable: true` gives a
        justification, or names what the control is for: risks, contracts or requirements.
    Why it matters
        The statement has to say why each control is included. Assessors read the justification next
        to the risk it should answer.
    How to fix
        Write in `justification` what the control is for, or link it in `risks`, `contracts` or
        `requirements`.
    Not reported
        A row without words that names a risk, a contract or a requirement: the link is the
        justification. A control that an active risk or a contract in force names: what names it is
        its justification. Weak words: SOA006 speaks of those.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: ""}
    Good
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, risks: [RISK-1]}
          - {control: A.8.15, applicable: true, justification: log duty of the sector}
    """
    rows = rows_to_judge(statement, run)
    if isinstance(rows, NotEvaluated):
        yield rows
        return

    applicable = [row for row in rows if row.applies]
    bare = [
        row
        for row in applicable
        if is_blank_answer(row.data.get("justification")) and not has_driver(row, run)
    ]
    if bare:
        yield Report(
            "unjustified",
            ("controls", bare[0].place),
            about=controls_of(bare),
            controls=controls_in(bare, run),
            verb="is" if len(bare) == 1 else "are",
            count=len(bare),
            total=len(applicable),
        )
