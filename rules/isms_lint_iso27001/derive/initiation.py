"""Whether corrective action on a nonconformity had begun by a day."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.placeholders import is_blank_answer


def initiated(nonconformity: Record, day: date, run: Pass) -> bool:
    """Whether by `day` a corrective action was opened, had an active owner, and something was done.

    Something is: the nonconformity was corrected (or needs no correction), work on the cause began
    or ended, an action is written down, or a due date is set.
    """
    corrected = _corrected(nonconformity, day, run)
    return any(
        _opened(action, day, run)
        and run.people.active(action.get("owner"), day)
        and (corrected or _worked_on(action, day, run))
        for action in corrective_actions_of(nonconformity, run)
    )


def _opened(action: Record, day: date, run: Pass) -> bool:
    opened_on = run.date(action, "opened_on")
    return opened_on is not None and opened_on <= day


def _corrected(nonconformity: Record, day: date, run: Pass) -> bool:
    if not is_blank_answer(nonconformity.text("correction", "not_applicable")):
        return True
    return _done_by(nonconformity, ("correction", "text"), ("correction", "done_on"), day, run)


def _worked_on(action: Record, day: date, run: Pass) -> bool:
    started_on = run.date(action, "cause_started_on")
    return (
        (started_on is not None and started_on <= day)
        or _done_by(action, ("cause",), ("cause_determined_on",), day, run)
        or not is_blank_answer(action.text("action"))
        or run.date(action, "due_on") is not None
    )


def _done_by(
    record: Record, text: tuple[str, ...], on: tuple[str, ...], day: date, run: Pass
) -> bool:
    """Whether what `text` tells was done by `day`; a text without a date counts as done."""
    if record.get(*on) is None:
        return not is_blank_answer(record.text(*text))
    done_on = run.date(record, *on)
    return done_on is not None and done_on <= day
