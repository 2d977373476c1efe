"""Who checked whether a corrective action worked."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.placeholders import is_blank_answer


def is_verified_independently(action: Record, run: Pass) -> bool:
    """Whether its effect was checked, with a result, by somebody other than its owner."""
    day = run.date(action, "verified", "on")
    if day is None or day > run.as_of or is_blank_answer(action.get("verified", "result")):
        return False
    checkers = {person.id for person in run.people.holders(action.get("verified", "by"), day)}
    owners = {person.id for person in run.people.holders(action.get("owner"), day)}
    return bool(checkers) and not checkers & owners


def is_verified_by_owner(action: Record, run: Pass) -> bool:
    """Whether whoever owns the action, and nobody else, checked its effect."""
    day = run.date(action, "verified", "on") or run.as_of
    by, owner = action.get("verified", "by"), action.get("owner")
    if is_blank_answer(by) or is_blank_answer(owner):
        return False
    checkers = {person.id for person in run.people.holders(by, day)}
    owners = {person.id for person in run.people.holders(owner, day)}
    return (bool(checkers) and checkers <= owners) or (not checkers and by == owner)
