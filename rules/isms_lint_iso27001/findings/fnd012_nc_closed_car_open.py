"""FND012: a nonconformity stays open as long as its corrective action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_open, why_unclear
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of, is_closed
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="FND012",
    name="nc-closed-car-open",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("7.5",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.2",
    messages={"open": "the nonconformity is closed, and {actions} for it {verb} open"},
    related=(
        "CAR007",
        "REF008",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A nonconformity stays open as long as its corrective action.

    What it checks
        Whether a closed nonconformity has no corrective action that is still open.
    Why it matters
        One of the two records is wrong: either the failure is dealt with, or it is not.
    How to fix
        Close the corrective action when its effect was verified, and the nonconformity with it; or
        open the nonconformity again.
    Not reported
        Improvement actions of the kind `action`. Rejected corrective actions. Those whose effect
        had been verified as effective when the nonconformity was closed: whatever it waited for had
        happened, and what is left is to close them. A corrective action for several nonconformities
        counts for each of them. Where the status of the corrective action is no known word
        (REF006), it is not evaluated.
    Bad
        kind: nonconformity
        id: NC-1
        status: closed
        closed_on: 2026-06-30
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1, status: implemented}
    Good
        kind: nonconformity
        id: NC-1
        status: closed
        closed_on: 2026-06-30
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1, status: closed}
    """
    if not is_closed(nc, run.as_of, run):
        return
    closed_on = run.date(nc, "closed_on") or run.as_of
    found = [one for one in corrective_actions_of(nc, run) if _is_unfinished(one, closed_on, run)]
    doubts = {one: why for one in found if (why := why_unclear(one, run, f"{one.id}'s"))}
    still = [one for one in found if one not in doubts]
    if doubts and not still:
        yield NotEvaluated(list_of(list(doubts.values())))
    if still:
        still.sort(key=lambda one: one.id)
        yield Report(
            "open",
            ("status",) if nc.text("status") else ("closed_on",),
            related=tuple(Related(one, ("status",), f"{one.id} is open") for one in still),
            about=[one.id for one in still],
            actions=list_of([one.id for one in still]),
            verb="is" if len(still) == 1 else "are",
        )


def _is_unfinished(action: Record, day: date, run: Pass) -> bool:
    """Whether it is open, and its effect had not been found good by `day`."""
    if not is_open(action, run.as_of, run):
        return False
    verified_on = run.date(action, "verified", "on")
    is_effective = (
        action.text("verified", "result") == "effective"
        and verified_on is not None
        and verified_on <= day
    )
    return not is_effective
