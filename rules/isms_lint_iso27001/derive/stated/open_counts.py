"""How many nonconformities a text says are open, and how many were on a day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date
from itertools import islice

from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.dates.first_in_time import FirstInTime
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
from isms_lint_iso27001.derive.text.words import list_of

_MOST_NAMED = 10


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
    """How many nonconformities were open on a day, how many more may have been, and the ids of the
    first of them all.
    """

    sure: int
    doubtful: int
    first: tuple[str, ...]

    def fits(self, number: int) -> bool:
        """Whether that many may have been open."""
        return self.sure <= number <= self.sure + self.doubtful

    def in_words(self) -> str:
        """How many there were at most, and which: `2 (NC-1 and NC-2)`."""
        number = self.sure + self.doubtful
        more = number - len(self.first)
        ids = [*self.first, f"{more} more"] if more else self.first
        return f"{number} ({list_of(ids, len(ids))})" if number else "none"


def open_on(day: date, run: Pass) -> OpenOn:
    """What was open of all on record on `day`. What changed on that day, or nobody knows when, may
    have been.
    """
    return run.derive(_OpenDays).on(day)


class _OpenDays:
    """The days on which nonconformities may have been open (a derivation). Built once a run."""

    def __init__(self, run: Pass) -> None:
        known: list[tuple[date, date, str]] = []
        # The days from which on those are open of which it cannot be told on which days they were.
        self._unknown: list[date] = []
        # How many of the others changed on a day, and so may have been open on it.
        self._changed: Counter[date] = Counter()
        for one in run.register.of("nonconformity"):
            raised_on, closed_on = run.date(one, "raised_on"), run.date(one, "closed_on")
            undated = closed_on is None and one.text("status") == "closed"
            unclear = is_withdrawn(one) or bool(why_unclear(one, run)) or undated
            last = date.max
            if raised_on is None or unclear:
                self._unknown.append(raised_on or date.min)
            else:
                days = {raised_on, closed_on or raised_on}
                self._changed.update(day for day in days if day >= raised_on)
                if closed_on is not None and is_closed(one, closed_on, run):
                    last = max(days)
            known.append((raised_on or date.min, last, one.id))
        self._by_id = FirstInTime(sorted(known, key=lambda one: one[2]))
        self._begin = sorted(begins for begins, _, _ in known)
        self._end = sorted(ends for _, ends, _ in known)
        self._unknown.sort()

    def on(self, day: date) -> OpenOn:
        """What was open on one day."""
        number = bisect_right(self._begin, day) - bisect_left(self._end, day)
        doubtful = bisect_right(self._unknown, day) + self._changed[day]
        first = tuple(islice(self._by_id.holding(day, day), _MOST_NAMED))
        return OpenOn(number - doubtful, doubtful, first)
