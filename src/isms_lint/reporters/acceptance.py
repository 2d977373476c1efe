"""By what a finding is accepted, in words: one form of words for every report."""

from __future__ import annotations

from isms_lint.findings.finding import Finding, Status


def why_not_open(finding: Finding) -> str:
    """`waived by WVR-1 until 2027-03-31, approved by ana: reason`; empty for an open finding."""
    if finding.status is Status.EXISTING:
        return "there before: the revision compared with has it too"
    accepted = finding.acceptance
    if accepted is None:
        return ""
    words = {
        Status.WAIVED: f"waived by {accepted.waiver}" if accepted.waiver else "waived",
        Status.IGNORED: "ignored by a comment",
        Status.BASELINE: "accepted by the baseline",
        Status.ALLOWED: "let pass",
    }[accepted.status]
    if accepted.until is not None:
        words += f" until {accepted.until.isoformat()}"
    if accepted.approved_by:
        words += f", approved by {accepted.approved_by}"
    return f"{words}: {accepted.reason}" if accepted.reason else words
