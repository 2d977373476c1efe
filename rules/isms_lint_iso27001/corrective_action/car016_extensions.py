"""CAR016: due dates are moved seldom, and by decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_approved, is_open, why_unclear
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import unless_unread
from isms_lint_iso27001.derive.text.words import list_of

_ASKED = ("reason", "approved_by")


@rule(
    code="CAR016",
    name="extensions",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 c",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "often": "the due date was moved {count}: when the action will be done cannot be said{lack}",
        "unapproved": "the due date was moved {moves}, and {lack}",
    },
    options={
        "max_extensions": {
            "type": "integer",
            "minimum": 1,
            "default": 2,
            "description": "Reported where the due date was moved so many times.",
        }
    },
    related=(
        "CAR005",
        "CAR006",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Due dates are moved seldom, and by decision.

    What it checks
        Whether the due date of an open corrective action was moved fewer than 2 times
        (`max_extensions`), and each time with a reason and an approver. One finding tells both.
    Why it matters
        A date that moves whenever it comes near is no date. Assessors read the list of extensions
        as a measure of how serious the action is.
    How to fix
        Record reason and approver of each extension. If it has been moved twice, look at what
        stands in the way.
    Not reported
        One approved extension with its reason. Closed and rejected actions. Moves that no extension
        records: only the git history shows those. Where the status is no known word (REF006), it is
        not evaluated.
    Bad
        kind: corrective-action
        id: CAR-1
        status: planned
        extensions: [{from: 2026-09-30, to: 2026-11-30}]
    Good
        kind: corrective-action
        id: CAR-1
        status: planned
        extensions: [{from: 2026-09-30, to: 2026-11-30, reason: part delivered late,
             approved_by: bo}]
    """
    if is_open(action, run.as_of, run):
        yield from unless_unread(why_unclear(action, run), _judge(action, run))


def _judge(action: Record, run: Pass) -> Iterator[Report]:
    moves = [
        (index, one)
        for index, one in action.items("extensions")
        if (run.date(action, "extensions", index, "approved_on") or run.as_of) <= run.as_of
    ]
    bare = [(index, one) for index, one in moves if not is_approved(one)]
    lack = _lack([one for _, one in bare])
    lacking = [
        Part(f"{_move(one)} {field}", ("extensions", index))
        for index, one in bare
        for field in _ASKED
        if is_blank_answer(one.get(field))
    ]
    moved = list_of([_move(one) for _, one in bare])
    if len(moves) >= run.options["max_extensions"]:
        more = f"; for the move {moved} {lack}" if bare else ""
        yield Report(
            "often",
            ("extensions",),
            about=[*(Part(_move(one), ("extensions", index)) for index, one in moves), *lacking],
            count=_times(len(moves)),
            lack=more,
        )
    elif bare:
        at = ("extensions", bare[0][0])
        yield Report("unapproved", at, about=lacking, moves=moved, lack=lack)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _lack(extensions: list[dict[str, Any]]) -> str:
    """What is not recorded of them."""
    no_reason, no_approver = (
        [is_blank_answer(one.get(field)) for one in extensions] for field in _ASKED
    )
    if all(no_reason) and all(no_approver):
        return "neither a reason nor an approver is recorded"
    if any(no_reason) and any(no_approver):
        return "not both a reason and an approver are recorded"
    return f"no {'reason' if any(no_reason) else 'approver'} is recorded"


def _move(extension: dict[str, Any]) -> str:
    """`from 2026-09-30 to 2026-11-30`, as far as it is written."""
    parts = [f"{part} {extension[part]}" for part in ("from", "to") if extension.get(part)]
    return " ".join(parts) or "without a date"
