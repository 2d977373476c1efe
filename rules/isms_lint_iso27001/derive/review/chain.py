"""Which review each management review follows, and where the chain of reviews breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.review.reviews import Held, held_on, held_reviews, series_of
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_EXTRA = Pattern(
    r"\bad[\s_-]?hoc|\bextra|\bspecial\b|\bsupplement|\binterim\b|\bunplanned\b|\bunscheduled\b"
    r"|außerordentlich|ausserordentlich|\bsonder|exceptionnel",
    re.IGNORECASE,
)
_AHEAD_DAYS = 30
MOST_BACK = 100
"""Reviews that are looked through for the one before: no year has so many extra ones."""
_MOST_SPELLED = 10


class Place(NamedTuple):
    """The place of a held review among the others.

    `before` are the reviews it may name as the one before it: first the planned ones, then those it
    may pass over, the latest of each first. `extra` says that it came between the planned ones.
    `is_cut` says that so many may be passed over that not all were looked at.
    """

    day: date
    before: tuple[Held, ...]
    extra: bool
    is_cut: bool


def places(run: Pass) -> dict[Record, Place]:
    """The place of each review that was held on a known day (a derivation)."""
    held = run.derive(held_reviews)
    extra = _extra(held, run)
    return {held[at].review: _place(held, at, extra) for at in range(len(held))}


def _place(held: tuple[Held, ...], at: int, extra: frozenset[Record]) -> Place:
    own = held[at]
    planned: list[Held] = []
    others: list[Held] = []  # they may be named, and may be passed over
    for other in (held[n] for n in range(at - 1, max(-1, at - 1 - MOST_BACK), -1)):
        if other.day == own.day:
            continue
        if other.review in extra or _share_series(other, own):
            others.append(other)
        elif not planned or other.day == planned[0].day or _share_series(other, planned[0]):
            planned.append(other)
        else:
            return Place(own.day, (*planned, *others), own.review in extra, False)
    return Place(own.day, (*planned, *others), own.review in extra, at > MOST_BACK)


def _share_series(one: Held, other: Held) -> bool:
    series = series_of(one.review)
    return bool(series) and series == series_of(other.review)


def _extra(held: tuple[Held, ...], run: Pass) -> frozenset[Record]:
    """The reviews that say so, or were held well before the day that the one before had set."""
    found = set()
    before: Record | None = None
    for one in held:
        planned = None if before is None else run.date(before, "next_on")
        if _says_so(one.review) or (
            planned is not None and add_days(one.day, _AHEAD_DAYS) < planned
        ):
            found.add(one.review)
        else:
            before = one.review
    return frozenset(found)


def _says_so(review: Record) -> bool:
    texts = [review.text("title"), series_of(review), *(t for _, t in review.strings("tags"))]
    return any(_EXTRA.search(text) for text in texts)


def series_with_link(run: Pass) -> frozenset[str]:
    """The series of which a review names one outside the series as the one before (a derivation)."""
    found = set()
    for review in run.register.of("management-review"):
        series = series_of(review)
        named = review.get("previous_review")
        before = run.register.find(named, "management-review")
        if (
            series
            and not is_blank_answer(named)
            and (before is None or series_of(before) != series)
        ):
            found.add(series)
    return frozenset(found)


def firsts_of_series(run: Pass) -> dict[str, Record]:
    """The first held review of each series (a derivation)."""
    found: dict[str, Record] = {}
    for _, review in run.derive(held_reviews):
        found.setdefault(series_of(review), review)
    found.pop("", None)
    return found


def circles(run: Pass) -> dict[Record, tuple[Record, ...]]:
    """Reviews that follow one another in a circle, under the first of them (a derivation)."""
    found: dict[Record, tuple[Record, ...]] = {}
    done: set[Record] = set()
    for review in run.register.of("management-review"):
        path: dict[Record, None] = {}
        current: Record | None = review
        while current is not None and current not in path and current not in done:
            path[current] = None
            current = run.register.find(current.get("previous_review"), "management-review")
        if current is not None and current in path:
            circle = list(path)[list(path).index(current) :]
            first = circle.index(min(circle, key=lambda one: _age(one, run)))
            found[circle[first]] = (*circle[first:], *circle[:first])
        done.update(path)
    return found


def _age(review: Record, run: Pass) -> tuple[date, str]:
    return (held_on(review, run) or date.max, review.id)


def spelled(circle: Iterable[Record]) -> str:
    """A circle in words: `MR-1 -> MR-2 -> MR-1`; a long one with its first reviews alone."""
    ids = [review.id for review in circle]
    more = len(ids) - _MOST_SPELLED
    around = [*ids[:_MOST_SPELLED], f"{more} more"] if more > 0 else ids
    return " -> ".join([*around, ids[0]])
