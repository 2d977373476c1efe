"""The work that puts something right: its corrective actions, and the actions that carry them out."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action import actions, corrective_actions
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_AT_WORK = frozenset({"opened"})


def actions_from(record: Record, run: Pass) -> list[Record]:
    """The actions that come from a record. Those that go on without end and those that were agreed on
    only after it was closed are no part of it.
    """
    closed = run.date(record, "closed_on")
    return [
        action
        for action in run.register.referring(record, "action", "origin")
        if is_blank_answer(action.get("review_months")) and not _is_after(action, closed, run)
    ]


def work_for(item: Record, run: Pass) -> list[Record]:
    """What is done for an item of which no record says already that it ended too early: its corrective
    actions and what they consist of, else the actions that come from it.
    """
    answers = corrective_actions_of(item, run) if item.kind == "nonconformity" else []
    if not answers:
        return actions_from(item, run)
    found: list[Record] = []
    for answer in answers:
        # FND012 speaks of those of a closed nonconformity.
        if item.text("status") != "closed":
            found.append(answer)
        if answer.text("status") != "closed":
            found.extend(actions_from(answer, run))
    return found


def is_left(work: Record, day: date, run: Pass) -> bool:
    """Whether it is known that the work was not done by `day`."""
    if work.kind == "corrective-action":
        known = not corrective_actions.why_unclear(work, run)
        return known and corrective_actions.stage(work, day, run) in _AT_WORK
    done = run.date(work, "done_on")
    if done is not None:
        return done > day
    return actions.is_open_action(work) and not actions.why_unclear(work, run)


def due_on(work: Record, day: date, run: Pass) -> date | None:
    """The due date as it stood on `day`."""
    if work.kind == "corrective-action":
        return corrective_actions.due_on(work, day, run)
    return actions.due_on(work, day, run)


def _is_after(action: Record, closed: date | None, run: Pass) -> bool:
    raised = run.date(action, "raised_on")
    return closed is not None and raised is not None and raised > closed
