"""SOA006: an applicable control is tied to what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.soa_drivers import has_driver, is_thin
from isms_lint_iso27001.derive.soa_rows import controls_in, rows_to_judge
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="SOA006",
    name="no-driver",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=(
        "6.1.3 b",
        "6.1.3 d",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "no-driver": (
            "{controls} {verb} applicable for no risk, contract or requirement on"
            " record; {words} would fit any control"
        )
    },
    related=(
        "SOA002",
        "SOA013",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An applicable control is tied to what it is for.

    What it checks
        Whether each applicable control of the statement in force is tied to a risk, a contract or
        another requirement, or its justification says more than a word that fits any control, such
        as `best practice`.
    Why it matters
        Controls are necessary because a risk, a law, a contract or the business needs them. A
        control without such a reason cannot be judged for its effect, and is the first to be let
        slide.
    How to fix
        Link the risk, contract or requirement in the row, or say in `justification` what the
        control is there for. A stated baseline is a reason too: say which, and why it is the
        baseline.
    Not reported
        Controls that an active risk or a contract in force names. Justifications of substance. Rows
        without any justification: SOA002 speaks of those.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: best practice}
    Good
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: best practice, risks: [RISK-1]}
          - {control: A.8.15, applicable: true, justification: baseline of all hosted services}
    """
    rows = rows_to_judge(statement, run)
    if isinstance(rows, NotEvaluated):
        yield rows
        return

    bare = [
        row
        for row in rows
        if row.applies
        and is_thin(row.data.get("justification"))
        and not is_blank_answer(row.data.get("justification"))
        and not has_driver(row, run)
    ]
    if bare:
        words = dict.fromkeys(quote(str(row.data["justification"])) for row in bare)
        yield Report(
            "no-driver",
            ("controls", bare[0].place, "justification"),
            controls=controls_in(bare, run),
            verb="is" if len(bare) == 1 else "are",
            words=list_of(list(words)),
        )
