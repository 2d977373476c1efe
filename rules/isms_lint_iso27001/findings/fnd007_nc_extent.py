"""FND007: at closing it is known whether the same is wrong elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.corrective_actions import is_closed
from isms_lint_iso27001.derive.nonconformities import corrective_actions_of, is_withdrawn
from isms_lint_iso27001.derive.placeholders import is_blank_answer


@rule(
    code="FND007",
    name="nc-extent",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("10.2 b3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": (
            "{action} is closed, and whether similar nonconformities exist or could"
            " occur is not said"
        )
    },
    related=(
        "CAR007",
        "FND006",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report]:
    """At closing it is known whether the same is wrong elsewhere.

    What it checks
        Whether a nonconformity whose corrective action is closed has a word on its `extent`:
        whether similar ones exist, or could occur.
    Why it matters
        A cause seldom stays in one place. The standard wants it determined before the action is
        called done.
    How to fix
        Search, and write what was found; a search without result is a result.
    Not reported
        Nil results. Corrective actions that are still open. Withdrawn findings.
    Bad
        kind: nonconformity
        id: NC-1
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1, status: closed}
    Good
        kind: nonconformity
        id: NC-1
        extent: all twelve systems were searched, no other account
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1, status: closed}
    """
    if is_withdrawn(nc) or not is_blank_answer(nc.get("extent")):
        return
    actions = corrective_actions_of(nc, run)
    closed = next((one for one in actions if is_closed(one, run.as_of, run)), None)
    if closed is not None:
        related = (Related(closed, ("status",), f"{closed.id} is closed"),)
        yield Report("none", ("extent",), related=related, action=closed.id)
