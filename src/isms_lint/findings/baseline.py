"""The baseline: findings a repository had when it adopted the linter, counted by fingerprint.

`isms_lint.config.baseline` reads its file, `isms_lint.config.baseline_text` writes it, and
`isms_lint.findings.held` accepts by it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from isms_lint.documents.positions import Span
from isms_lint.findings.finding import Finding, Location
from isms_lint.findings.listing import first_few
from isms_lint.values import NamedTuple

_MOST_NAMED = 3
"""Entries a sentence names; it says how many more there are."""


class Entry(NamedTuple):
    """`number` findings with one fingerprint, and the things they are `about` together, by name. The
    rest says for people which they are.

    `path` is the field, with entries of lists by what names them. `span` is where the entry stands.
    """

    fingerprint: str
    code: str
    kind: str
    id: str
    path: str
    message_id: str
    number: int
    span: Span
    about: frozenset[str] = frozenset()

    def speaks_of(self, finding: Finding) -> bool:
        """Whether its words are those of `finding`: an entry with others accepts nothing."""
        return (self.code, self.kind, self.id, self.path, self.message_id) == words_of(finding)

    def same_as(self, other: Entry | None) -> bool:
        """Whether `other` is of the same findings, however many, about whichever things."""
        if other is None:
            return False
        return self._replace(number=other.number, span=other.span, about=other.about) == other

    @property
    def shown(self) -> str:
        """The rule and the record."""
        return f"{self.code} of {self.id}" if self.id else self.code


class Cap(NamedTuple):
    """From the day after `by`, the baseline may accept at most `at_most` findings."""

    by: date
    at_most: int
    span: Span


class Baseline(NamedTuple):
    """Entries by fingerprint, and caps by day. `file` is where it stands, seen from the root."""

    file: str
    entries: Mapping[str, Entry]
    caps: tuple[Cap, ...]

    def emptied(self) -> Baseline:
        """The same file as if nothing stood in it."""
        return self._replace(entries={}, caps=())

    def location(self, span: Span) -> Location:
        """A place in it."""
        return Location(self.file, span.line, span.column, span.end_line, span.end_column)

    def cap_on(self, day: date) -> Cap | None:
        """The cap that holds on `day`: of those that have passed the latest."""
        return next((cap for cap in reversed(self.caps) if cap.by < day), None)


def words_of(finding: Finding) -> tuple[str, str, str, str, str]:
    """What an entry says of `finding` beside the fingerprint, as a file can hold it."""
    words = (
        finding.code,
        finding.record_kind,
        finding.record_id,
        finding.stable_path,
        finding.message_id,
    )
    code, kind, id, path, message = (_storable(word) for word in words)
    return code, kind, id, path, message


def _storable(text: str) -> str:
    """Without lone surrogates, which UTF-8 has no bytes for."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def loosenings(older: Baseline, newer: Baseline) -> list[str]:
    """What `newer` accepts that `older` does not, in phrases: more findings, weaker caps."""
    phrases = []
    # An entry whose words change held nothing before, or other findings.
    same = {p: old for p, old in older.entries.items() if old.same_as(newer.entries.get(p))}
    added = [entry for print_, entry in newer.entries.items() if print_ not in same]
    if added:
        total = sum(entry.number for entry in added)
        noun = "finding is" if total == 1 else "findings are"
        phrases.append(f"{total} {noun} added ({named(added)})")
    for print_, before in same.items():
        entry = newer.entries[print_]
        if entry.number > before.number:
            phrases.append(f"{entry.shown} is held {entry.number} times instead of {before.number}")
        more = sorted(entry.about - before.about)
        if more:
            phrases.append(f"{entry.shown} is held for {first_few(more, _MOST_NAMED)} too")
    phrases.extend(_weakened(older.caps, newer.caps))
    return phrases


def _weakened(older: Sequence[Cap], newer: Sequence[Cap]) -> Iterator[str]:
    """How `newer` allows more than a cap of `older` while that is the one that holds. Both are sorted
    by day, and allow less and less.
    """
    days = [cap.by for cap in newer]
    for cap in older:
        after = bisect_right(days, cap.by)
        # On the day after its own; what comes later allows no more.
        instead = newer[after - 1] if after else None
        if instead is not None and instead.at_most <= cap.at_most:
            continue
        said = f"the cap of {cap.at_most} by {cap.by.isoformat()}"
        low = bisect_left(newer, -cap.at_most, lo=after, key=lambda other: -other.at_most)
        if low < len(newer):
            yield f"{said} is put off to {newer[low].by.isoformat()}"
        elif instead is None:
            yield f"{said} is gone"
        else:
            yield f"{said} is raised to {instead.at_most}"


def named(entries: Iterable[Entry]) -> str:
    """The rule and record of the first few entries, and how many more there are."""
    return first_few(list(dict.fromkeys(entry.shown for entry in entries)), _MOST_NAMED)
