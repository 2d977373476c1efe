"""FND012: A nonconformity stays open as long as its corrective action."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.corrective_actions import is_open
from isms_lint_iso27001.derive.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.words import list_of


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
def check(nc: Record, run: Pass) -> Iterator[Report]:
    """A nonconformity stays open as long as its corrective action.

    What it checks
        Whether a closed nonconformity has no corrective action that is still open.
    Why it matters
        One of the two records is wrong: either the failure is dealt with, or it is not.
    How to fix
        Close the corrective action when its effect was verified, and the nonconformity with it; or
        open the nonconformity again.
    Not reported
        Improvement actions of the kind `action`. Rejected corrective actions. A corrective action
        for several nonconformities counts for each of them.
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
    status = nc.text("status")
    if status != "closed" and (status or is_blank_answer(nc.get("closed_on"))):
        return
    still = [action for action in corrective_actions_of(nc, run) if is_open(action, run.as_of, run)]
    if still:
        yield Report(
            "open",
            ("status",) if status else ("closed_on",),
            related=tuple(Related(one, ("status",), f"{one.id} is open") for one in still),
            actions=list_of([one.id for one in still]),
            verb="is" if len(still) == 1 else "are",
        )
