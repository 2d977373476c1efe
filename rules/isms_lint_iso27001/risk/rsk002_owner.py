"""RSK002: each risk has an active owner."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.people.absence import why_nobody
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import unless_unread, why_unread


@rule(
    code="RSK002",
    name="owner",
    kinds={"risk"},
    scope=REGISTER,
    clauses=("6.1.2 c2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": "the risk has no owner",
        "inactive": "the risk has no active owner: {why}",
    },
    related=(
        "RSK006",
        "ROL004",
    ),
)
def check(risk: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each risk has an active owner.

    What it checks
        Whether each active risk names an `owner` who is a person with the organization on the as-of
        date, or a role that somebody holds then.
    Why it matters
        The owner decides about treatment and accepts what remains (6.1.3 f). A department, or
        somebody who left, cannot.
    How to fix
        Name the person or role with the authority to decide about the risk.
    Not reported
        Roles with an active holder. Owners who left and handed over in time to somebody who is
        there (ROL004). Closed risks. Where the status is no known word (REF006), it is not
        evaluated.
    Bad
        kind: risk
        id: RISK-1
        owner: IT
    Good
        kind: risk
        id: RISK-1
        owner: gita
        ---
        {kind: person, id: gita}
    """
    if is_active(risk):
        yield from unless_unread(why_unread(risk, run), _judge(risk, run))


def _judge(risk: Record, run: Pass) -> Iterator[Report]:
    owner = risk.get("owner")
    if is_blank_answer(owner):
        yield Report("none", ("owner",))
    elif not answering(owner, run.as_of, run) and not run.register.is_external(str(owner)):
        yield Report("inactive", ("owner",), why=why_nobody(owner, run.as_of, run))
