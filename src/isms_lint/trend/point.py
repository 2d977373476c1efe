"""One report as a point of a series: what a comparison needs of it, and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from isms_lint.findings.counts import counted
from isms_lint.findings.finding import ACCEPTED, Status
from isms_lint.rules.basis import Severity
from isms_lint.trend.past import Past
from isms_lint.values import NamedTuple


class MadeBy(NamedTuple):
    """What made a past. `codes` are the rules that ran, None where it does not say; `whole` is
    whether it holds all findings of the repository.
    """

    version: str
    plugins: Mapping[str, str]
    rules: int
    codes: frozenset[str] | None
    whole: bool
    failed: bool


class Point(NamedTuple):
    """How the findings stood. What a report compared with a revision calls existing is open here.

    `label` is what people call the point, `revision` its commit, if known. `counts` are open findings
    by name (of a family, a rule, a clause, a basis), `accepted` the accepted ones by what accepts them.
    `open` has what each open finding tells of, by its fingerprint; `held` are the fingerprints of the
    accepted ones.
    """

    label: str
    revision: str
    as_of: date
    findings: dict[Severity, int]
    accepted: dict[Status, int]
    not_evaluated: int
    counts: dict[str, int]
    open: Mapping[str, frozenset[str]]
    held: frozenset[str]
    made_by: MadeBy


def point(past: Past, by: str) -> Point:
    """The point that `past` is. The commit its result names goes before the one it is known by."""
    result = past.result
    stand = (*result.findings, *result.existing)
    accepted = Counter(finding.status for finding in result.accepted)
    severities = Counter(finding.severity for finding in stand)
    return Point(
        past.label,
        result.revision or past.revision,
        result.as_of,
        {level: severities[level] for level in Severity},
        {status: accepted[status] for status in ACCEPTED},
        len(result.not_evaluated),
        counted(stand, by),
        {finding.fingerprint: finding.names for finding in stand},
        frozenset(finding.fingerprint for finding in result.accepted),
        MadeBy(
            past.version,
            dict(result.plugins),
            past.rules,
            None if past.codes is None else frozenset(past.codes),
            result.whole,
            bool(result.errors),
        ),
    )
