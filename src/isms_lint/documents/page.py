"""What people write for people, as far as records can be lifted from it: sections, keys, tables.

Markdown, CSV and workbooks come to the same. Nothing here says what a column means; a mapping of the
configuration does.
"""

from __future__ import annotations

from isms_lint.documents.positions import Span
from isms_lint.values import NamedTuple

Cell = tuple[str, int, int, int, int]
"""Text, line, column, end line, end column: lines and columns count from 1, the end is just past the
last character. In a sheet the line is the row, and columns count cells. A plain tuple: there are many.
"""

LOOSE = "loose"
"""What a table is that nobody can read as one: rows behind a blank line that broke it off."""
HTML = "html"
"""What a table is that is written in HTML; its one cell says where."""


class Section(NamedTuple):
    """What stands below a heading. The first of a page is the page itself, without one.

    `parent` is the number of the section around it, -1 for the page. `keys` are names with values
    (`**Owner:** Ana`). `body` is the text as written, with the sections inside.
    """

    heading: Cell
    level: int
    parent: int
    keys: list[tuple[Cell, Cell]]
    body: Cell


class Table(NamedTuple):
    """Rows of cells below the heading of a section.

    `header` is None for a grid whose header row the mapping has to find. `sheet` is the name of the
    sheet it is. `what` is `table`, `list` for the items of a list, one a row, or what cannot be lifted
    and has to be told: `LOOSE`, `HTML`.
    """

    rows: list[list[Cell]]
    header: list[Cell] | None
    section: int = 0
    sheet: str = ""
    what: str = "table"


class Page(NamedTuple):
    """All of a file, in the order in which it stands there."""

    sections: list[Section]
    tables: list[Table]


def ends_of(sections: list[Section]) -> list[int]:
    """For each section the number of the first one behind it and those inside."""
    ends = [len(sections)] * len(sections)
    open_: list[int] = []
    for number, section in enumerate(sections):
        while open_ and sections[open_[-1]].level >= section.level:
            ends[open_.pop()] = number
        open_.append(number)
    return ends


def page_of_tables(tables: list[Table]) -> Page:
    """A page that is tables alone, below no heading."""
    return Page([Section(("", 1, 1, 1, 2), 0, -1, [], ("", 1, 1, 1, 1))], tables)


def span_of(cell: Cell) -> Span:
    """Where the cell stands."""
    return Span(*cell[1:])
