"""The minutes of a management review: their facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.review.conclusions import PARTS
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, day_held, group_of, series_of
from isms_lint_iso27001.papers.fields import day_of, references_of, texts_of
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.open_points import open_points
from isms_lint_iso27001.papers.prose import prose_of
from isms_lint_iso27001.papers.review_minutes.decisions import actions_of, decisions_of
from isms_lint_iso27001.papers.review_minutes.inputs import considered_in, held_with
from isms_lint_iso27001.papers.review_minutes.participants import present_in
from isms_lint_iso27001.papers.titles import title


def _facts(seen: Seen) -> Mapping[str, Any]:
    review, run = seen.record, seen.run
    assert review is not None  # the paper is about one
    day = _held_on(review, run)
    group = group_of(review, run)
    inputs = considered_in(review, group, run)
    actions = actions_of(review, run.as_of, run)
    return {
        "review": review,
        "held_on": day,
        "title": title,
        "series": series_of(review),
        "together": held_with(group, run),
        "looks_back_to": None if group is None else group.after,
        "present": present_in(review, day, run),
        "inputs": inputs,
        "asked": [one for one in inputs if one.is_asked],
        "unrecorded": [one for one in inputs if one.is_asked and not one.is_anywhere],
        "decisions": decisions_of(review, day, run),
        "actions": actions,
        "conclusion": prose_of(review, "conclusion"),
        "conclusions": [(part, review.text("conclusion", part)) for part in PARTS],
        "next_on": day_of(review, run, "next_on"),
        "evidence": references_of(review.get("evidence"), run),
        "prose": prose_of(review, "text"),
        **_settled(review, day, run),
        "points": open_points(seen, [review, *(one.record for one in actions)]),
        "told_at": _told_at(review, group),
    }


def _held_on(review: Record, run: Pass) -> date:
    """The day it was held. Raises NoPaper where it was not, or nobody can tell."""
    day = day_held(review, run)
    if isinstance(day, NotEvaluated):
        raise NoPaper(f"{review.id}: {day.reason}; minutes are made of reviews that were held")
    if day is None:
        status = review.text("status") or "planned"
        raise NoPaper(
            f"{review.id} is {status} and was not held: minutes are made of reviews that were. For what"
            " is put before the review there is the paper `review-input-pack`"
        )
    if day > run.as_of:
        raise NoPaper(f"{review.id} was held on {day}, after the day of this paper, {run.as_of}")
    return day


def _settled(review: Record, day: date, run: Pass) -> dict[str, Any]:
    """Whether its results stand, and who has them."""
    approved_on = run.date(review, "approved_on")
    is_approved = review.text("status") == "results-approved" or bool(
        texts_of(review, "approved_by")
    )
    return {
        "is_draft": not is_approved or (approved_on is not None and approved_on > run.as_of),
        "approved_by": named_on(review.get("approved_by"), approved_on or day, run),
        "approved_on": day_of(review, run, "approved_on"),
        "distributed_to": [
            named_on(one, day, run) for one in texts_of(review, "distributed", "to")
        ],
        "distributed_on": day_of(review, run, "distributed", "on"),
    }


def _told_at(review: Record, group: ReviewGroup | None) -> Record | None:
    """The review at which findings on the series stand, where it is another one."""
    return None if group is None or group.last is review else group.last


REVIEW_MINUTES = Paper(
    "review-minutes",
    "the minutes of one management review: who took part, what was considered, what was decided",
    _facts,
    ("management-review",),
)
