"""A sheet that comes back: its rows by the columns that `isms-lint export` wrote."""

from __future__ import annotations

import re

from isms_lint.config.errors import UsageError
from isms_lint.documents.cells import cell_name
from isms_lint.documents.delimited import read_delimited
from isms_lint.documents.document import Problem
from isms_lint.documents.page import Cell
from isms_lint.documents.xlsx import read_workbook
from isms_lint.sheets.neutral import as_meant
from isms_lint.sheets.sheet import RECORD
from isms_lint.sheets.texts import tidy
from isms_lint.values import NamedTuple

_HEADING = re.compile(r"\[([a-z0-9-]+)(?:\.([A-Za-z0-9_-]+))?\]")
_STATE = re.compile(r"\[state ([0-9a-f]{12})\]")
_MOST_ABOVE = 50
"""Rows that people may have put above the heading."""


class Row(NamedTuple):
    """A row: the key of the record it is of (empty: a new one), the mark of what that said, the id in
    the column `record`, and the texts by column with their places.
    """

    place: str
    key: str
    state: str
    record: str
    texts: dict[str, str]
    places: dict[str, str]


class Given(NamedTuple):
    """A sheet of the kind `kind`, whose rows are records or items of `rows`. `state` is the mark of
    which records were exported, empty where its heading is gone.
    """

    kind: str
    rows: str
    columns: list[str]
    lines: list[Row]
    state: str


def read_sheet(raw: bytes, file: str) -> Given:
    """The sheet in `raw`, the bytes of `file`. Raises UsageError where there is none."""
    is_workbook = file.lower().endswith((".xlsx", ".xlsm"))
    page, problems = read_workbook(raw) if is_workbook else read_delimited(raw, file)
    if page is None or problems:
        raise UsageError(_said(problems[0]), file)
    for table in page.tables:
        for number, row in enumerate(table.rows[:_MOST_ABOVE]):
            heads = [cell[0] for cell in row]
            found = next(filter(None, map(_HEADING.fullmatch, heads)), None)
            if found is not None:
                columns = _Columns(file, table.sheet, heads, found[0], neutral=not is_workbook)
                rows = [columns.row(cells) for cells in table.rows[number + 1 :]]
                lines = [line for line in rows if line.key or any(line.texts.values())]
                return Given(found[1], found[2] or "", list(columns.fields), lines, columns.state)
    raise UsageError("no sheet that `isms-lint export` wrote: no column says of which kind", file)


class _Columns:
    """What stands in which column of a sheet."""

    def __init__(
        self, file: str, sheet: str, heads: list[str], heading: str, *, neutral: bool
    ) -> None:
        self._file = file
        self._sheet = sheet
        self._neutral = neutral
        self._key = heads.index(heading)
        states = [(number, _STATE.fullmatch(head)) for number, head in enumerate(heads)]
        self._state, marked = next((one for one in states if one[1]), (-1, None))
        self.state = marked[1] if marked else ""
        names = {
            n: head for n, head in enumerate(heads) if head and n not in (self._key, self._state)
        }
        twice = {name for name in names.values() if list(names.values()).count(name) > 1}
        if twice:
            raise UsageError(f"two columns are called `{min(twice)}`", file)
        self._record = -1
        if "." in heading:
            self._record = next((n for n, name in names.items() if name == RECORD), -1)
        self.fields = {name: n for n, name in names.items() if n != self._record}

    def row(self, cells: list[Cell]) -> Row:
        """The row of these cells; those that are missing at its end are empty."""
        texts = {name: self._text(cells, number) for name, number in self.fields.items()}
        first = next((cell for cell in cells if cell[0]), cells[0])
        places = {
            name: self._place(cells[number])
            for name, number in self.fields.items()
            if number < len(cells)
        }
        key, state = _raw(cells, self._key), _raw(cells, self._state)
        record = self._text(cells, self._record)
        return Row(self._place(first), key, state, record, texts, places)

    def _text(self, cells: list[Cell], number: int) -> str:
        text = _raw(cells, number)
        return tidy(as_meant(text)) if self._neutral else tidy(text)

    def _place(self, cell: Cell) -> str:
        _, line, column, _, _ = cell
        inside = cell_name(self._sheet, line, column) if self._sheet else f"{line}:{column}"
        return f"{self._file}:{inside}"


def _raw(cells: list[Cell], number: int) -> str:
    return cells[number][0] if 0 <= number < len(cells) else ""


def _said(problem: Problem) -> str:
    where = f"{problem.span.line}:{problem.span.column}"
    if problem.sheet:
        where = cell_name(problem.sheet, problem.span.line, problem.span.column)
    return f"{where}: {problem.message}"
