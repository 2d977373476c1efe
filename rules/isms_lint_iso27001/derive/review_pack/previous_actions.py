"""What became of the actions of earlier reviews (9.3.2 a)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.actions import due_on, state_on
from isms_lint_iso27001.derive.review.earlier_actions import actions_due
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, listed, many, on


class ActionState(NamedTuple):
    """An action of an earlier review: `done`, `open` or `overdue`."""

    action: Record
    review: Record
    state: str
    due_on: date | None
    done_on: date | None


class PreviousActions(NamedTuple):
    """The actions that the review is to be told of, by the review they come from, then by id."""

    actions: tuple[ActionState, ...]

    def of(self, state: str) -> list[ActionState]:
        """Those in one state."""
        return [one for one in self.actions if one.state == state]


def previous_actions(period: ReviewPeriod, run: Pass) -> PreviousActions:
    """The actions of earlier reviews that were open when the period began, or agreed on since."""
    after = period.after if period.last is not None else None
    return PreviousActions(
        tuple(
            _state(one.action, one.review, period.until, run)
            for one in actions_due(after, period.until, run)
            if not _is_later(one.action, period.until, run)
        )
    )


def _state(action: Record, review: Record, day: date, run: Pass) -> ActionState:
    state = state_on(action, day, run)
    done = run.date(action, "done_on") if state == "done" else None
    return ActionState(action, review, state, due_on(action, day, run), done)


def _is_later(action: Record, day: date, run: Pass) -> bool:
    """Whether it was agreed on only after `day`."""
    raised_on = run.date(action, "raised_on")
    return raised_on is not None and raised_on > day


def in_words(found: PreviousActions, period: ReviewPeriod) -> Words:
    """The input in words."""
    if not found.actions:
        last = period.last_review
        if last is None:
            return Words("", question="no earlier review is on record: were there any actions?")
        return Words(f"No action of an earlier review was open after {last.id}.")
    done, running, late = (found.of(state) for state in ("done", "open", "overdue"))
    parts = [
        f"{many(len(found.actions), 'action')} of earlier reviews: {len(done) or 'none'} done,"
        f" {len(running) + len(late) or 'none'} open, {len(late) or 'none'} of these overdue."
    ]
    if late:
        parts.append(f"Overdue: {listed(late, _due)}.")
    if running:
        parts.append(f"Open: {listed(running, _due)}.")
    if done:
        parts.append(f"Done: {listed(done, lambda one: f'{one.action.id}{on(one.done_on)}')}.")
    references = tuple(one.action.id for one in found.actions)
    question = "why, and until when now?" if late else ""
    return Words(" ".join(parts), references=references, question=question)


def _due(one: ActionState) -> str:
    owner = one.action.text("owner")
    due = f"due {one.due_on}" if one.due_on is not None else "no due date"
    return f"{one.action.id} ({f'{owner}, ' if owner else ''}{due})"
