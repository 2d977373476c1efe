"""The table for people: findings grouped by file, both ends of a conflict, then the summary."""

from __future__ import annotations

import textwrap
from itertools import groupby, islice

from isms_lint.findings.finding import Finding, RelatedLocation
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.columns import Row, folded, message_column
from isms_lint.reporters.escape import plain
from isms_lint.reporters.summary import errors, statistics, summary
from isms_lint.rules.basis import Severity

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
STYLES = (
    "plain",
    "simple",
    "grid",
    "simple_grid",
    "rounded_grid",
    "heavy_grid",
    "mixed_grid",
    "double_grid",
    "fancy_grid",
    "outline",
    "simple_outline",
    "rounded_outline",
    "heavy_outline",
    "mixed_outline",
    "double_outline",
    "fancy_outline",
    "presto",
    "pretty",
    "psql",
    "orgtbl",
    "rst",
)
"""Styles of tabulate that are text: the others are markup, which needs escapes of its own."""
_NARROWEST = 32
_MARGIN = "  "
_ARROW = "↳ "


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
    """One file: its name, then a row a finding, and under it the places related to it."""
    from tabulate import tabulate

    rows = [_row(finding) for finding in findings]
    column = len(_MARGIN) + message_column(rows)
    fitted = folded(rows, style.width - len(_MARGIN))
    painted = [row._replace(severity=_severity(row.severity, style)) for row in fitted]
    body = iter(tabulate(painted, tablefmt="plain", disable_numparse=True).splitlines())
    lines = [_paint(plain(style.lead + file), "1", style)]
    for finding, row in zip(findings, fitted, strict=True):
        lines.extend(_MARGIN + line.rstrip() for line in islice(body, row.height))
        lines.extend(_related(related, column, style) for related in finding.related)
    return "\n".join(lines)


def _row(finding: Finding) -> Row:
    """The finding with the right by which it is said: clause and basis."""
    right = "; ".join((*finding.clauses, str(finding.basis)))
    return Row(
        f"{finding.location.line}:{finding.location.column}",
        str(finding.severity),
        finding.code,
        plain(f"{finding.message} [{right}]"),
        plain(f"{finding.record_kind} {finding.record_id}".strip()),
    )


def _related(related: RelatedLocation, column: int, style: Style) -> str:
    """The other end of a conflict, under the message if its place fits there, else further left.

    Places are never broken: people copy and click them.
    """
    where = related.location
    place = plain(f"({style.lead}{where.file}:{where.line}:{where.column})")
    indent = " " * column
    if len(indent) + len(_ARROW) + len(place) > style.width:
        indent = _MARGIN * 3
    return textwrap.fill(
        plain(f"{related.message}: {related.kind} {related.id} {place}"),
        max(style.width, _NARROWEST),
        initial_indent=indent + _ARROW,
        subsequent_indent=indent + " " * len(_ARROW),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _wrapped(lines: list[str], width: int) -> list[str]:
    return [
        textwrap.fill(line, max(width, _NARROWEST), subsequent_indent="  ", break_on_hyphens=False)
        for line in lines
    ]


def _severity(word: str, style: Style) -> str:
    return _paint(word, _COLORS[Severity(word)], style)


def _paint(text: str, color: str, style: Style) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text
