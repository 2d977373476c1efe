"""The actions that reviews decided on."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.reviews import ReviewGroup, held_on, held_reviews


def actions_of_reviews(run: Pass) -> dict[Record, Record]:
    """Each action that comes from a review, with that review, by the action's id (a derivation).

    The review it stands in or names as its origin; else the earliest that decided on it.
    """
    found: dict[Record, Record] = {}
    reviews = run.register.of("management-review")
    for review in sorted(reviews, key=lambda one: (held_on(one, run) or date.max, one.id)):
        for _, decision in review.items("decisions"):
            action = run.register.find(decision.get("action"), "action")
            if action is not None:
                found.setdefault(action, review)
    for action in run.register.of("action"):
        origin = action.parent or run.register.find(action.get("origin"), "management-review")
        if origin is not None and origin.kind == "management-review":
            found[action] = origin
    return dict(sorted(found.items(), key=lambda one: one[0].id))


def earlier_actions(group: ReviewGroup, run: Pass) -> list[tuple[Record, Record]]:
    """The actions of reviews that were held before the group, each with its review."""
    own = {one.review for one in group.reviews}
    before = {
        one.review
        for one in run.derive(held_reviews)
        if one.review not in own and one.day < group.held_on
    }
    return [
        (action, review)
        for action, review in run.derive(actions_of_reviews).items()
        if review in before
    ]
