"""The table for people: findings grouped by file, both ends of a conflict, then the summary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby

from isms_lint.findings.finding import Finding, RelatedLocation
from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.columns import Row, folded, message_column, side_by_side
from isms_lint.reporters.ending import apart, ending
from isms_lint.reporters.escape import plain
from isms_lint.reporters.places import other_end, within_file
from isms_lint.reporters.sentence import right
from isms_lint.reporters.terminal import ARROW, BOLD, paint, paint_severity, wrapped

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
_HEADERS = Row("Place", "Severity", "Rule", "Message", "Record")
_MARGIN = "  "
_TRIES = 8
"""How often a styled table is folded anew until it fits; more brings nothing."""


def report(result: Result, style: Style) -> Iterator[str]:
    """The whole table, file by file."""
    return apart(chain(_blocks(result, style), ending(result, style)))


def _blocks(result: Result, style: Style) -> Iterator[str]:
    in_form = _in_style if style.table_style else _in_columns
    for file, findings in groupby(result.findings, key=lambda finding: finding.location.file):
        heading = paint(plain(style.lead + file), BOLD, style)
        yield "\n".join((heading, *in_form(list(findings), style)))


def _in_columns(findings: list[Finding], style: Style) -> list[str]:
    """A row a finding, and under it the places related to it."""
    rows = [_row(finding) for finding in findings]
    column = len(_MARGIN) + message_column(rows)
    fitted = folded(rows, style.width - len(_MARGIN))
    lines: list[str] = []
    for finding, drawn in zip(findings, side_by_side(fitted, style), strict=True):
        lines.extend(_MARGIN + line for line in drawn)
        lines.extend(_related(related, column, style) for related in finding.related)
    return lines


def _in_style(findings: list[Finding], style: Style) -> list[str]:
    """The same in a style of tabulate; the related places stand in the cell of the message."""
    from tabulate import tabulate

    def drawn(rows: list[Row]) -> str:
        # Without a record anywhere, as where it follows the message, the column is left out.
        cells = [row if any(one.record for one in rows) else row[:-1] for row in rows]
        return tabulate(
            cells,
            headers=_HEADERS[: len(cells[0])],
            tablefmt=style.table_style,
            disable_numparse=True,
            colalign=("left",) * len(cells[0]),
        )

    rows = [
        _row(finding, *(ARROW + other_end(related, style) for related in finding.related))
        for finding in findings
    ]
    room = style.width
    for _ in range(_TRIES):
        fitted = folded(rows, room)
        beyond = max(map(len, drawn(fitted).splitlines())) - style.width
        if beyond <= 0:
            break
        room -= beyond
    return drawn(_painted(fitted, style)).splitlines()


def _row(finding: Finding, *below: str) -> Row:
    """The finding with the right by which it is said: clause and basis; lines `below` its message."""
    return Row(
        plain(within_file(finding.location)),
        str(finding.severity),
        finding.code,
        "\n".join((plain(f"{finding.message} [{right(finding)}]"), *below)),
        plain(f"{finding.record_kind} {finding.record_id}".strip()),
    )


def _painted(rows: list[Row], style: Style) -> list[Row]:
    return [row._replace(severity=paint_severity(row.severity, style)) for row in rows]


def _related(related: RelatedLocation, column: int, style: Style) -> str:
    """The other end of a conflict, under the message if its place fits there, else further left.

    Places are never broken: people copy and click them.
    """
    said = other_end(related, style)
    indent = " " * column
    if len(indent) + len(ARROW) + len(said.rpartition(" ")[2]) > style.width:
        indent = _MARGIN * 3
    return wrapped(said, style.width, indent + ARROW, indent + " " * len(ARROW))
