"""The table for people: findings grouped by file, both ends of a conflict, then the summary."""

from __future__ import annotations

import textwrap
from itertools import groupby

from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.escape import plain
from isms_lint.reporters.summary import errors, statistics, summary
from isms_lint.rules.basis import Severity

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_NARROWEST = 32


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
            blocks.append(f"What a rule means and how to fix it: isms-lint explain {code}")
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _file(file: str, findings: list[Finding], style: Style) -> str:
    """One file: its name, then a row a finding, and a row for each related place."""
    from tabulate import tabulate

    places = [f"{f.location.line}:{f.location.column}" for f in findings]
    records = [plain(f"{f.record_kind} {f.record_id}".strip()) for f in findings]
    taken = max(map(len, places)) + max(len(f.severity) for f in findings)
    taken += max(len(f.code) for f in findings) + max(map(len, records), default=0) + 10
    width = max(_NARROWEST, style.width - taken)
    rows = []
    for finding, place, record in zip(findings, places, records, strict=True):
        rows.append(
            [
                place,
                _paint(finding.severity, _COLORS[finding.severity], style),
                finding.code,
                _message(finding, width),
                record,
            ]
        )
        for related in finding.related:
            where = related.location
            text = plain(
                f"↳ {related.message} ({style.lead}{where.file}:{where.line}:{where.column})"
            )
            shown = textwrap.fill(text, width, subsequent_indent="  ")
            rows.append(["", "", "", shown, plain(f"{related.kind} {related.id}")])
    body = tabulate(rows, tablefmt="plain", disable_numparse=True)
    return f"{_paint(plain(style.lead + file), '1', style)}\n{textwrap.indent(body, '  ')}"


def _message(finding: Finding, width: int) -> str:
    """The message with the right by which it is said: clause and basis."""
    right = "; ".join((*finding.clauses, str(finding.basis)))
    return textwrap.fill(f"{plain(finding.message)} [{right}]", width)


def _wrapped(lines: list[str], width: int) -> list[str]:
    return [textwrap.fill(line, max(width, _NARROWEST), subsequent_indent="  ") for line in lines]


def _paint(text: str, color: str, style: Style) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text
