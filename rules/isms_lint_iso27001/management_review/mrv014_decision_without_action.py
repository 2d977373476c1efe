"""MRV014: A decision that needs an action has one."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Part, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import has_due_date, is_open_action
from isms_lint_iso27001.derive.review.decisions import decision_name
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="MRV014",
    name="decision-without-action",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.3",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"no-action": "{decisions} an action with owner and due date: {reasons}"},
    related=("ACT001", "MRV009"),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """A decision that needs an action has one.

    What it checks
        Whether each decision marked `needs_action: true` names an `action`, and the action, while it
        is open, has an owner and a due date.
    Why it matters
        `Improve logging`, decided and never assigned, is back on the table a year later.
    How to fix
        Write the action with owner and due date under `actions`, and name it in the decision.
    Not reported
        Decisions that are complete in themselves, those that do not say whether they need an action,
        and those that were `declined` with a reason. Actions that no record has: REF001 speaks of
        those. A due date, where the action has a rhythm of its own (`review_months`) or `milestones`
        with dates.
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
    if review.text("status") in ("planned", "cancelled"):
        return
    unnamed: list[int] = []
    incomplete: dict[int, Record] = {}
    for index, decision in review.items("decisions"):
        if decision.get("needs_action") is not True or not is_blank_answer(
            decision.get("declined")
        ):
            continue
        action = run.register.find(decision.get("action"), "action")
        if is_blank_answer(decision.get("action")):
            unnamed.append(index)
        elif action is not None and is_open_action(action) and _lacks(action):
            incomplete[index] = action
    count = len(unnamed) + len(incomplete)
    if not count:
        return
    reasons = [f"{action.id} has {_lacks(action)}" for action in incomplete.values()]
    if unnamed:
        reasons.insert(0, f"none is named for {len(unnamed)}" if incomplete else "none is named")
    first, *others = bare = sorted([*unnamed, *incomplete])
    yield Report(
        "no-action",
        ("decisions", first),
        related=(
            *(Related(review, ("decisions", index), "and this one") for index in others),
            *(Related(action, (), _lacks(action)) for action in incomplete.values()),
        ),
        about=[Part(decision_name(review, index), ("decisions", index)) for index in bare],
        decisions="a decision needs" if count == 1 else f"{count} decisions need",
        reasons=list_of(reasons),
    )


def _lacks(action: Record) -> str:
    parts = ["no owner"] if is_blank_answer(action.get("owner")) else []
    if not has_due_date(action):
        parts.append("no due date")
    return " and ".join(parts)
