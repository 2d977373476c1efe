"""MRV014: A decision that needs an action has one."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer


@rule(
    code="MRV014",
    name="decision-without-action",
    kinds={"management-review"},
    scope=RECORD,
    clauses=("9.3.3",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"no-action": "{decisions} {verb} an action, and none is named"},
    related=(
        "ACT001",
        "MRV009",
    ),
)
def check(review: Record, _run: Pass) -> Iterator[Report]:
    """A decision that needs an action has one.

    What it checks
        Whether each decision marked `needs_action: true` names an `action` (with owner and due
        date: ACT001 looks at those).
    Why it matters
        `Improve logging`, decided and never assigned, is back on the table a year later.
    How to fix
        Write the action with owner and due date under `actions`, and name it in the decision.
    Not reported
        Decisions that are complete in themselves. Decisions that do not say whether they need an
        action.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: improvement, text: improve logging, needs_action: true}]
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: improvement, text: improve logging, needs_action: true,
             action: ACT-1}]
        actions: [{id: ACT-1, text: ship logs, owner: finn, due_on: 2027-01-31}]
    """
    bare = [
        index
        for index, decision in review.items("decisions")
        if decision.get("needs_action") is True
        and is_blank_answer(decision.get("action"))
        and is_blank_answer(decision.get("declined"))
    ]
    if bare and review.text("status") not in ("planned", "cancelled"):
        count = len(bare)
        yield Report(
            "no-action",
            ("decisions", bare[0]),
            decisions="a decision" if count == 1 else f"{count} decisions",
            verb="needs" if count == 1 else "need",
        )
