"""The ten inputs of a management review: what was presented under each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.rules import Pass, Related
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.review.reviews import ReviewGroup
from isms_lint_iso27001.derive.text.folded import folded
from isms_lint_iso27001.derive.text.naming import Ids, Names
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.words import list_of


class Input(NamedTuple):
    """One of the ten: its field, and its letter in both editions (None where it has none)."""

    field: str
    letter: str
    letter_2013: str | None

    @property
    def name(self) -> str:
        """The field in plain words."""
        return self.field.replace("_", " ")


INPUTS = (
    Input("previous_actions", "a", "a"),
    Input("context_changes", "b", "b"),
    Input("interested_party_changes", "c", None),
    Input("nonconformities", "d1", "c1"),
    Input("measurement", "d2", "c2"),
    Input("audit_results", "d3", "c3"),
    Input("objectives", "d4", "c4"),
    Input("interested_party_feedback", "e", "d"),
    Input("risk", "f", "e"),
    Input("improvement_opportunities", "g", "f"),
)
_PARTS = ("summary", "trend", "references", "as_of", "evidence")
_INTERIM = Pattern(r"\binterim\b", re.IGNORECASE)
_SNAPSHOTS = ("document", "evidence", "register")


def is_addressed(review: Record, field: str) -> bool:
    """Whether anything was presented under the input: a text, or any of its parts.

    `no change` is something: whether it is enough is not asked here.
    """
    value = review.get("inputs", field)
    if isinstance(value, dict):
        return any(_is_filled(value.get(part)) for part in _PARTS)
    return isinstance(value, str) and bool(value.strip())


def words_of(review: Record, field: str) -> str:
    """Everything the input says in words."""
    value = review.get("inputs", field)
    parts = [value.get("summary"), value.get("trend")] if isinstance(value, dict) else [value]
    said = (part.strip() for part in parts if isinstance(part, str))
    return "\n".join(part for part in said if part)


def references_of(review: Record, field: str) -> list[tuple[FieldPath, str]]:
    """The ids the input refers to, each with its path."""
    return review.strings("inputs", field, "references")


class Told:
    """What the input `field` of reviews, taken together, refers to by id, and says in `words`."""

    __slots__ = ("_names", "references", "words")

    def __init__(self, reviews: Sequence[Record], field: str) -> None:
        self.words = "\n".join(words_of(one, field) for one in reviews)
        self.references = frozenset(id for one in reviews for _, id in references_of(one, field))
        self._names = Names(self.words)

    def names(self, id: str) -> bool:
        """Whether the record with this id is referred to, or named in the words."""
        return bool(id) and (id in self.references or id in self._names)

    def named_among(self, ids: Ids) -> list[str]:
        """Those of `ids` that are named in the words."""
        return self._names.of(ids)


def told(review: Record, field: str, run: Pass) -> Told:
    """What the input tells; read once a run, since it is asked for each record it may name."""
    known = run.derive(_told)
    if (review, field) not in known:
        known[review, field] = Told((review,), field)
    return known[review, field]


def told_to(group: ReviewGroup, field: str, run: Pass) -> Told:
    """What the inputs tell of all reviews that may have taken up what falls into the period."""
    known = run.derive(_told_to)
    if (group.last, field) not in known:
        reviews = [held.review for held in group.considered_by]
        known[group.last, field] = Told(reviews, field)
    return known[group.last, field]


def _told(_run: Pass) -> dict[tuple[Record, str], Told]:
    return {}


def _told_to(_run: Pass) -> dict[tuple[Record, str], Told]:
    return {}


def cites(review: Record, field: str, id: str, run: Pass) -> bool:
    """Whether the input refers to the record with this id, or names it in its words."""
    return told(review, field, run).names(id)


def has_snapshot(review: Record, field: str, register: Register) -> bool:
    """Whether a whole register was presented, in a form that can be found again.

    That is evidence with a hash, or a reference to a document, an evidence record or a register.
    """
    evidence = review.get("inputs", field, "evidence")
    for item in evidence if isinstance(evidence, list) else [evidence]:
        if isinstance(item, dict) and _is_filled(item.get("sha256")):
            return True
        if register.find(item, *_SNAPSHOTS):
            return True
    return any(register.find(id, *_SNAPSHOTS) for _, id in references_of(review, field))


def was_shown_whole(group: ReviewGroup, field: str, run: Pass) -> bool:
    """Whether one of the reviews that may have taken up what falls into the period was presented a
    whole register under the input.
    """
    known = run.derive(_shown_whole)
    if (group.last, field) not in known:
        known[group.last, field] = any(
            has_snapshot(held.review, field, run.register) for held in group.considered_by
        )
    return known[group.last, field]


def _shown_whole(_run: Pass) -> dict[tuple[Record, str], bool]:
    return {}


def is_interim(review: Record, field: str) -> bool:
    """Whether the input says that results were presented before they were final."""
    value = review.get("inputs", field)
    is_marked = isinstance(value, dict) and value.get("interim") is True
    if is_marked:
        return True
    words = words_of(review, field)
    return "interim" in folded(words) and _INTERIM.search(words) is not None


def listed_inputs(inputs: Sequence[Input], edition: str) -> str:
    """The inputs by letter and name, as the edition numbers them: `d3 (audit results)`."""
    letters = [one.letter_2013 if edition == "2013" else one.letter for one in inputs]
    named = [
        f"{letter} ({one.name})" if letter else one.name
        for letter, one in zip(letters, inputs, strict=True)
    ]
    return list_of(named, len(named))


def other_places(inputs: Sequence[Input], group: ReviewGroup) -> tuple[Related, ...]:
    """Where the inputs stand in the reviews of the group, but for the first one in its last review,
    where findings on them are anchored.
    """
    anchor = (group.last, inputs[0])
    return tuple(
        Related(held.review, ("inputs", one.field), f"{one.name} is here")
        for one in inputs
        for held in group.reviews
        if (held.review, one) != anchor and is_addressed(held.review, one.field)
    )


def _is_filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {}, False)
