"""Decisions of management reviews that are to change something by a day (9.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isms_lint.offers.due import Due
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both, shortened
from isms_lint_iso27001.derive.programme.decided import changes_awaited, is_for_programme
from isms_lint_iso27001.derive.review.decisions import decision_name
from isms_lint_iso27001.derive.review.reviews import held_on
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

WHAT = "decision"


def decisions(run: Pass) -> Iterator[Due]:
    """What is due: changes of the audit programme, and other days that decisions name and that are
    ahead. Whether the others were carried out, no record tells; what has an action goes by that.
    """
    for review in run.register.of("management-review"):
        held = held_on(review, run)
        if held is None:
            continue
        for one in changes_awaited(review, held, run):
            yield _due(review, one.place, one.due, "PRG016", run)
        for index, decision in review.items("decisions"):
            day = run.date(review, "decisions", index, "due_on")
            if day is not None and day >= run.as_of and _is_left(decision, run):
                yield _due(review, index, day, "", run)


def _is_left(decision: dict[str, Any], run: Pass) -> bool:
    """Whether something has to follow from a decision that neither an action nor a rule looks after."""
    settled = any(not is_blank_answer(decision.get(field)) for field in ("declined", "action"))
    is_done = settled or decision.get("needs_action") is False
    return not is_done and not is_for_programme(decision, run)


def _due(review: Record, index: int, day: date, rule: str, run: Pass) -> Due:
    name = shortened(decision_name(review, index))
    return Due(
        day,
        WHAT,
        both(f"Decision of {review.id}: {name}", f"Beschluss aus {review.id}: {name}"),
        both("by the decision", "nach dem Beschluss"),
        review,
        ("decisions", index, "target") if rule else ("decisions", index, "due_on"),
        leading(day, run),
        rule,
    )
