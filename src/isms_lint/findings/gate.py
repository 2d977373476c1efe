"""Whether the findings let the run pass."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.findings.finding import Finding
from isms_lint.rules.basis import Severity

NEVER = "never"


def passes(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether no finding is at or above the level `fail_on` (a severity, or `never`)."""
    if fail_on == NEVER:
        return True
    limit = Severity(fail_on).rank
    return all(finding.severity.rank > limit for finding in findings)
