"""How many findings there are under each name: of a family, a clause, a basis."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from isms_lint.findings.finding import Finding
from isms_lint.rules.basis import Basis

_NUMBER = re.compile("([0-9]+)")


def family(finding: Finding) -> str:
    """The letters of the code."""
    return finding.code.rstrip("0123456789")


def natural(name: str) -> list[str | int]:
    """A key that sorts names as people do: `9.2.2` before `10.1`."""
    return [int(part) if part.isdecimal() else part for part in _NUMBER.split(name)]


def by_family(findings: Iterable[Finding]) -> dict[str, int]:
    """Family to number of findings, by name."""
    return _counted(findings, lambda finding: (family(finding),), natural)


def by_clause(findings: Iterable[Finding]) -> dict[str, int]:
    """Clause to number of findings, by number. A finding counts under each of its clauses."""
    return _counted(findings, lambda finding: finding.clauses, natural)


def by_basis(findings: Iterable[Finding]) -> dict[str, int]:
    """Basis to number of findings, in the order of `Basis`."""
    order = [str(basis) for basis in Basis]
    return _counted(findings, lambda finding: (str(finding.basis),), order.index)


def _counted(
    findings: Iterable[Finding],
    names: Callable[[Finding], tuple[str, ...]],
    order: Callable[[str], Any],
) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        for name in names(finding):
            counts[name] = counts.get(name, 0) + 1
    return {name: counts[name] for name in sorted(counts, key=order)}
