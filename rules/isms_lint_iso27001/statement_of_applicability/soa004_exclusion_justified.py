"""SOA004: the exclusion of an Annex A control is justified."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.soa.rows import (
    controls_in,
    controls_of,
    is_annex_a,
    rows_to_judge,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="SOA004",
    name="exclusion-justified",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=("6.1.3 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "unjustified": (
            "{controls} {verb} excluded without a reason ({count} of {total} excluded rows)"
        )
    },
    related=(
        "SOA001",
        "SOA013",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The exclusion of an Annex A control is justified.

    What it checks
        Whether each row of the statement in force that says `applicable: false` for a control of
        Annex A gives a justification. `n/a`, `-` or `tbd` is none.
    Why it matters
        The statement has to say why a control of Annex A is left out. An exclusion without a reason
        reads as an oversight.
    How to fix
        Write in `justification` what makes the control unnecessary here: no such activity, no such
        risk.
    Not reported
        Excluded controls of the organization's own. Words that say little, such as `cost`: SOA013
        speaks of those.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.30, applicable: false}
    Good
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.30, applicable: false, justification: nobody else develops for us}
    """
    rows = rows_to_judge(statement, run)
    if isinstance(rows, NotEvaluated):
        yield rows
        return

    excluded = [row for row in rows if row.excluded and is_annex_a(row)]
    bare = [row for row in excluded if is_blank_answer(row.data.get("justification"))]
    if bare:
        yield Report(
            "unjustified",
            ("controls", bare[0].place),
            about=controls_of(bare),
            controls=controls_in(bare, run),
            verb="is" if len(bare) == 1 else "are",
            count=len(bare),
            total=len(excluded),
        )
