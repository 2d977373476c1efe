"""ACT003: an action is not carried from review to review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import is_open_action, is_treatment, why_unclear
from isms_lint_iso27001.derive.review.earlier_actions import actions_of_reviews
from isms_lint_iso27001.derive.review.reviews import held_on, review_groups
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="ACT003",
    name="carried-over",
    kinds={"action"},
    scope=REGISTER,
    clauses=("9.3.2 a",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"carried": "open in {count} reviews in a row: {reviews}"},
    options={
        "n": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": "Reviews in a row in which it was open.",
        }
    },
    needs={"management-review"},
    related=(
        "ACT002",
        "MRV013",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An action is not carried from review to review.

    What it checks
        Whether an open action was open in three or more management reviews in a row, the one that
        decided on it included. Reviews of one series count as one. An action counts from its
        `raised_on`, else from the review it comes from, else from the first that refers to it.
    Why it matters
        An action that three reviews have passed on is either not wanted or not possible. Both are
        decisions to take.
    How to fix
        Do it, cancel it with a reason, or cut it into steps with dates (`milestones`).
    Not reported
        Long projects with a milestone still ahead. Standing actions with a rhythm of their own
        (`review_months`). Actions that are done or cancelled. Actions of treatment plans, and those
        of another origin that no review refers to: they are not the reviews' to carry. Where the
        status is no known word (REF006), it is not evaluated.
    Bad
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        raised_on: 2024-01-10
        ---
        kind: management-review
        records:
          - {id: MR-1, status: held, held_on: 2024-10-08}
          - {id: MR-2, status: held, held_on: 2025-10-08}
          - {id: MR-3, status: held, held_on: 2026-10-08}
    Good
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        raised_on: 2025-01-10
        ---
        kind: management-review
        records:
          - {id: MR-1, status: held, held_on: 2024-10-08}
          - {id: MR-2, status: held, held_on: 2025-10-08}
          - {id: MR-3, status: held, held_on: 2026-10-08}
    """
    if not is_open_action(action) or is_treatment(action, run) or not _is_of_reviews(action, run):
        return
    if not is_blank_answer(action.get("review_months")) or _has_step_ahead(action, run):
        return
    groups = [one for one in run.derive(review_groups) if one.held_on <= run.as_of]
    if len(groups) < run.options["n"]:
        return
    since = _since(action, run)
    if since is None:
        yield NotEvaluated("neither `raised_on` nor a review tells since when the action is open")
        return
    passed = [one for one in groups if one.held_on >= since]
    if len(passed) >= run.options["n"]:
        unclear = why_unclear(action, run)
        yield (
            NotEvaluated(unclear)
            if unclear
            else Report(
                "carried",
                ("status",) if action.get("status") else (),
                related=tuple(
                    Related(one.last, ("held_on",), f"held on {one.held_on}") for one in passed
                ),
                count=len(passed),
                reviews=list_of([one.last.id for one in passed]),
            )
        )


def _is_of_reviews(action: Record, run: Pass) -> bool:
    """Whether a review decided on it or was told of it, or nothing says where it comes from."""
    nowhere = action.parent is None and is_blank_answer(action.get("origin"))
    return nowhere or action in run.derive(_origins) or bool(_told(action, run))


def _told(action: Record, run: Pass) -> list[Record]:
    """The reviews whose inputs refer to it."""
    return run.register.referring(action, "management-review", "inputs")


def _has_step_ahead(action: Record, run: Pass) -> bool:
    for index, milestone in action.items("milestones"):
        due_on = run.date(action, "milestones", index, "due_on")
        done = not is_blank_answer(milestone.get("done_on"))
        if due_on is not None and due_on >= run.as_of and not done:
            return True
    return False


def _since(action: Record, run: Pass) -> date | None:
    raised_on = run.date(action, "raised_on")
    if raised_on is not None:
        return raised_on
    origin = run.derive(_origins).get(action)
    reviews = _told(action, run) if origin is None else [origin]
    return min((day for one in reviews if (day := held_on(one, run)) is not None), default=None)


def _origins(run: Pass) -> dict[Record, Record]:
    """By action, the review it comes from (a derivation)."""
    return dict(run.derive(actions_of_reviews))
