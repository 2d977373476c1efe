"""Which part top management had in a review (9.3.1)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.people.top_management import (
    left_before,
    strangers,
    top_management_on,
)
from isms_lint_iso27001.derive.review.participants import (
    Deed,
    deeds,
    recipients,
    took_part,
    was_there,
)
from isms_lint_iso27001.derive.review.reviews import day_held
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


class Part(NamedTuple):
    """Top management on the day of a review, and who took part in it, both by id.

    `managers` is empty where everybody on the list had left: nobody could take part then. `unclear`
    says of whom it cannot be told whether they took part, or who they are. `deeds` are the dated
    contributions and decisions of top managers. `late` are those of them that are all there is of
    top management, and were made only after the review.
    """

    held_on: date
    managers: dict[str, Record]
    present: dict[str, Record]
    unclear: list[str]
    deeds: tuple[Deed, ...]
    late: tuple[Deed, ...]

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
    Who answered after the review, when the results had been sent to them, did not take part.
    """
    day = day_held(review, run)
    if not isinstance(day, date):
        return day
    managers = top_management_on(day, run)
    unknown = strangers(run)
    if not managers and (unknown or not left_before(day, run)):
        return NotEvaluated(_why_nobody(unknown, day))
    present, unclear = took_part(review, day, run)
    done = tuple(
        one
        for one in deeds(review, day, run)
        if not managers.keys().isdisjoint(person.id for person in one.persons)
    )
    listed = managers.keys() & present.keys()
    in_time = {person.id for one in done if one.day <= day for person in one.persons}
    late: tuple[Deed, ...] = ()
    if listed.isdisjoint(in_time | was_there(review, day, run)):
        answered = listed & _answered(review, day, done, run)
        present = {id: person for id, person in present.items() if id not in answered}
        late = tuple(
            one for one in done if any(person.id in listed - answered for person in one.persons)
        )
    return Part(day, managers, present, unclear if managers else [], done, late)


def _why_nobody(unknown: list[str], day: date) -> str:
    """Why nobody is known to belong to top management on `day`."""
    names = list_of([quote(one) for one in dict.fromkeys(unknown) if one])
    if names:
        return f"`top_management` names {names}, and no person or role on record has that id"
    return f"no top management is declared for {day}"


def _answered(review: Record, day: date, done: tuple[Deed, ...], run: Pass) -> set[str]:
    """The ids of whoever did something only when the results had been sent to them."""
    sent_on = run.date(review, "distributed", "on")
    if sent_on is None or sent_on < day:
        return set()
    told = {person.id for person in recipients(review, day, run)}
    before = {person.id for one in done if one.day < sent_on for person in one.persons}
    return told - before
