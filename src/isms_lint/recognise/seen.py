"""A page as it is looked at: what stands where, and which files there are to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from isms_lint.documents.document import Document
from isms_lint.documents.page import Cell, Page, Table
from isms_lint.lifting.page_rows import PageRows
from isms_lint.lifting.rows import names_in
from isms_lint.recognise.cells import WIDEST, Column, column, columns_of
from isms_lint.recognise.headings import pattern_of
from isms_lint.recognise.names import CERTAIN, Names
from isms_lint.records.kinds import Kind, Kinds
from isms_lint.values import NamedTuple

_HEADER_WITHIN = 30


class Known(NamedTuple):
    """What recognising rests on: the kinds, and the names of their fields."""

    kinds: Kinds
    names: Names

    def kind(self, name: str) -> Kind:
        """The kind of this name, which is there."""
        found = self.kinds.get(name)
        assert found is not None
        return found


@lru_cache(maxsize=2)
def known_of(kinds: Kinds) -> Known:
    """What recognising records of these kinds rests on."""
    return Known(kinds, Names(kinds))


class Grid(NamedTuple):
    """A table with its columns; its number on the page, the headings above it, the nearest first."""

    number: int
    table: Table
    columns: list[Column]
    rows: Sequence[Sequence[Cell]]
    headings: list[str]


def grid_of(number: int, table: Table, rows: PageRows, names: Names) -> Grid | None:
    """A table with the names of its columns; None where none can be these or it is too wide."""
    header, body = table.header, table.rows
    if width(table) > WIDEST:
        return None
    if header is None:
        at = header_row(table.rows, names)
        if at is None:
            return None
        header, body = table.rows[at], table.rows[at + 1 :]
    return Grid(number, table, columns_of(header, body), body, headings_of(rows, table))


def width(table: Table) -> int:
    """The columns of a table, as far as the rows at its top show."""
    return max(len(row) for row in [table.header or [], *table.rows[:_HEADER_WITHIN]])


def headings_of(rows: PageRows, table: Table) -> list[str]:
    """The headings above a table that have a pattern, the nearest first."""
    return [heading for heading in rows.headings(table) if pattern_of(heading)]


def header_row(rows: Sequence[Sequence[Cell]], names: Names) -> int | None:
    """The row of a grid with the names of columns: the first that has most names of the schemas."""
    best, most = None, 0.0
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        texts = [cell[0] for cell in row if cell[0]]
        if len(texts) < 2 or len(set(texts)) < len(texts):
            continue
        known = sum(
            any(
                one.confidence >= CERTAIN
                for meant in names.meanings(text).values()
                for one in meant
            )
            for text in texts
        )
        if known > most:
            best, most = number, known
    return best if best is not None else (0 if rows else None)


def keys_of(rows: PageRows, section: int, front: Document | None = None) -> list[Column]:
    """The names with values of a section, or of the page (0) with its front matter, as columns."""
    named: Iterable[tuple[Cell, Any]] = rows.names(section)
    if front is not None and isinstance(front.data, dict):
        data = {name: value for name, value in front.data.items() if name != "text"}
        named = [*names_in(data, front, 0), *named]
    return columns_of_names(named)


def columns_of_names(named: Iterable[tuple[Cell, Any]]) -> list[Column]:
    """Names with values as columns."""
    found: dict[str, list[str]] = {}
    for name, value in named:
        if name[0] not in found:
            found[name[0]] = list(_texts(value))
    return [column(name, texts) for name, texts in found.items() if name]


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, tuple):
        yield value[0]
    elif isinstance(value, list) and not any(isinstance(one, list) for one in value):
        for one in value:
            yield from _texts(one)


def is_page(page: Page | None) -> bool:
    """Whether anything can be recognised on a page."""
    return page is not None and bool(page.tables or any(section.keys for section in page.sections))


def together(grids: Sequence[Grid]) -> list[Column]:
    """The columns of several tables, those of one name as one."""
    values: dict[str, list[str]] = {}
    for grid in grids:
        for number, one in enumerate(grid.columns):
            texts = values.setdefault(one.name, [])
            texts.extend(row[number][0] for row in grid.rows if number < len(row))
    return [column(name, texts) for name, texts in values.items()]
