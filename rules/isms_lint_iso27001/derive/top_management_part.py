"""Which part top management had in a review (9.3.1)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.review_participants import took_part
from isms_lint_iso27001.derive.reviews import day_held
from isms_lint_iso27001.derive.top_management import top_management_on


class Part(NamedTuple):
    """Top management on the day of a review, and who took part in it, both by id.

    `unclear` says of whom it cannot be told whether they took part, or who they are.
    """

    held_on: date
    managers: dict[str, Record]
    present: dict[str, Record]
    unclear: list[str]

    @property
    def is_shown(self) -> bool:
        """Whether somebody of top management took part."""
        return not self.managers.keys().isdisjoint(self.present)

    @property
    def is_none(self) -> bool:
        """Whether nobody of top management took part. MRV005 says so, and other rules need not."""
        return not self.is_shown and not self.unclear


def part_in(review: Record, run: Pass) -> Part | NotEvaluated | None:
    """The part top management had; None where the review was not held.

    Where it cannot be told when the review was held, or who top management was then, the reason.
    """
    day = day_held(review, run)
    if not isinstance(day, date):
        return day
    managers = top_management_on(day, run)
    if not managers:
        return NotEvaluated(f"no top management is declared for {day}")
    present, unclear = took_part(review, day, run)
    return Part(day, managers, present, unclear)
