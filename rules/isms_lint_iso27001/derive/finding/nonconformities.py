"""Nonconformities: when they are open, how grave they are, what corrective action follows them."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.finding.grades import MAJOR, grade_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread


def is_open(nonconformity: Record, day: date, run: Pass) -> bool:
    """Whether the nonconformity was raised and still open at the end of `day`.

    One without a readable `raised_on` is not known to be raised on any day. A withdrawn one is
    never open. One with the status closed, or with a `closed_on` and no status that can be read, is
    open until that date; where the date is missing or cannot be read it counts as closed. One that
    says it is open is open, whatever dates it has. `why_unclear` tells of one that only counts as
    open.
    """
    raised_on = run.date(nonconformity, "raised_on")
    if raised_on is None or raised_on > day:
        return False
    return not is_withdrawn(nonconformity) and not is_closed(nonconformity, day, run)


def is_closed(nonconformity: Record, day: date, run: Pass) -> bool:
    """Whether it was closed by the end of `day`, as `is_open` reads status and date."""
    status = nonconformity.text("status")
    dated = not is_blank_answer(nonconformity.get("closed_on"))
    if status == "closed" or (dated and (not status or why_unread(nonconformity, run))):
        closed_on = run.date(nonconformity, "closed_on")
        return closed_on is None or closed_on <= day
    return False


def why_unclear(nonconformity: Record, run: Pass, whose: str = "its") -> str:
    """Why it cannot be told whether it is open: nobody can read its status, and no day says that it
    was closed. Empty where it can.
    """
    dated = not is_blank_answer(nonconformity.get("closed_on"))
    return "" if dated else why_unread(nonconformity, run, whose)


def is_withdrawn(nonconformity: Record) -> bool:
    """Whether it was taken back."""
    return nonconformity.text("status") == "withdrawn"


def is_major(nonconformity: Record, run: Pass) -> bool:
    """Whether it was graded major, or graver."""
    return grade_of(nonconformity, run) == MAJOR


def corrective_actions_of(nonconformity: Record, run: Pass) -> list[Record]:
    """The corrective actions that name this nonconformity, in the order of the register."""
    return run.register.referring(nonconformity, "corrective-action", "nonconformity")


def nonconformities_of(corrective_action: Record, run: Pass) -> list[Record]:
    """The nonconformities on record that this corrective action names, in its own order."""
    found: dict[Record, None] = {}
    for _, id in corrective_action.strings("nonconformity"):
        nonconformity = run.register.find(id, "nonconformity")
        if nonconformity is not None:
            found[nonconformity] = None
    return list(found)


def answers_withdrawn_only(corrective_action: Record, run: Pass) -> bool:
    """Whether all nonconformities on record that it names were taken back."""
    answered = nonconformities_of(corrective_action, run)
    return bool(answered) and all(map(is_withdrawn, answered))


def major_of(corrective_action: Record, run: Pass) -> Record | None:
    """The first major nonconformity that it answers, of those that were not withdrawn."""
    ncs = nonconformities_of(corrective_action, run)
    return next((nc for nc in ncs if is_major(nc, run) and not is_withdrawn(nc)), None)
