"""CAR017: open corrective actions move."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_open, stage, why_unclear
from isms_lint_iso27001.derive.dates.given_dates import written
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import counted

_FIELDS: tuple[tuple[str | int, ...], ...] = (
    ("opened_on",),
    ("cause_started_on",),
    ("cause_determined_on",),
    ("approved_on",),
    ("implemented_on",),
    ("verified", "on"),
)
_LISTS = {"progress": "on", "extensions": "approved_on", "amendments": "on"}


@rule(
    code="CAR017",
    name="no-progress",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 c",),
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="0.2",
    messages={"still": "open, and nothing is recorded of it since {last}, {days} ago"},
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
        Whether something dated is recorded of an open corrective action in the last 60 days
        (`progress_days`): a progress entry, its cause, its opening, an extension, a check that
        found it not effective.
    Why it matters
        An action without progress is likely to be late. It is cheaper to see that before the due
        date than after it.
    How to fix
        Add a progress entry, or the day of the next step in `next_on`.
    Not reported
        Long actions with a next step (`progress.next_on`) that is still ahead. Actions implemented
        and waiting for the check of their effect. Where the status is no known word (REF006), it is
        not evaluated.
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
    if not is_open(action, run.as_of, run) or _is_waiting(action, run):
        return
    for index, _ in action.items("progress"):
        next_on = run.date(action, "progress", index, "next_on")
        if next_on is not None and next_on >= run.as_of:
            return
    dates = []
    for field in _events(action):
        on = run.date(action, *field)
        if on is None:
            yield NotEvaluated(f"`{written(field)}` cannot be read as a date")
            return
        if on <= run.as_of:
            dates.append(on)
    if not dates:
        yield NotEvaluated("nothing in it has a date")
        return
    days = (run.as_of - max(dates)).days
    if days > run.options["progress_days"]:
        unclear = why_unclear(action, run)
        yield (
            NotEvaluated(unclear)
            if unclear
            else Report("still", ("progress",), last=max(dates), days=counted(days, "day"))
        )


def _is_waiting(action: Record, run: Pass) -> bool:
    """Whether it is implemented and waits for the check of its effect, or for closing."""
    done = stage(action, run.as_of, run) in ("implemented", "verified")
    return done and action.text("verified", "result") != "not-effective"


def _events(action: Record) -> Iterator[tuple[str | int, ...]]:
    """Every field with the day of something that happened."""
    lists = ((name, index, on) for name, on in _LISTS.items() for index, _ in action.items(name))
    return (field for field in (*_FIELDS, *lists) if not is_blank_answer(action.get(*field)))
