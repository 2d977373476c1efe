"""CAR017: open corrective actions move."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.corrective_actions import is_open, stage
from isms_lint_iso27001.derive.placeholders import is_blank_answer

_FIELDS = ("opened_on", "cause_started_on", "cause_determined_on", "implemented_on")


@rule(
    code="CAR017",
    name="no-progress",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 c",),
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="0.2",
    messages={"still": "nothing is recorded since {last}, {days} days ago"},
    options={
        "progress_days": {
            "type": "integer",
            "minimum": 1,
            "default": 60,
            "description": "Days without anything recorded that are reported when passed.",
        }
    },
    related=(
        "CAR005",
        "CAR016",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Open corrective actions move.

    What it checks
        Whether something dated is recorded of an open corrective action in the last 60 days: a
        progress entry, its cause, its opening, an extension.
    Why it matters
        An action without progress will be late. It is cheaper to see that before the due date than
        after it.
    How to fix
        Add a progress entry, or the day of the next step in `next_on`.
    Not reported
        A next step (`progress.next_on`) that is still ahead. Actions implemented and waiting for
        the check of their effect.
    Bad
        kind: corrective-action
        id: CAR-1
        status: planned
        opened_on: 2026-05-04
    Good
        kind: corrective-action
        id: CAR-1
        status: planned
        opened_on: 2026-05-04
        progress: [{on: 2026-09-21, note: tool ordered}]
    """
    if not is_open(action) or stage(action) in ("implemented", "verified"):
        return
    dates = [run.date(action, field) for field in _FIELDS]
    for index, _ in action.items("progress"):
        next_on = run.date(action, "progress", index, "next_on")
        if next_on is not None and next_on >= run.as_of:
            return
        dates.append(run.date(action, "progress", index, "on"))
    for index, _ in action.items("extensions"):
        dates.append(run.date(action, "extensions", index, "approved_on"))
    known = [day for day in dates if day is not None and day <= run.as_of]
    if not known:
        if is_blank_answer(action.get("opened_on")):
            yield NotEvaluated("nothing in it has a date")
        return
    last = max(known)
    days = (run.as_of - last).days
    if days > run.options["progress_days"]:
        yield Report("still", ("progress",), last=last, days=days)
