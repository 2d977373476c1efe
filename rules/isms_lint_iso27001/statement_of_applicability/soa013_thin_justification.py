"""SOA013: the reason for an exclusion is more than a word that fits any control."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.soa.drivers import is_thin
from isms_lint_iso27001.derive.soa.rows import (
    controls_in,
    controls_of,
    is_annex_a,
    rows_to_judge,
)
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="SOA013",
    name="thin-justification",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=("6.1.3 d",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={"thin": "{words} {does} not say why {controls} {verb} excluded here"},
    related=(
        "SOA004",
        "SOA006",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The reason for an exclusion is more than a word that fits any control.

    What it checks
        Whether the justification of an excluded control of Annex A says more than words such as
        `n/a`, `not relevant`, `cost` or `best practice`.
    Why it matters
        The reason has to show that no risk needs the control. Cost is no such reason, and `n/a`
        repeats the decision.
    How to fix
        Say what makes the control unnecessary: which activity, place or technology does not exist
        here.
    Not reported
        Words in languages the rule does not know. Controls of the organization's own. Included
        controls: SOA006 speaks of those. Rows without a word: SOA004.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.30, applicable: false, justification: n/a}
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

    thin = [
        row
        for row in rows
        if row.excluded and is_annex_a(row) and is_thin(row.data.get("justification"))
    ]
    if thin:
        words = dict.fromkeys(quote(str(row.data["justification"])) for row in thin)
        yield Report(
            "thin",
            ("controls", thin[0].place, "justification"),
            about=controls_of(thin, "justification"),
            words=list_of(list(words)),
            does="does" if len(words) == 1 else "do",
            controls=controls_in(thin, run),
            verb="is" if len(thin) == 1 else "are",
        )
