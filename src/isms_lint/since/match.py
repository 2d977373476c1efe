"""Which findings of two runs are one finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from isms_lint.findings.finding import Finding

Pair = Callable[[Finding, Finding], bool]
"""Whether a finding of before may be the other, of after."""


_MOST_PAIRS = 1_000_000
"""So many equal findings that moved are not told apart: they count as new and as gone."""


class Files(NamedTuple):
    """The files that were read before, and those that are read after."""

    before: frozenset[str]
    after: frozenset[str]

    @property
    def both(self) -> frozenset[str]:
        """The files that have one name on both sides."""
        return self.before & self.after

    def may_be_one(self, old: str, new: str) -> bool:
        """Whether the file `new` may be `old`: it is, or took another name."""
        return old == new or (old not in self.after and new not in self.before)


class Matched(NamedTuple):
    """For each finding of after, by its place in the list, the one of before; `grown` are those that
    tell of more than it did. `left` are the findings of before that no longer are.
    """

    same: dict[int, Finding]
    grown: dict[int, Finding]
    left: list[Finding]


def match(before: Iterable[Finding], after: list[Finding], files: Files) -> Matched:
    """Pair the findings, each at most once.

    They have one fingerprint. Where it names no record, what tells them apart is the file. A finding
    about several things is the same as long as it is about no other.
    """
    olds: dict[str, list[Finding]] = {}
    for finding in before:
        olds.setdefault(finding.shared_fingerprint, []).append(finding)
    news: dict[str, list[int]] = {}
    for number, finding in enumerate(after):
        news.setdefault(finding.shared_fingerprint, []).append(number)

    def may_be(old: Finding, new: Finding) -> bool:
        named = bool(old.record_id)
        return named or files.may_be_one(old.location.file, new.location.file)

    def says_no_more(old: Finding, new: Finding) -> bool:
        return may_be(old, new) and new.names <= old.names

    # The likeliest first.
    likely: list[Pair] = [
        lambda old, new: says_no_more(old, new) and old.message == new.message,
        lambda old, new: says_no_more(old, new) and old.location.file == new.location.file,
        says_no_more,
    ]
    same: dict[int, Finding] = {}
    grown: dict[int, Finding] = {}
    left: list[Finding] = []
    for shared, old in olds.items():
        new = [(number, after[number]) for number in news.get(shared, ())]
        old, new = _unmoved(old, new, same)
        if len(old) * len(new) <= _MOST_PAIRS:
            for pair in likely:
                same.update(_paired(old, new, pair))
            grown.update(_paired(old, new, may_be))
        left.extend(old)
    return Matched(same, grown, left)


def _unmoved(
    old: list[Finding], new: list[tuple[int, Finding]], same: dict[int, Finding]
) -> tuple[list[Finding], list[tuple[int, Finding]]]:
    """Enter into `same` what says the same in the same file; the others of both lists."""
    waiting: dict[tuple[str, str, frozenset[str]], list[Finding]] = {}
    for finding in reversed(old):
        waiting.setdefault(_said(finding), []).append(finding)
    others = []
    for number, finding in new:
        found = waiting.get(_said(finding))
        if found:
            same[number] = found.pop()
        else:
            others.append((number, finding))
    return [finding for found in waiting.values() for finding in found], others


def _paired(
    old: list[Finding], new: list[tuple[int, Finding]], pair: Pair
) -> Iterator[tuple[int, Finding]]:
    """Take pairs out of both lists."""
    for number, finding in list(new):
        found = next((other for other in old if pair(other, finding)), None)
        if found is not None:
            old.remove(found)
            new.remove((number, finding))
            yield number, found


def _said(finding: Finding) -> tuple[str, str, frozenset[str]]:
    return finding.message, finding.location.file, finding.names
