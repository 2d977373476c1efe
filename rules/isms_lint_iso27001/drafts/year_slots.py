"""The parts that have to be audited, spread over the audits of a cycle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from isms_lint_iso27001.derive.programme.year_plan import Plan
from isms_lint_iso27001.drafts.to_audit import Part

_YEAR_DAYS = 365


class Slot(NamedTuple):
    """An audit to plan: its day, and what it covers."""

    day: date
    parts: tuple[Part, ...]

    @property
    def is_of_audit(self) -> bool:
        """Whether it is the audit of internal audit itself."""
        return any(part.of_audit for part in self.parts)


class _Day(NamedTuple):
    """A day of the plan, and which of the audits of a year falls on it."""

    day: date
    number: int


def slots_of(plan: Plan, end: date, parts: Sequence[Part]) -> list[Slot]:
    """The audits up to `end`, by day. What is audited every year has the same place in each; the rest
    is spread, oldest first. Internal audit itself has audits of its own.
    """
    of_audit = tuple(part for part in parts if part.of_audit)
    others = [part for part in parts if not part.of_audit]
    days = _days(plan, end)
    a_year = 1 + max((day.number for day in days), default=0)
    yearly = _shares([part for part in others if part.is_yearly], a_year)
    once = sorted((part for part in others if not part.is_yearly), key=_first_comes)
    spread = _shares(once, len(days))
    found = [
        Slot(day.day, (*yearly[day.number], *own))
        for day, own in zip(days, spread, strict=True)
        if yearly[day.number] or own
    ]
    found.extend(
        Slot(one.of_audit, of_audit)
        for one in plan.rounds
        if one.of_audit is not None and plan.start <= one.of_audit <= end
    )
    return sorted(found, key=lambda slot: slot.day)


def _first_comes(part: Part) -> tuple[bool, date]:
    """Where something was found comes first, then what was audited longest ago."""
    return not part.findings, part.last or date.min


def _days(plan: Plan, end: date) -> list[_Day]:
    days = [day for one in plan.rounds for day in one.audits if plan.start <= day <= end]
    fullest = max((one.audits for one in plan.rounds), key=len, default=())
    return [_Day(day, _place(day, fullest)) for day in days]


def _place(day: date, usual: Sequence[date]) -> int:
    """Which of the usual days of a year comes nearest to it, whatever the year."""

    def apart(other: date) -> int:
        days = abs((day - other).days) % _YEAR_DAYS
        return min(days, _YEAR_DAYS - days)

    return min(range(len(usual)), key=lambda place: apart(usual[place]))


def _shares(parts: Sequence[Part], number: int) -> list[tuple[Part, ...]]:
    """The parts in so many shares of about the same weight, in their order."""
    shares: list[list[Part]] = [[] for _ in range(number)]
    total = sum(len(part.leaves) for part in parts)
    done = 0
    for part in parts:
        place = min(done * number // total, number - 1) if total else 0
        shares[place].append(part)
        done += len(part.leaves)
    return [tuple(share) for share in shares]
