"""CSV and its relatives into one table, with the place of every cell.

The standard library's reader tells no places, and guesses the dialect from frequencies. Here the
delimiter is the one with which the first rows come out alike, and a line without quotes is only split.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from isms_lint.documents import limits
from isms_lint.documents.document import Problem, ProblemKind
from isms_lint.documents.page import Cell, Page, Table, page_of_tables
from isms_lint.documents.positions import Span
from isms_lint.documents.text import decode, offset_span

_DELIMITERS = ",;\t|"
_SAMPLE = 200
"""Lines by which the delimiter is found."""


def read_delimited(raw: bytes, file: str) -> tuple[Page | None, list[Problem]]:
    """The one table of `raw`, and the problems met; no page where it is no text.

    Cells are without blanks around them; the place of a quoted one covers its quotes. Rows are as long
    as they are written. A line without text is no row. From a quote that is never closed on nothing is
    read, and the problem says so.
    """
    text = _text(raw)
    if isinstance(text, Problem):
        return None, [text]
    if "\0" in text:
        message = "not text: it holds NUL characters. A workbook is read by its own suffix, .xlsx"
        return None, [Problem(ProblemKind.SYNTAX, message, offset_span(text, text.index("\0")))]
    rows, problems = rows_of(text, 0, "\t" if file.lower().endswith(".tsv") else "")
    return page_of_tables([Table(rows, None)]), problems


def rows_of(
    text: str, first_line: int = 0, delimiter: str = ""
) -> tuple[list[list[Cell]], list[Problem]]:
    """The rows of `text`, which stands below `first_line` lines of a file, and the problems met. The
    delimiter is found where none is given.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first, declared = _declared(lines[0])
    scan = _Scan(lines, declared or delimiter or _delimiter(lines), first_line)
    return scan.rows(first), scan.problems


def _text(raw: bytes) -> str | Problem:
    """UTF-8, UTF-16 with a byte-order mark, or else windows-1252, which Excel writes in Western Europe.

    Falling back is safe, because text of windows-1252 is hardly ever valid UTF-8: a letter beyond ASCII
    would have to be followed by just the right signs (`Ã¼`). The other way round, UTF-8 that was
    damaged in places has more letters that are sound than bytes that are not, and is refused.
    Delimiters, quotes, digits and most ids are ASCII, and the same in all of these.
    """
    text = decode(raw)
    if isinstance(text, str) or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text
    as_utf8 = raw.decode("utf-8", "replace")
    wrong = as_utf8.count("\ufffd")
    beyond_ascii = len(as_utf8) - len(as_utf8.encode("ascii", "ignore"))
    if beyond_ascii - wrong >= wrong:
        return text
    try:
        return raw.decode("windows-1252")
    except UnicodeDecodeError:
        return text


def _declared(line: str) -> tuple[int, str]:
    """The number of the first line with data, and the delimiter where Excel's `sep=;` tells it."""
    said = line.strip(' "')
    declared = len(said) == len("sep=;") and said.lower().startswith("sep=")
    return (1, said[-1]) if declared else (0, "")


def _delimiter(lines: list[str]) -> str:
    """The delimiter with which most of the first rows have one number of cells.

    How many rows agree weighs more than how many cells they have: a text may hold a comma or two in
    every row, and hardly the same number in all of them. `,` where nothing divides most of the rows.
    """
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        rows = _Scan(lines[:_SAMPLE], delimiter, 0).rows(0)
        widths = Counter(len(row) for row in rows)
        if widths[1] * 2 > len(rows):
            continue
        for width, count in widths.items():
            score = (count / len(rows)) ** 2 * (width - 1)
            if score > most:
                best, most = delimiter, score
    return best


class _Scan:
    """Goes through the lines once, with one delimiter."""

    def __init__(self, lines: list[str], delimiter: str, before: int) -> None:
        """`before` lines of the file stand before `lines`."""
        self.problems: list[Problem] = []
        self._lines = lines
        self._delimiter = delimiter
        self._blanks = re.compile("[ \t]*" if delimiter != "\t" else " *")
        self._before = before + 1
        self._left = limits.MAX_NODES

    def rows(self, line: int) -> list[list[Cell]]:
        """The rows from `line` (counted from 0) on."""
        rows: list[list[Cell]] = []
        while line < len(self._lines):
            text = self._lines[line]
            self._left -= text.count(self._delimiter) + 1
            if self._left < 0:
                message = f"more than {limits.MAX_NODES} cells in one file"
                self._tell(ProblemKind.OVER_LIMIT, message, line, 0)
                break
            row, line = self._quoted_row(line) if '"' in text else (self._row(line), line + 1)
            if any(cell[0] for cell in row):
                rows.append(row)
        return rows

    def _row(self, line: int) -> list[Cell]:
        """The cells of a line without quotes."""
        row: list[Cell] = []
        offset = 0
        for written in self._lines[line].split(self._delimiter):
            row.append(_cell(written, line + self._before, offset))
            offset += len(written) + 1
        return row

    def _quoted_row(self, line: int) -> tuple[list[Cell], int]:
        """The cells of the row that begins on `line`, and the line after it.

        No cells where a quote in it is never closed.
        """
        row: list[Cell] = []
        offset = 0
        while True:
            text = self._lines[line]
            start = self._after_blanks(text, offset)
            if text.startswith('"', start):
                closed = self._quoted(line, start)
                if closed is None:
                    why = "not valid CSV: the quote that opens here is never closed"
                    self._tell(ProblemKind.SYNTAX, why, line, start)
                    return [], len(self._lines)
                inner, last, end = closed
                text = self._lines[last]
                stop = text.find(self._delimiter, end)
                behind = text[end : len(text) if stop < 0 else stop].rstrip()
                if behind:
                    why = (
                        "not valid CSV: text behind the closing quote of a cell; a quote within a "
                        "quoted cell is written twice"
                    )
                    self._tell(ProblemKind.SYNTAX, why, last, end)
                end += len(behind)
                text_in = (inner + behind).strip()
                before = self._before
                row.append((text_in, line + before, start + 1, last + before, end + 1))
                line = last
            else:
                stop = text.find(self._delimiter, offset)
                written = text[offset : len(text) if stop < 0 else stop]
                row.append(_cell(written, line + self._before, offset))
            if stop < 0:
                return row, line + 1
            offset = stop + 1

    def _quoted(self, line: int, start: int) -> tuple[str, int, int] | None:
        """The text in the quotes that open at `start`, and the line and offset just behind them.

        None where they are never closed.
        """
        parts: list[str] = []
        at = start + 1
        while True:
            text = self._lines[line]
            end = text.find('"', at)
            if end < 0:
                parts += (text[at:], "\n")
                line, at = line + 1, 0
                if line == len(self._lines):
                    return None
            elif text.startswith('"', end + 1):
                parts.append(text[at : end + 1])
                at = end + 2
            else:
                parts.append(text[at:end])
                return "".join(parts), line, end + 1

    def _after_blanks(self, text: str, offset: int) -> int:
        match = self._blanks.match(text, offset)
        return match.end() if match else offset

    def _tell(self, kind: ProblemKind, message: str, line: int, offset: int) -> None:
        if len(self.problems) < limits.MAX_PROBLEMS:
            number = line + self._before
            span = Span(number, offset + 1, number, offset + 2)
            self.problems.append(Problem(kind, message, span))


def _cell(written: str, line: int, offset: int) -> Cell:
    """The cell without quotes that is `written` at `offset` (counted from 0) of `line`."""
    text = written.strip()
    column = offset + 1 if len(text) == len(written) else offset + written.find(text) + 1
    return text, line, column, line, column + len(text)
