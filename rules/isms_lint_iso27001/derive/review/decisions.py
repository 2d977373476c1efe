"""Decisions of management reviews (9.3.3)."""

from __future__ import annotations

from typing import Any

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.review.reviews import ReviewGroup
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def says_something(decision: dict[str, Any]) -> bool:
    """Whether anything was decided: a text, an action, or that no action is needed.

    `none needed` is a decision; `to be decided` is none.
    """
    return decision.get("needs_action") is False or not all(
        is_blank_answer(decision.get(part)) for part in ("text", "action")
    )


def decides(review: Record) -> bool:
    """Whether the review decided anything at all."""
    return any(says_something(decision) for _, decision in review.items("decisions"))


def classes_decided(group: ReviewGroup) -> frozenset[str]:
    """The classes on which the reviews of the group decided."""
    return frozenset(
        str(decision["class"])
        for held in group.reviews
        for _, decision in held.review.items("decisions")
        if isinstance(decision.get("class"), str) and says_something(decision)
    )


def decision_name(review: Record, index: int) -> str:
    """What tells a decision from the others of its review: its text, else its action, else its class.

    Decisions have no ids, and their class is that of many.
    """
    words = (review.text("decisions", index, part) for part in ("text", "action", "class"))
    return " ".join(next(filter(None, words), "").split()) or "a decision without a text"
