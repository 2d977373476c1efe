"""How many nonconformities a text says are open, and how many were on a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.dates.spans import Spans
from isms_lint_iso27001.derive.finding.nonconformities import (
    is_closed,
    is_withdrawn,
    why_unclear,
)
from isms_lint_iso27001.derive.stated.count_words import OPEN_COUNTED, may_count_open
from isms_lint_iso27001.derive.stated.no_totals import is_vague
from isms_lint_iso27001.derive.stated.number_words import NUMBERS
from isms_lint_iso27001.derive.stated.other_times import OTHER_TIME
from isms_lint_iso27001.derive.stated.sentences import LONGEST, sentences


class OpenCount(NamedTuple):
    """A figure, and the words as they stand in the text."""

    number: int
    words: str


def open_counts_in(text: str) -> list[OpenCount]:
    """The figures of a text that count all nonconformities open."""
    found = []
    for sentence in sentences(text) if may_count_open(text) else ():
        if len(sentence.text) > LONGEST:
            continue
        for match in OPEN_COUNTED.finditer(sentence.text):
            word = match["number"].casefold()
            number = int(word) if word.isdecimal() else NUMBERS.get(word)
            vague = is_vague(sentence, match.start(), match.end())
            if number is not None and not (vague or OTHER_TIME.search(sentence.in_context)):
                found.append(OpenCount(number, match.group().strip("*_ \n")))
    return found


class OpenOn(NamedTuple):
    """The nonconformities that were open on a day, and those that may have been."""

    sure: tuple[Record, ...]
    doubtful: tuple[Record, ...]

    def fits(self, number: int) -> bool:
        """Whether that many may have been open."""
        return len(self.sure) <= number <= len(self.sure) + len(self.doubtful)


def open_on(day: date, run: Pass) -> OpenOn:
    """Those of all on record that were open on `day`. What changed on that day, or nobody knows when,
    may have been.
    """
    sure: list[Record] = []
    doubtful: list[Record] = []
    for one in run.derive(_maybe_open).meeting(add_days(day, -1), day):
        (doubtful if one.is_unknown or day in one.changed_on else sure).append(one.record)
    return OpenOn(tuple(sure), tuple(doubtful))


class _MaybeOpen(NamedTuple):
    """A nonconformity, the days on which it was raised and closed, and whether it cannot be told on
    which days it was open.
    """

    record: Record
    changed_on: tuple[date | None, date | None]
    is_unknown: bool


def _maybe_open(run: Pass) -> Spans[_MaybeOpen]:
    """The nonconformities, from the first to the last day on which each may have been open (a
    derivation).
    """
    found = []
    for one in run.register.of("nonconformity"):
        raised_on, closed_on = run.date(one, "raised_on"), run.date(one, "closed_on")
        undated = closed_on is None and one.text("status") == "closed"
        unknown = raised_on is None or is_withdrawn(one) or bool(why_unclear(one, run)) or undated
        last = date.max
        if closed_on is not None and not unknown and is_closed(one, closed_on, run):
            last = max(closed_on, raised_on or closed_on)
        state = _MaybeOpen(one, (raised_on, closed_on), unknown)
        found.append((raised_on or date.min, last, state))
    return Spans(found)
