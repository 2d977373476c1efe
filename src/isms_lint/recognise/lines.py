"""Columns with their fields, as the lines of a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from isms_lint.recognise.cells import Column
from isms_lint.recognise.headings import pattern_of
from isms_lint.recognise.names import CERTAIN
from isms_lint.recognise.placing import Placed, Placing, takes_at
from isms_lint.recognise.plan import QUESTION, FieldLine, Spare
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path

SURE = 0.65
"""Below this a guess is written, and not applied."""
_NAMING_FIELDS = ("title", "statement", "text", "action", "name", "what", "topic", "subject")
"""Fields of which an id can be made, the best first."""


def lines_of(
    placed: Placed, kind: Kind, within: Path = (), lead: str = ""
) -> tuple[list[FieldLine], list[Spare]]:
    """The lines for the columns that have a field, and the columns that have none.

    `within` is the list whose items the rows are; `lead` stands before the names of the columns.
    """
    by_path: dict[Path, list[Placing]] = {}
    for placing in placed.placings:
        by_path.setdefault(placing.path, []).append(placing)
    lines = [_line(path, found, kind, within, lead) for path, found in by_path.items()]
    spare = [Spare.of(column)._replace(name=lead + column.name) for column in placed.left]
    return lines, spare


def _line(path: Path, found: Sequence[Placing], kind: Kind, within: Path, lead: str) -> FieldLine:
    sources = [lead + reference(one.column.name) for one in found]
    source: Any = sources[0] if len(sources) == 1 else sources
    takes = takes_at(kind, (*within, *path))
    lists = takes is not None and "array" in takes.types and "string" not in takes.types
    if len(sources) > 1 or (lists and path == ("notes",)):
        source = {"from": source} if len(sources) > 1 else {"from": source, "wrap": "list"}
    surest = min(one.confidence for one in found)
    return FieldLine(".".join(path), source, _doubt(found[0], surest), off=surest < SURE)


def reference(name: str) -> str:
    """A column as a mapping names it; what changes in its name is left open."""
    pattern = pattern_of(name) if any(c.isdigit() for c in name) else name
    return pattern if "*" in pattern else name


def _doubt(placing: Placing, confidence: float) -> str:
    if confidence >= CERTAIN:
        return ""
    also = " or ".join(".".join(path) for path in placing.also)
    return f"{QUESTION}{confidence:.1f}: " + (f"it also fits {also}" if also else "is that meant?")


def id_line(placed: Placed, lines: Iterable[FieldLine]) -> FieldLine | None:
    """Where the id of a row comes from that has no column for it; None where nothing gives one."""
    if any(line.target == "id" and not line.off for line in lines):
        return None
    for name in _NAMING_FIELDS:
        placing = placed.at(name)
        if placing is not None and placing.confidence >= SURE:
            source = {"from": reference(placing.column.name), "slug": True}
            return FieldLine("id", source, "made of the text: the rows have no id")
    return None


def people_line(target: str, inner: str, columns: Sequence[Column], constants: Any) -> FieldLine:
    """A list of people out of one or several keys."""
    source: dict[str, Any] = {
        "from": [c.name for c in columns] if len(columns) > 1 else columns[0].name
    }
    if any(mark in value for column in columns for value in column.values for mark in ",;"):
        source["split"] = "," if any("," in v for c in columns for v in c.values) else ";"
    elif len(columns) == 1:
        source["wrap"] = "list"
    each: dict[str, Any] = {"fields": {inner: "."}}
    if constants:
        each["constants"] = constants
    return FieldLine(target, {**source, "each": each})
