"""What of all that is due somebody wants to see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from isms_lint.calendar.entries import Blank, Entry, Gathered
from isms_lint.values import NamedTuple


class Wanted(NamedTuple):
    """The days that are wanted, first and last (`since` None: whatever is past and open too), the
    sorts of thing (empty: all), and the ids of the persons who have to act (None: of anybody).
    """

    since: date | None
    until: date
    what: frozenset[str]
    owners: frozenset[str] | None


class Agenda(NamedTuple):
    """What is wanted of what is due, by day.

    `later` counts what is due after `until`, `nobodys` what names nobody who has to act, where
    somebody's is wanted. `unread` counts the files that could not be read as a whole.
    """

    organization: str
    as_of: date
    since: date | None
    until: date
    entries: tuple[Entry, ...]
    blanks: tuple[Blank, ...]
    later: int
    nobodys: int
    unread: int

    @property
    def overdue(self) -> list[Entry]:
        """What a rule speaks of, or will once its grace is over: its day has passed."""
        return [one for one in self.entries if one.due.on < self.as_of and one.due.rule]

    @property
    def passed(self) -> list[Entry]:
        """What is open though its day has passed, and nobody is held to that day."""
        return [one for one in self.entries if one.due.on < self.as_of and not one.due.rule]

    @property
    def months(self) -> Iterator[tuple[int, int, list[Entry]]]:
        """What is still to come: year, month, entries."""
        ahead = (one for one in self.entries if one.due.on >= self.as_of)
        for (year, month), found in groupby(ahead, lambda one: (one.due.on.year, one.due.on.month)):
            yield year, month, list(found)


def make_agenda(
    gathered: Gathered, wanted: Wanted, *, organization: str, as_of: date, unread: int
) -> Agenda:
    """What is wanted of what was gathered."""
    of_sort = [one for one in gathered.entries if not wanted.what or one.due.what in wanted.what]
    theirs = [one for one in of_sort if _is_theirs(one, wanted)]
    in_time = [one for one in theirs if wanted.since is None or one.due.on >= wanted.since]
    unowned = [] if wanted.owners is None else [one for one in of_sort if not one.due.owner]
    return Agenda(
        organization,
        as_of,
        wanted.since,
        wanted.until,
        tuple(one for one in in_time if one.due.on <= wanted.until),
        tuple(one for one in gathered.blanks if not wanted.what or one.undated.what in wanted.what),
        sum(one.due.on > wanted.until for one in in_time),
        len(unowned),
        unread,
    )


def _is_theirs(one: Entry, wanted: Wanted) -> bool:
    return wanted.owners is None or any(person.id in wanted.owners for person in one.due.owner)
