"""The actions that earlier reviews decided on."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.actions import is_open_action
from isms_lint_iso27001.derive.review.reviews import held_on, review_groups


class Decided(NamedTuple):
    """An action, the review it comes from, and the day of that review."""

    day: date
    action: Record
    review: Record


def actions_of_reviews(run: Pass) -> list[tuple[Record, Record]]:
    """Each action with the review it comes from (a derivation).

    The one it stands in or names as its origin; else the earliest that decided on it.
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
    return list(found.items())


def due_actions(run: Pass) -> dict[Record, list[Decided]]:
    """By the last review of a group, the actions of reviews before it that were open at the end of
    the period before, or decided since (a derivation).

    Cancelled ones are left out. One that was done on an unknown day is due to the group after its
    review, and to no later one.
    """
    groups = run.derive(review_groups)
    ends = [group.held_on for group in groups]
    found: dict[Record, list[Decided]] = {}
    for action, review in run.derive(actions_of_reviews):
        day = held_on(review, run)
        if day is None or action.text("status") == "cancelled":
            continue
        one = Decided(day, action, review)
        for group in groups[bisect_right(ends, day) :]:
            if not _is_due(one, day if group.after is None else max(group.after, day), run):
                break
            found.setdefault(group.last, []).append(one)
    return found


def actions_due(after: date | None, until: date, run: Pass) -> list[Decided]:
    """The actions of which a review on `until` is to be told, that looks back on the time after `after`
    (None: on all of it): as `due_actions` has them for a review that was held. By their reviews, then
    by id.
    """
    found = []
    for action, review in run.derive(actions_of_reviews):
        day = held_on(review, run)
        if day is None or day > until or action.text("status") == "cancelled":
            continue
        one = Decided(day, action, review)
        if _is_due(one, day if after is None else max(after, day), run):
            found.append(one)
    return sorted(found, key=lambda one: (one.day, one.review.id, one.action.id))


def is_done_undated(action: Record, run: Pass) -> bool:
    """Whether it is done on a day that the record does not tell."""
    return not is_open_action(action) and run.date(action, "done_on") is None


def _is_due(one: Decided, before: date, run: Pass) -> bool:
    """Whether it was open after `before`, the day of its own review or of a later one."""
    if is_done_undated(one.action, run):
        return before == one.day
    done_on = run.date(one.action, "done_on")
    return done_on is None or done_on > before
