"""FND007: at closing it is known whether the same is wrong elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_closed, stage_field
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of, is_withdrawn
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of


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
            "{actions} {verb} closed, and whether similar nonconformities exist or could"
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
        Nil results. Corrective actions that are still open, or were rejected: the question is asked
        at closing. Nonconformities without corrective action. Withdrawn findings.
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
    closed = [one for one in corrective_actions_of(nc, run) if is_closed(one, run.as_of, run)]
    if closed:
        closed.sort(key=lambda one: one.id)
        yield Report(
            "none",
            ("extent",),
            related=tuple(
                Related(one, stage_field(one, "closed"), f"{one.id} is closed") for one in closed
            ),
            actions=list_of([one.id for one in closed]),
            verb="is" if len(closed) == 1 else "are",
        )
