"""Pages for tests of what mappings lift: a text and a mapping in, records and what is told out."""

from __future__ import annotations

from typing import Any

from records_kit import plugins

from isms_lint.config.mappings import read_mapping
from isms_lint.documents.builtin import PAGE_READERS, READERS
from isms_lint.documents.read import Pages, read_bytes
from isms_lint.findings.locate import of_unmapped
from isms_lint.lifting.lift import Lifted, lift

ALL = Pages(PAGE_READERS, lambda _: True)

Told = tuple[str, str, int, int]
"""Of what is not accounted for: the sort, the text, line and column."""


def lifted(text: str, mapping: dict[str, Any], file: str = "isms/r.md") -> Lifted:
    """What a mapping lifts out of a file with this text."""
    reading = read_bytes(file, text.encode(), READERS, ALL)
    assert reading.problems == []
    return lift(reading, plugins().kinds, (read_mapping({"files": "*", **mapping}),))


def told(found: Lifted) -> list[Told]:
    """What is told of a file, in the order of the lines."""
    places = [(one, of_unmapped(one, {}).location) for one in found.unmapped]
    return sorted(
        ((one.reason, one.value, at.line, at.column) for one, at in places), key=lambda t: t[2:]
    )


def records(text: str, mapping: dict[str, Any], file: str = "isms/r.md") -> list[dict[str, Any]]:
    """The data of the records that a mapping lifts, where it accounts for all that is there."""
    found = lifted(text, mapping, file)
    assert told(found) == []
    return [record.data for record in found.records]


def table(header: str, *rows: str) -> str:
    """A table below a heading."""
    dashes = "|---" * (header.count("|") + 1) + "|"
    return "\n".join(
        ["# Register", "", f"| {header} |", dashes, *(f"| {row} |" for row in rows), ""]
    )
