"""Columns with their fields, as the lines of a mapping."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from isms_lint.recognise.cells import Column, is_scope
from isms_lint.recognise.names import CERTAIN
from isms_lint.recognise.placing import Placed, Placing, takes_at
from isms_lint.recognise.plan import QUESTION, FieldLine, Spare, short
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path
from isms_lint.records.vocabulary import word_for
from isms_lint.written.dates import Written, read_date

_DATED = re.compile(r"\s*\([^()]*20\d\d[^()]*\)\Z")
SURE = 0.65
"""Below this a guess is written, and not applied."""
_SCOPES = 12
"""Texts up to which it is asked what they mean."""
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
    lines.extend(_noted(placed, kind, within, lead))
    spare = [
        Spare.of(column)._replace(name=lead + column.name, same_as=_same(column, placed))
        for column in placed.left
    ]
    return [line for one in lines for line in _with_scope(one, placed, kind, within)], spare


def _same(column: Column, placed: Placed) -> str:
    """The column with a field that has the very values of another."""
    return next(
        (
            one.column.name
            for one in placed.placings
            if one.column.values == column.values and column.values
        ),
        "",
    )


def _noted(placed: Placed, kind: Kind, within: Path, lead: str) -> list[FieldLine]:
    """The status of rows that say it behind a date (`14 Feb 2025 ✅ Done`)."""
    status, due = takes_at(kind, (*within, "status")), placed.at("due_on")
    if status is None or due is None or placed.at("status") is not None:
        return []
    meant: dict[str, str] = {}
    for text in due.column.values:
        read = read_date(text)
        note = read.note.strip(" ✅✔☑()-–—") if isinstance(read, Written) else ""
        word = word_for(note, status.field) if note else None
        if word is not None:
            meant[f"*{note}"] = word
    if not meant:
        return []
    source = {
        "from": lead + reference(due.column.name),
        "words": {**meant, "*": status.field.words[0]},
    }
    return [FieldLine("status", source, f"{QUESTION}it stands behind the date")]


def _with_scope(line: FieldLine, placed: Placed, kind: Kind, within: Path) -> list[FieldLine]:
    """A line for clauses and controls, with a question for the texts that name none."""
    placing = placed.at(*line.target.split("."))
    takes = takes_at(kind, (*within, *line.target.split(".")))
    if placing is None or takes is None or line.off or not isinstance(line.source, str):
        return [line]
    items = takes.items
    if not (takes.field.scope_item or (items is not None and items.field.scope_item)):
        return [line]
    unread = [text for text in placing.column.values if not is_scope(text)]
    if not unread or len(unread) > _SCOPES:
        return [line]
    words = {short(text, 60).replace("…", "*"): ["which?"] for text in unread}
    source = {"from": line.source, "words": words}
    asked = FieldLine(line.target, source, f"{QUESTION}which clauses and controls?", off=True)
    return [line._replace(comment=""), asked]


def _line(path: Path, found: Sequence[Placing], kind: Kind, within: Path, lead: str) -> FieldLine:
    sources = [lead + reference(one.column.name) for one in found]
    source: Any = sources[0] if len(sources) == 1 else sources
    takes = takes_at(kind, (*within, *path))
    lists = takes is not None and "array" in takes.types and "string" not in takes.types
    if len(sources) > 1 or (lists and path == ("notes",)):
        source = {"from": source} if len(sources) > 1 else {"from": source, "wrap": "list"}
    surest = min(one.confidence for one in found)
    rivals = any(one.rivals for one in found)
    return FieldLine(".".join(path), source, _doubt(found[0], surest), off=surest < SURE or rivals)


def reference(name: str) -> str:
    """A column as a mapping names it: a date in brackets behind it, which changes, is left open."""
    cut = _DATED.sub(" *", name)
    return cut if any(c.isalpha() for c in cut) and "*" not in name else name


def _doubt(placing: Placing, confidence: float) -> str:
    if confidence >= CERTAIN:
        return ""
    if placing.rivals:
        return f"{QUESTION}{confidence:.1f}: or {', '.join(placing.rivals)}?"
    also = " or ".join(".".join(path) for path in placing.also)
    return f"{QUESTION}{confidence:.1f}: " + (f"it also fits {also}" if also else "is that meant?")


def with_id(placed: Placed, lines: Iterable[FieldLine]) -> list[FieldLine]:
    """The lines of a row, that of its id first: made of a text where it has no id of its own."""
    lines = list(lines)
    made = _id_line(placed, lines)
    if made is not None:
        return [made, *(line for line in lines if line.target != "id")]
    return sorted(lines, key=lambda line: line.target != "id")


def _id_line(placed: Placed, lines: Iterable[FieldLine]) -> FieldLine | None:
    """Where the id of a row comes from that has no column for it; None where nothing gives one."""
    line = next((one for one in lines if one.target == "id" and not one.off), None)
    if line is not None:
        numbers = placed.at("id")
        if numbers is not None and all(
            text.strip("#.").isdigit() for text in numbers.column.values
        ):
            return FieldLine("id", {"from": line.source, "slug": True}, "the number of the row")
        return None
    for name in _NAMING_FIELDS:
        placing = placed.at(name)
        if placing is not None and placing.confidence >= SURE:
            source = {"from": reference(placing.column.name), "slug": True}
            return FieldLine("id", source, "made of the text: the rows have no id")
    return None
