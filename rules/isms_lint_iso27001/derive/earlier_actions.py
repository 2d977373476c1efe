"""The actions that earlier reviews decided on."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.reviews import ReviewGroup, held_reviews


def actions_of_reviews(run: Pass) -> list[tuple[Record, Record]]:
    """Each action with the review it comes from (a derivation)."""
    found: dict[Record, Record] = {}
    for review in run.register.of("management-review"):
        for _, decision in review.items("decisions"):
            action = run.register.find(decision.get("action"), "action")
            if action is not None:
                found.setdefault(action, review)
    for action in run.register.of("action"):
        origin = action.parent or run.register.find(action.get("origin"), "management-review")
        if origin is not None and origin.kind == "management-review":
            found[action] = origin
    return list(found.items())


def earlier_actions(group: ReviewGroup, run: Pass) -> list[tuple[Record, Record]]:
    """The actions of reviews that were held before the group, each with its review."""
    own = {one.review for one in group.reviews}
    before = {
        one.review: one.day
        for one in run.derive(held_reviews)
        if one.review not in own and one.day < group.held_on
    }
    return [
        (action, review) for action, review in run.derive(actions_of_reviews) if review in before
    ]
