"""What findings are counted and grouped by, and how many there are under each name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from isms_lint.findings.finding import Finding
from isms_lint.rules.basis import Basis
from isms_lint.values import NamedTuple

_NUMBER = re.compile("([0-9]+)")


class By(NamedTuple):
    """The names that a finding stands under, and the key that sorts them."""

    names: Callable[[Finding], Iterable[str]]
    order: Callable[[str], Any]


def family(finding: Finding) -> str:
    """The letters of the code."""
    return finding.code.rstrip("0123456789")


def record(finding: Finding) -> str:
    """Kind and id; empty where the finding is of no record."""
    return f"{finding.record_kind} {finding.record_id}".strip()


def natural(name: str) -> list[str | int]:
    """A key that sorts names as people do: `9.2.2` before `10.1`."""
    return [int(part) if part.isdecimal() else part for part in _NUMBER.split(name)]


BY: dict[str, By] = {
    "family": By(lambda finding: (family(finding),), natural),
    "rule": By(lambda finding: (finding.code,), natural),
    "clause": By(lambda finding: finding.clauses, natural),
    "basis": By(lambda finding: (str(finding.basis),), [str(basis) for basis in Basis].index),
}
"""What findings are counted by. One with several clauses counts under each of them."""
SUMMED_UP = ("family", "clause", "basis")
"""What every report counts by. Rules it tells of in another way."""
GROUPED_BY: dict[str, By] = {
    "record": By(lambda finding: [record(finding)] if record(finding) else [], natural),
    "file": By(lambda finding: (finding.location.file,), natural),
    **BY,
}
"""What findings are grouped by."""


def counted(findings: Iterable[Finding], by: str) -> dict[str, int]:
    """Name to number of findings, for a word of `BY`, in its order."""
    names = BY[by].names
    return in_order(Counter(name for finding in findings for name in names(finding)), by)


def in_order(counts: Mapping[str, int], by: str) -> dict[str, int]:
    """The same counts, sorted as a word of `BY` sorts them."""
    return {name: counts[name] for name in sorted(counts, key=BY[by].order)}
