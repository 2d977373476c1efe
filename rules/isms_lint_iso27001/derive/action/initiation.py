"""Whether corrective action on a nonconformity had begun by a day."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote

_WORK = ("cause_started_on", "cause_determined_on", "implemented_on")


def initiated(nonconformity: Record, day: date, run: Pass) -> bool:
    """Whether by `day` a corrective action was opened, had an active owner, and something was done.

    Something is: the nonconformity was corrected (or needs no correction), work on the cause began
    or ended, an action is written down, or a due date is set.
    """
    return bool(under_way(nonconformity, day, run))


def under_way(nonconformity: Record, day: date, run: Pass) -> list[Record]:
    """The corrective actions that had begun by `day`, as `initiated` takes it."""
    return [
        action
        for action in corrective_actions_of(nonconformity, run)
        if (begun := begun_on(action, run)) is not None
        and begun <= day
        and _is_under_way(action, nonconformity, day, run)
    ]


def undated_actions(nonconformity: Record, day: date, run: Pass) -> list[str]:
    """The ids of corrective actions that would count for `day`, if they told when they were opened."""
    return [
        action.id
        for action in corrective_actions_of(nonconformity, run)
        if begun_on(action, run) is None and _is_under_way(action, nonconformity, day, run)
    ]


def begun_on(action: Record, run: Pass) -> date | None:
    """The day a corrective action was opened, else the first on which something was done."""
    opened_on = run.date(action, "opened_on")
    if opened_on is not None:
        return opened_on
    days = (run.date(action, field) for field in _WORK)
    return min((day for day in days if day is not None), default=None)


def why_not_initiated(nonconformity: Record, day: date, run: Pass) -> list[str]:
    """What each corrective action lacked on `day`, in words; empty where there is none."""
    said = []
    for action in sorted(corrective_actions_of(nonconformity, run), key=lambda one: one.id):
        begun = begun_on(action, run)
        if begun is not None and begun > day:
            said.append(f"{action.id} was opened on {begun}")
            continue
        lacks = [] if _has_owner(action, day, run) else [_no_owner(action, run)]
        if not (_corrected(nonconformity, day, run) or _worked_on(action, day, run)):
            subject = "it" if lacks else action.id
            lacks.append(f"{subject} had no correction, work on the cause, plan or due date")
        said.append(", and ".join(lacks))
    return said


def _is_under_way(action: Record, nonconformity: Record, day: date, run: Pass) -> bool:
    return _has_owner(action, day, run) and (
        _corrected(nonconformity, day, run) or _worked_on(action, day, run)
    )


def _has_owner(action: Record, day: date, run: Pass) -> bool:
    owner = action.get("owner")
    return bool(answering(owner, day, run)) or run.register.is_external(str(owner))


def _no_owner(action: Record, run: Pass) -> str:
    owner = action.get("owner")
    if is_blank_answer(owner):
        return f"{action.id} had no owner"
    if run.register.find(owner, "person", "role") is None:
        return f"the owner of {action.id}, {quote(str(owner))}, is no person or role on record"
    return f"the owner of {action.id}, {owner}, was not with the organization"


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
