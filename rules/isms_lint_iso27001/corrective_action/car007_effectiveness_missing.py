"""CAR007: a corrective action was closed without a review of its effectiveness."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_closed, is_given

_PARTS = {"result": "the result", "by": "who reviewed it", "on": "the date"}


@rule(
    code="CAR007",
    name="effectiveness-missing",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "missing": "closed without a review of its effectiveness: that the action worked cannot"
        " be shown",
        "incomplete": "closed, but the review of its effectiveness lacks {lacking}: that the"
        " action worked cannot be shown",
    },
    related=(
        "CAR008",
        "CAR009",
        "CAR010",
        "CAR011",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """A corrective action was closed without a complete review of its effectiveness.

    What it checks
        A closed corrective action has `verified` with `result`, `by` and `on`, and that day has
        come.
    Why it matters
        That something was done does not show that it helped. The review of effectiveness is a
        duty of its own, and the part that is most often missing.
    How to fix
        Look, once the action has had time to work, whether the nonconformity came back, and write
        down the result, who looked and when. Until then the status is `implemented`.
    Not reported
        Actions that are implemented or verified and not closed: their review may still come. A
        result of `not-effective` is a result here.
    Bad
        kind: corrective-action
        id: CAR-1
        status: closed
        implemented_on: 2026-09-28
        closed_on: 2026-09-28
    Good
        kind: corrective-action
        id: CAR-1
        status: closed
        verified: {on: 2026-10-30, by: ines, result: effective}
        closed_on: 2026-10-30
        ---
        kind: corrective-action
        id: CAR-2
        status: implemented
        implemented_on: 2026-09-28
    """
    if not is_closed(action, run.as_of, run):
        return
    on = run.date(action, "verified", "on")
    is_ahead = on is not None and on > run.as_of
    lacking = [part for part in _PARTS if is_ahead or not is_given(action, "verified", part)]
    if len(lacking) == len(_PARTS):
        anchor = next(
            field for field in ("verified", "closed_on", "status") if is_given(action, field)
        )
        yield Report("missing", (anchor,))
    elif lacking:
        words = " and ".join(_PARTS[part] for part in lacking)
        yield Report("incomplete", ("verified",), about=lacking, lacking=words)
