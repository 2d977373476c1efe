"""A finding in one line and one level, for tools that show no more than that."""

from __future__ import annotations

from isms_lint.findings.finding import Finding, Location, Status
from isms_lint.reporters.acceptance import why_not_open
from isms_lint.reporters.escape import plain
from isms_lint.rules.basis import Severity


def sentence(finding: Finding) -> str:
    """`[waived by ...] Risks!C7: message (kind id) [clause; basis]`: why it does not count comes first,
    then the cell, in a workbook: these tools know of lines alone.
    """
    lead = why_not_open(finding)
    record = f"{finding.record_kind} {finding.record_id}".strip()
    return plain(
        "".join(
            (
                f"[{lead}] " if lead else "",
                with_cell(finding.location, finding.message),
                f" ({record})" if record else "",
                f" [{right(finding)}]",
            )
        )
    )


def with_cell(where: Location, message: str) -> str:
    """The message behind the cell that it is about, where it is about one."""
    return f"{where.cell}: {message}" if where.cell else message


def right(finding: Finding) -> str:
    """By what right it is said: the clauses and the basis."""
    return "; ".join((*finding.clauses, str(finding.basis)))


def counted_severity(finding: Finding) -> Severity:
    """Its severity; the lowest where it does not count, as few tools know of findings accepted."""
    return finding.severity if finding.status is Status.OPEN else Severity.INFO
