"""What a rule says that looks at what other rules found."""

from __future__ import annotations

from textwrap import dedent

from isms_lint.findings.finding import Finding
from isms_lint.testing import lint


def judged_among(
    code: str, records: str, *others: str, as_of: str = "2026-11-20"
) -> tuple[list[str], list[Finding]]:
    """As `judged`, with the rules `others` run beside `code`; and the findings themselves."""
    result = lint(dedent(records), as_of=as_of, select=[code, *others])
    assert not result.errors, result.errors
    findings = [finding for finding in result.findings if finding.code == code]
    said = [f"{f.record_id} {f.severity} {f.path} {f.message_id}" for f in findings]
    said += [
        f"? {outcome.record_id}: {outcome.reason}"
        for outcome in result.not_evaluated
        if outcome.code == code
    ]
    return said, findings
