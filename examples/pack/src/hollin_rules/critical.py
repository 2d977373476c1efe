"""The late hook: findings about critical suppliers weigh more."""

from __future__ import annotations

from isms_lint.findings.finding import Finding
from isms_lint.rules import Severity

_KINDS = ("contract", "hol-supplier-review")


def graver_where_critical(findings: list[Finding]) -> list[Finding]:
    """The findings, those about contracts and reviews in the folder `critical/` as errors."""
    return [
        found._replace(severity=Severity.ERROR)
        if found.record_kind in _KINDS and found.location.file.startswith("critical/")
        else found
        for found in findings
    ]
