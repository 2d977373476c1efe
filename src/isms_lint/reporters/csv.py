"""A table for spreadsheets: RFC 4180, every cell in quotes, nothing that a spreadsheet calculates.

Lines end in LF and hold no line end inside, so that `grep` and `cut` can read them too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import other_end, place

_COLUMNS = (
    "status",
    "severity",
    "code",
    "name",
    "kind",
    "id",
    "path",
    "message",
    "clauses",
    "basis",
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "related",
    "fingerprint",
    "waiver",
    "approved_by",
    "until",
    "reason",
    "accepted_at",
    "cell",
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What begins a formula (OWASP, CSV Injection); tabs and line ends are escaped before."""


def report(result: Result, style: Style) -> Iterator[str]:
    """A row a finding, by place, whatever its status."""
    writer = csv.writer(_Lines(), quoting=csv.QUOTE_ALL, lineterminator="\n")
    yield writer.writerow(_COLUMNS)
    for finding in result.all_findings:
        yield writer.writerow([cell(text) for text in _row(finding, style)])


class _Lines:
    """A file for `csv`, which hands on what a file says of a line written: here the line itself."""

    def write(self, line: str) -> str:
        return line


def _row(finding: Finding, style: Style) -> tuple[object, ...]:
    where = finding.location
    accepted = finding.acceptance
    return (
        finding.status,
        finding.severity,
        finding.code,
        finding.name,
        finding.record_kind,
        finding.record_id,
        finding.path,
        finding.message,
        "; ".join(finding.clauses),
        finding.basis,
        style.lead + where.file,
        where.line,
        where.column,
        where.end_line,
        where.end_column,
        "; ".join(other_end(related, style) for related in finding.related),
        finding.fingerprint,
        *(
            ("", "", "", "", "")
            if accepted is None
            else (
                accepted.waiver,
                accepted.approved_by,
                accepted.until or "",
                accepted.reason,
                place(accepted.location, style),
            )
        ),
        where.cell,
    )


def cell(value: object) -> str:
    """What is shown of a value: text that would be a formula begins with an apostrophe."""
    text = plain(str(value))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
