"""Which findings of two runs are one finding."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from isms_lint.findings.finding import Finding
from isms_lint.values import NamedTuple

Pair = Callable[[Finding, Finding], bool]
"""Whether a finding of before may be the other, of after."""
Said = Callable[[Finding, frozenset[str]], Hashable]
"""What is the same in two findings that are one; the files are those of the other side."""

_MOST_PAIRS = 1_000_000
"""So many pairs are looked at one by one; equal findings beyond count as new and as gone."""


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
    """For each finding of after that is one of before, by its place in the list, that one. `left` are
    the findings of before that no longer are; those that tell of more now are neither.
    """

    same: dict[int, Finding]
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

    def says_more(old: Finding, new: Finding) -> bool:
        return may_be(old, new) and not new.names.isdisjoint(old.names)

    def stands(finding: Finding, other_side: frozenset[str]) -> str:
        """Where a finding has to stand on both sides to be one; empty where that may be anywhere."""
        file = finding.location.file
        return "" if finding.record_id or file not in other_side else file

    # The likeliest first: those that tell of the same things, then those that tell of fewer.
    alike: list[Said] = [
        lambda finding, _: (finding.names, finding.message, finding.location.file),
        lambda finding, other: (finding.names, finding.message, stands(finding, other)),
        lambda finding, _: (finding.names, finding.location.file),
        lambda finding, other: (finding.names, stands(finding, other)),
    ]
    likely: list[Pair] = [
        lambda old, new: says_no_more(old, new) and old.location.file == new.location.file,
        says_no_more,
    ]
    same: dict[int, Finding] = {}
    left: list[Finding] = []
    room = _MOST_PAIRS
    for shared, old in olds.items():
        new = [(number, after[number]) for number in news.get(shared, ())]
        for said in alike:
            if old and new:
                old, new = _alike(old, new, said, files, same)
        cost = sum(1 + len(f.about) for f in old) * max(1, len(new))
        if cost <= room:
            room -= cost
            for pair in likely:
                same.update(_paired(old, new, pair))
            # What tells of more is new, and what it told before is not gone.
            for _ in _paired(old, new, says_more):
                pass
        left.extend(old)
    return Matched(same, left)


def _alike(
    old: list[Finding],
    new: list[tuple[int, Finding]],
    said: Said,
    files: Files,
    same: dict[int, Finding],
) -> tuple[list[Finding], list[tuple[int, Finding]]]:
    """Enter into `same` those of which the same is said; the others of both lists."""
    waiting: dict[Hashable, list[Finding]] = {}
    for finding in reversed(old):
        waiting.setdefault(said(finding, files.after), []).append(finding)
    others = []
    for number, finding in new:
        found = waiting.get(said(finding, files.before))
        if found:
            same[number] = found.pop()
        else:
            others.append((number, finding))
    return [finding for found in waiting.values() for finding in reversed(found)], others


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
