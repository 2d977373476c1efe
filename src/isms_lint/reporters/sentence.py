"""A finding in one line and one level, for tools that show no more than that."""

from __future__ import annotations

from isms_lint.findings.finding import Finding, Status
from isms_lint.reporters.accepted import by_what
from isms_lint.reporters.escape import plain
from isms_lint.rules.basis import Severity


def sentence(finding: Finding) -> str:
    """`[accepted by waiver ...] message (kind id) [clause; basis]`: why it does not count is first."""
    lead = standing(finding)
    record = f"{finding.record_kind} {finding.record_id}".strip()
    return plain(
        "".join(
            (
                f"[{lead}] " if lead else "",
                finding.message,
                f" ({record})" if record else "",
                f" [{right(finding)}]",
            )
        )
    )


def standing(finding: Finding) -> str:
    """Why the finding does not count; empty where it does. Text of records is as it is."""
    if finding.status is Status.EXISTING:
        return "there before"
    return "" if finding.status is Status.OPEN else f"accepted by {by_what(finding)}"


def right(finding: Finding) -> str:
    """By what right it is said: the clauses and the basis."""
    return "; ".join((*finding.clauses, str(finding.basis)))


def counted_severity(finding: Finding) -> Severity:
    """Its severity; the lowest where it does not count, as few tools know of findings accepted."""
    return finding.severity if finding.status is Status.OPEN else Severity.INFO
