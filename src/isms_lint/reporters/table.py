"""The table for people: findings grouped by file, both ends of a conflict, then the summary."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.columns import Row, folded
from isms_lint.reporters.escape import plain
from isms_lint.reporters.summary import errors, statistics, summary
from isms_lint.rules.basis import Severity

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_NARROWEST = 32
_MARGIN = "  "


def report(result: Result, style: Style) -> str:
    """The whole table."""
    blocks = [
        _file(file, list(findings), style)
        for file, findings in groupby(result.findings, key=lambda finding: finding.location.file)
    ]
    failed = errors(result)
    if failed:
        blocks.append("\n".join(_paint(line, "31", style) for line in failed))
    if style.statistics and result.findings:
        blocks.append("\n".join(statistics(result)))
    if not style.quiet:
        blocks.append("\n".join(_wrapped(summary(result), style.width)))
        if result.findings:
            code = result.findings[0].code
            advice = f"What a rule means and how to fix it: isms-lint explain {code}"
            blocks.append("\n".join(_wrapped([advice], style.width)))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _file(file: str, findings: list[Finding], style: Style) -> str:
    """One file: its name, then a row a finding, and a row for each related place."""
    from tabulate import tabulate

    rows = [row for finding in findings for row in _rows(finding, style)]
    painted = [
        row._replace(severity=_severity(row.severity, style))
        for row in folded(rows, style.width - len(_MARGIN))
    ]
    body = tabulate(painted, tablefmt="plain", disable_numparse=True)
    return f"{_paint(plain(style.lead + file), '1', style)}\n{textwrap.indent(body, _MARGIN)}"


def _rows(finding: Finding, style: Style) -> Iterator[Row]:
    """The finding with the right by which it is said, clause and basis; then the other ends."""
    right = "; ".join((*finding.clauses, str(finding.basis)))
    yield Row(
        f"{finding.location.line}:{finding.location.column}",
        str(finding.severity),
        finding.code,
        plain(f"{finding.message} [{right}]"),
        plain(f"{finding.record_kind} {finding.record_id}".strip()),
    )
    for related in finding.related:
        where = related.location
        place = f"{style.lead}{where.file}:{where.line}:{where.column}"
        text = plain(f"↳ {related.message} ({place})")
        yield Row("", "", "", text, plain(f"{related.kind} {related.id}"))


def _wrapped(lines: list[str], width: int) -> list[str]:
    return [
        textwrap.fill(line, max(width, _NARROWEST), subsequent_indent="  ", break_on_hyphens=False)
        for line in lines
    ]


def _severity(word: str, style: Style) -> str:
    return _paint(word, _COLORS[Severity(word)], style) if word else ""


def _paint(text: str, color: str, style: Style) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text
