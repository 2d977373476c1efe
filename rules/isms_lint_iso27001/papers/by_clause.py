"""Findings by clause, drawn together where there are many clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from isms_lint.offers.paper import Finding
from isms_lint.rules import Severity

_MOST_BARS = 16
_CLAUSE = re.compile(r"(?:A\.)?\d+(?:\.\d+)*")
_EDITION = re.compile(r".*?:\d{4}\b")
_NUMBER = re.compile(r"(\d+)")


def by_clause(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Rows of `clause`, `severity` and `count` for the picture `findings-by-clause`, in the order of
    the clauses. A finding counts under each clause that it names, as in the output of `check`; one
    that names none counts nowhere.

    Where there are more clauses than a picture shows, those of one main clause (`9.2`, `A.5`) are drawn
    together, or else all below one number (`9`, `A`); each finding counts there once.
    """
    known = list(findings)
    counts = Counter[tuple[str, Severity]]()
    for group in (_as_it_is, _main, _first):
        counts = _counted(known, group)
        if len({clause for clause, _ in counts}) <= _MOST_BARS:
            break
    rows = sorted(counts.items(), key=lambda one: (_order(one[0][0]), one[0][1].rank))
    return [
        {"clause": clause, "severity": severity.value, "count": count}
        for (clause, severity), count in rows
    ]


def _counted(
    findings: Iterable[Finding], group: Callable[[str], str]
) -> Counter[tuple[str, Severity]]:
    return Counter(
        (clause, finding.severity)
        for finding in findings
        for clause in {group(one) for one in finding.clauses}
    )


def _as_it_is(clause: str) -> str:
    return clause


def _main(clause: str) -> str:
    """`9.2` of `9.2.2 b`, `A.5` of `A.5.18`; of another standard its name."""
    found = _CLAUSE.match(clause)
    if found is None:
        return _standard(clause)
    return ".".join(found[0].split(".")[:2])


def _first(clause: str) -> str:
    """`9` of `9.2.2 b`, `A` of `A.5.18`; of another standard its name."""
    found = _CLAUSE.match(clause)
    return _standard(clause) if found is None else found[0].split(".")[0]


def _standard(clause: str) -> str:
    """`ISO 19011:2018` of `ISO 19011:2018 5.5.2`."""
    found = _EDITION.match(clause)
    return clause if found is None else found[0]


def _order(clause: str) -> list[tuple[int, int, str]]:
    """Clauses of the standard by number, then its annex, then other standards."""
    sort = 0 if clause[:1].isdigit() else 1 if clause == "A" or clause.startswith("A.") else 2
    return [
        (sort, int(part), "") if part.isdigit() else (sort, -1, part)
        for part in _NUMBER.split(clause)
        if part
    ]
