"""Places of findings, as seen from where the command was run."""

from __future__ import annotations

from isms_lint.findings.finding import Location, RelatedLocation
from isms_lint.reporters import Style
from isms_lint.reporters.escape import plain


def place(where: Location, style: Style) -> str:
    """`file:line:column`, in a workbook `file:sheet!cell`. Not escaped."""
    return f"{style.lead}{where.file}:{within_file(where)}"


def within_file(where: Location) -> str:
    """`line:column`, or `sheet!cell`. Not escaped."""
    return where.cell or f"{where.line}:{where.column}"


def other_end(related: RelatedLocation, style: Style) -> str:
    """The other end of a conflict in a line: what stands there, of which record, where."""
    record = f"{related.kind} {related.id}"
    return plain(f"{related.message}: {record} ({place(related.location, style)})")
