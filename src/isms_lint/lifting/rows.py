"""Rows of a page as documents of their own: names with values, and the place of each.

So what was written for people is lifted, located and reported as what was written as data. Values are
texts, lists of texts, or rows and lists of rows inside the row.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from isms_lint.documents.document import Document
from isms_lint.documents.page import Cell
from isms_lint.documents.positions import STRIDE, Positions, Span

Named = tuple[Cell, Any]
"""A name, and its value: a cell, names with values (`Names`), or a list of either."""


class Names(list[Named]):
    """Names with values: a row, as far as it was gathered. A name without a text is left out."""


def document_of(names: Names, place: Cell, sheet: str = "") -> Document:
    """The row as a document; `place` is where it stands as a whole."""
    table: list[int] = []
    data = _mapping(names, place, table)
    return Document(data, Positions(array("I", table), {}, {}), {}, sheet)


def cell_at(text: str, span: Span) -> Cell:
    """A cell with this text at a place."""
    return (text, *span)


def _mapping(names: Names, place: Cell, table: list[int]) -> dict[str, Any]:
    slot = len(table) // STRIDE
    _, line, column, end_line, end_column = place
    table.extend((line - 1, column - 1, end_line - 1, end_column - 1, 0))
    data: dict[str, Any] = {}
    for (name, line, column, end_line, end_column), value in names:
        if name in data:
            continue
        crc = crc32(name.encode("utf-8", "surrogatepass"))
        if type(value) is tuple:
            text = value[0]
            if not text:
                continue
            data[name] = text
            next_slot = len(table) // STRIDE + 2
            table.extend(
                (
                    line - 1,
                    column - 1,
                    end_line - 1,
                    end_column - 1,
                    crc,
                    value[1] - 1,
                    value[2] - 1,
                    value[3] - 1,
                    value[4] - 1,
                    next_slot,
                )
            )
        else:
            table.extend((line - 1, column - 1, end_line - 1, end_column - 1, crc))
            data[name] = _value(value, place, table)
    table[slot * STRIDE + 4] = len(table) // STRIDE
    return data


def _value(value: Any, place: Cell, table: list[int]) -> Any:
    if isinstance(value, Names):
        return _mapping(value, _around(value, place), table)
    if isinstance(value, list):
        slot = len(table) // STRIDE
        start = _place_of(value[0], place) if value else place
        table.extend((start[1] - 1, start[2] - 1, start[3] - 1, start[4] - 1, 0))
        found = [_value(item, place, table) for item in value]
        table[slot * STRIDE + 4] = len(table) // STRIDE
        return found
    text, line, column, end_line, end_column = value
    table.extend((line - 1, column - 1, end_line - 1, end_column - 1, len(table) // STRIDE + 1))
    return text


def _place_of(value: Any, place: Cell) -> Cell:
    if isinstance(value, Names):
        return _around(value, place)
    if isinstance(value, list):
        return _place_of(value[0], place) if value else place
    cell: Cell = value
    return cell


def _around(names: Names, place: Cell) -> Cell:
    """Where a row inside a row stands: at its first value."""
    for _, value in names:
        _, line, column, end_line, end_column = _place_of(value, place)
        return "", line, column, end_line, end_column
    return place


def names_in(data: dict[str, Any], document: Document, slot: int) -> Names:
    """The names and values of a mapping of a document, with what is in them."""
    return Names(_named(data, document, slot))


def _named(data: dict[str, Any], document: Document, slot: int) -> Iterable[Named]:
    positions = document.positions
    for name, value in data.items():
        key = positions.entry(slot, name)
        if key is not None:
            yield cell_at(name, positions.span(key)), _copied(value, document, key + 1)


def _copied(value: Any, document: Document, slot: int) -> Any:
    if isinstance(value, dict):
        return names_in(value, document, slot)
    if isinstance(value, list):
        slots = document.positions.items(slot)
        return [_copied(item, document, at) for item, at in zip(value, slots, strict=False)]
    written = document.written.get(slot)
    text = "" if value is None else written or _scalar(value)
    return cell_at(text, document.positions.span(slot))


def _scalar(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
