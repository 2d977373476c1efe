"""The standards that a criterion of an audit names, where it names nothing else."""

from __future__ import annotations

import re

from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.pattern import Pattern

MANAGEMENT_SYSTEMS = frozenset(
    {
        *("9001", "13485", "14001", "20000-1", "20000", "21001", "22000", "22301", "27001"),
        *("27701", "37001", "37301", "39001", "41001", "42001", "45001", "50001", "55001"),
    }
)
"""ISO standards that a management system can be audited against."""

_BETWEEN = Pattern(r"\s*(?:[,;+&]|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_AMENDED = Pattern(r"\s*[/+,]?\s*\b(?:Amd|AMD|A)\.?\s*1(?:\s*:\s*2024)?(?![\d.])")
_NUMBER = Pattern(r"\d{4}")
"""What every standard has."""
_STANDARD = Pattern(
    r"(?P<nation>(?:(?!ISO)[A-Z]{2,4}[ -]){0,3})(?P<iso>ISO(?:/IEC)?\s*)?(?P<number>\d{4,5}(?:-\d+)?)"
    r"(?:\s*[:(]\s*(?P<year>\d{4})\)?)?\Z"
)


class Standard(NamedTuple):
    """An ISO standard by its number, and the year of its edition; empty where none is named.

    A national adoption (EN ISO/IEC 27001:2023) has a year of its own, which names no edition.
    """

    number: str
    year: str


def named_standards(criterion: str) -> list[Standard]:
    """`ISO/IEC 27001:2022 and ISO 9001:2015`: the two. Nothing where there are other words too."""
    if _NUMBER.search(criterion) is None:
        return []
    is_amended = "27001" in criterion and "A" in criterion
    text = (_AMENDED.sub("", criterion) if is_amended else criterion).strip()[:200]
    alone = _STANDARD.match(text)
    # The one standard that most criteria are needs no look for others.
    parts = _BETWEEN.split(text) if alone is None or alone["nation"] else [text]
    found = []
    for part in parts:
        match = _STANDARD.match(part.strip())
        if match is None or not (match["iso"] or match["number"] in MANAGEMENT_SYSTEMS):
            return []
        found.append(Standard(match["number"], "" if match["nation"] else match["year"] or ""))
    return found
