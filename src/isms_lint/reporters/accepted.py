"""Findings that do not count, in reports for people: a line each, below the open ones."""

from __future__ import annotations

from isms_lint.findings.finding import Finding, Status
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.acceptance import why_not_open
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import place
from isms_lint.reporters.terminal import wrapped

_INDENT = "  "
_HANGING = "      "


def singly(result: Result) -> list[Finding]:
    """The accepted findings that are shown one by one: those of the baseline are only counted."""
    return [finding for finding in result.accepted if finding.status is not Status.BASELINE]


def in_baseline(result: Result) -> int:
    """How many findings the baseline holds."""
    return sum(finding.status is Status.BASELINE for finding in result.accepted)


def accepted_block(result: Result, style: Style) -> list[str]:
    """What is accepted: how many, then a line each; nothing where there are none."""
    if not result.accepted:
        return []
    held = in_baseline(result)
    lines = [f"Accepted: {counted(len(result.accepted))}{f', {held} by the baseline' * bool(held)}"]
    for finding in singly(result):
        on = f" {finding.record_kind} {finding.record_id}".rstrip()
        said = plain(
            f"{place(finding.location, style)} {finding.code}{on}: {why_not_open(finding)}"
        )
        lines.append(wrapped(said, style.width, _INDENT, _HANGING))
    return lines


def existing_block(result: Result, style: Style) -> list[str]:
    """What was there before, a line each; nothing where there are none, or none is shown."""
    if not result.existing:
        return []
    lines = [f"There before: {counted(len(result.existing))}"]
    for finding in result.existing:
        on = f" ({finding.record_kind} {finding.record_id})" if finding.record_kind else ""
        where = place(finding.location, style)
        said = f"{where} {finding.severity} {finding.code} {finding.message}{on}"
        lines.append(wrapped(plain(said), style.width, _INDENT, _HANGING))
    return lines


def counted(number: int) -> str:
    """`1 finding`, `2 findings`."""
    return "1 finding" if number == 1 else f"{number} findings"
