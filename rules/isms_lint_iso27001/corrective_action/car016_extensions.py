"""CAR016: due dates are moved seldom, and by decision."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.corrective_actions import is_open
from isms_lint_iso27001.derive.placeholders import is_blank_answer


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
        "often": "the due date was moved {count} times",
        "unapproved": "the due date was moved{dates}, and {lack} is recorded",
    },
    options={
        "max_extensions": {
            "type": "integer",
            "minimum": 1,
            "default": 2,
            "description": "So many extensions are reported.",
        }
    },
    related=(
        "CAR005",
        "CAR006",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """Due dates are moved seldom, and by decision.

    What it checks
        Whether the due date of an open corrective action was moved fewer than 2 times, and each
        time with a reason and an approver.
    Why it matters
        A date that moves whenever it comes near is no date. Assessors read the list of extensions
        as a measure of how serious the action is.
    How to fix
        Record reason and approver of each extension. If it has been moved twice, look at what
        stands in the way.
    Not reported
        One approved extension with its reason. Closed actions.
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
    if not is_open(action):
        return
    extensions = action.items("extensions")
    if len(extensions) >= run.options["max_extensions"]:
        yield Report("often", ("extensions",), count=len(extensions))
    for index, one in extensions:
        lack = [
            word
            for field, word in (("reason", "no reason"), ("approved_by", "no approver"))
            if is_blank_answer(one.get(field))
        ]
        if lack:
            moved = [str(one[field]) for field in ("from", "to") if one.get(field)]
            dates = f" from {moved[0]} to {moved[1]}" if len(moved) == 2 else ""
            yield Report("unapproved", ("extensions", index), dates=dates, lack=" and ".join(lack))
            return
