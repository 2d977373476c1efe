"""Who checked whether a corrective action worked."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def is_verified(action: Record, day: date, run: Pass) -> bool:
    """Whether its effect had been checked by `day`, with a result."""
    on = run.date(action, "verified", "on")
    return on is not None and on <= day and not is_blank_answer(action.get("verified", "result"))


def is_verified_independently(action: Record, day: date, run: Pass) -> bool:
    """Whether its effect had been checked by `day`, and by nobody who owned it."""
    if not is_verified(action, day, run):
        return False
    checkers, owners = _people(action, day, run)
    return bool(checkers) and not checkers & owners


def is_verified_by_owner(action: Record, day: date, run: Pass) -> bool | NotEvaluated:
    """Whether whoever owned the action, and nobody else, had checked its effect by `day`.

    Names that lead to nobody on record can be compared only where they are the same.
    """
    by, owner = action.get("verified", "by"), action.get("owner")
    on = run.date(action, "verified", "on") or day
    if on > day or is_blank_answer(by) or is_blank_answer(owner):
        return False
    if by == owner:
        return True
    checkers, owners = _people(action, day, run)
    if not checkers or not owners:
        return NotEvaluated("`owner` and `verified.by` do not both lead to a person on record")
    return checkers <= owners


def _people(action: Record, day: date, run: Pass) -> tuple[set[str], set[str]]:
    """The ids of who checked and of who owned the action.

    Where the owner is a role, whoever held it from the implementation to the check owned it.
    """
    on = run.date(action, "verified", "on") or day
    since = min(run.date(action, "implemented_on") or on, on)
    checkers = run.people.holders(action.get("verified", "by"), on)
    owners = run.people.holders(action.get("owner"), since, on)
    return {person.id for person in checkers}, {person.id for person in owners}
