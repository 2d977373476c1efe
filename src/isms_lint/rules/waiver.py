"""Waivers: findings that somebody knowingly accepts, with a name under it and an end.

A waiver is a record of the kind `waiver` like any other. What it means for findings is said here
once, for the run that settles them and for rules that watch waivers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules.naming import RuleNames
from isms_lint.values import NamedTuple

KIND = "waiver"
_ANYTHING = "*"
_NOT_GRANTED = frozenset(
    {
        "cancelled",
        "closed",
        "declined",
        "draft",
        "expired",
        "pending",
        "planned",
        "proposed",
        "rejected",
        "requested",
        "revoked",
        "superseded",
        "withdrawn",
    }
)
"""Status words of a waiver that nobody granted, or that somebody took back."""


class Waiver(NamedTuple):
    """What one waiver accepts: findings of the rules `codes` on the record `target`.

    `many` is true where the target is a pattern (`CAR-*`) and no record has it for its id. It holds
    from `since` (None: from ever) up to and with `until`.
    """

    record: Record
    codes: frozenset[str]
    target: str
    many: bool
    since: date | None
    until: date

    @property
    def id(self) -> str:
        """The waiver's own id."""
        return self.record.id

    def holds_on(self, day: date) -> bool:
        """Whether it holds on `day`; on its last day it does."""
        return (self.since is None or self.since <= day) and day <= self.until


def read_waiver(
    record: Record,
    names: RuleNames,
    is_known: Callable[[str], bool],
    day_of: Callable[[object], date | None],
) -> Waiver | None:
    """The waiver that `record` is; None where it lacks a rule, target, reason, approver or end, or
    where its status says that it was not granted.

    `is_known` says whether a record has an id, `day_of` gives the local date of a value.
    """
    codes = names.codes(record.text("rule"))
    target = record.text("target")
    until = day_of(record.get("expires_on"))
    complete = codes and target and until and record.text("reason") and record.get("approved_by")
    if not complete or until is None or record.text("status").casefold() in _NOT_GRANTED:
        return None
    since = day_of(record.get("approved_on"))
    return Waiver(record, codes, target, is_pattern(target, is_known), since, until)


def is_pattern(target: str, is_known: Callable[[str], bool]) -> bool:
    """Whether a target means many records."""
    return _ANYTHING in target and not is_known(target)


def stem(pattern: str) -> str:
    """How the ids of the records begin that a pattern means."""
    return pattern[: pattern.index(_ANYTHING)]
