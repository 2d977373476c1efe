"""The ten inputs of a review, as they are recorded."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.inputs import INPUTS, Input, is_addressed, references_of
from isms_lint_iso27001.derive.review.reviews import Held, ReviewGroup
from isms_lint_iso27001.papers.fields import Day, Reference, day_of, texts_of
from isms_lint_iso27001.papers.fields import references_of as named_in
from isms_lint_iso27001.papers.prose import Part, prose_of

_OLD = "2013"


class Considered(NamedTuple):
    """One input. `is_recorded` is whether the minutes hold anything on it; where they do not,
    `elsewhere` are the reviews of the series that do. `is_asked` is whether the edition of the review
    asks for it. `is_interim`: results were presented before they were final.
    """

    input: Input
    is_recorded: bool
    elsewhere: tuple[Held, ...]
    is_asked: bool
    said: tuple[Part, ...]
    trend: str
    coverage: str
    references: tuple[str, ...]
    evidence: tuple[Reference, ...]
    as_of: Day
    is_interim: bool

    @property
    def is_anywhere(self) -> bool:
        """Whether any review of the series records it."""
        return self.is_recorded or bool(self.elsewhere)


def held_with(group: ReviewGroup | None, run: Pass) -> tuple[Held, ...]:
    """The reviews of a group that were held by the day of the run."""
    return () if group is None else tuple(one for one in group.reviews if one.day <= run.as_of)


def considered_in(review: Record, group: ReviewGroup | None, run: Pass) -> tuple[Considered, ...]:
    """What `review` records under each input, in the order of the standard."""
    others = tuple(one for one in held_with(group, run) if one.review is not review)
    is_old = run.register.edition(review) == _OLD
    return tuple(_considered(review, one, others, is_old, run) for one in INPUTS)


def _considered(
    review: Record, one: Input, others: tuple[Held, ...], is_old: bool, run: Pass
) -> Considered:
    path = ("inputs", one.field)
    is_recorded = is_addressed(review, one.field)
    is_text = isinstance(review.get(*path), str)
    return Considered(
        one,
        is_recorded,
        ()
        if is_recorded
        else tuple(held for held in others if is_addressed(held.review, one.field)),
        not is_old or one.letter_2013 is not None,
        prose_of(review, *path) if is_text else prose_of(review, *path, "summary"),
        review.text(*path, "trend"),
        "; ".join(texts_of(review, *path, "coverage")),
        tuple(id for _, id in references_of(review, one.field)),
        () if is_text else named_in(review.get(*path, "evidence"), run),
        day_of(review, run, *path, "as_of"),
        review.get(*path, "interim") is True,
    )
