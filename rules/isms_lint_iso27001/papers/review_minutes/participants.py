"""Who took part in a review, who was absent, and who of them belongs to top management."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.people.top_management import top_management_on
from isms_lint_iso27001.derive.review.participants import is_written
from isms_lint_iso27001.derive.review.top_management_part import part_in
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.papers.fields import Day, day_of
from isms_lint_iso27001.papers.named import name_of, named_on


class Participant(NamedTuple):
    """One entry of `participants`.

    `taking_part` is `present`, `absent`, `contributed` (in writing, on the day `on`), `listed` (no word
    on how) or `silent` (listed in a written review without a contribution). `is_top` is whether top
    management is meant.
    """

    person: str
    job: str
    function: str
    taking_part: str
    on: Day
    is_top: bool


class Present(NamedTuple):
    """Everybody listed, in the order of the record, and top management on the day of the review.

    `top_present` are the names of those of top management who took part, `top_missing` of those who
    are not listed at all. `untold` says why their part cannot be told.
    """

    listed: tuple[Participant, ...]
    top_present: tuple[str, ...]
    top_missing: tuple[str, ...]
    untold: str


def present_in(review: Record, day: date, run: Pass) -> Present:
    """Who took part in the review that was held on `day`."""
    managers = top_management_on(day, run)
    entries = review.get("participants")
    listed = [
        _participant(review, place, entry, day, managers, run)
        for place, entry in enumerate(entries if isinstance(entries, list) else [])
    ]
    named = {
        person.id
        for entry in (entries if isinstance(entries, list) else [])
        for person in run.people.holders(_reference(entry), day)
    }
    part = part_in(review, run)
    untold = part.reason if isinstance(part, NotEvaluated) else ""
    took_part = {} if part is None or isinstance(part, NotEvaluated) else part.present
    return Present(
        tuple(listed),
        tuple(name_of(one) for id, one in managers.items() if id in took_part),
        tuple(name_of(one) for id, one in managers.items() if id not in named),
        untold,
    )


def _reference(entry: Any) -> Any:
    return entry.get("person") if isinstance(entry, dict) else entry


def _participant(
    review: Record,
    place: int,
    entry: Any,
    day: date,
    managers: dict[str, Record],
    run: Pass,
) -> Participant:
    reference = _reference(entry)
    people = run.people.holders(reference, day)
    contributed_on = day_of(review, run, "participants", place, "contributed_on")
    return Participant(
        named_on(reference, day, run),
        ", ".join(one.text("title") for one in people if one.text("title")),
        review.text("participants", place, "function"),
        _taking_part(review, entry),
        contributed_on,
        any(one.id in managers for one in people),
    )


def _taking_part(review: Record, entry: Any) -> str:
    said = entry if isinstance(entry, dict) else {}
    if not is_blank_answer(said.get("contributed_on")):
        return "contributed"
    if said.get("present") is False:
        return "absent"
    if is_written(review):
        return "silent"
    return "present" if said.get("present") is True else "listed"
