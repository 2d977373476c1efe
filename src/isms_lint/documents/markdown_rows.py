"""Tables of Markdown, as GitHub reads them, with the place of every cell.

A table stands in a paragraph: a row, a line of dashes with as many cells, and every line below until
the paragraph ends (GitHub Flavored Markdown, section 4.10). Libraries drop where cells stand, and cells
beyond the header with what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from isms_lint.documents.page import Cell
from isms_lint.written.plain import plain_text

_DASHES = re.compile(
    r"[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+(?:\|[ \t]*+)?\Z"
)
_PIPE = re.compile(r"(?<!\\)\|")


def begins_table(header: str, dashes: str) -> bool:
    """Whether a table begins with these two lines."""
    if "-" not in dashes or not ("|" in header or "|" in dashes):
        return False
    return _DASHES.match(dashes) is not None and len(_split(header)) == len(_split(dashes))


def is_row(line: str) -> bool:
    """Whether a line looks like a row, wherever it stands: with pipes around its cells."""
    return line.startswith("|") and len(_PIPE.findall(line)) > 1


def row_of(line: str, number: int, indent: int = 0) -> list[Cell]:
    """The cells of one line of a table. `number` is that of the line, `indent` what stands before
    it in the file.
    """
    cells: list[Cell] = []
    for start, part in _split(line):
        text = part.strip()
        column = indent + start + 1 + (len(part) - len(part.lstrip()) if text else 0)
        plain = plain_text(text.replace("\\|", "|"))
        cells.append((plain, number, column, number, column + max(len(text), 1)))
    return cells


def _split(line: str) -> Sequence[tuple[int, str]]:
    """What stands between the pipes of a line, each with its offset."""
    parts = _PIPE.split(line) if "\\" in line else line.split("|")
    found: list[tuple[int, str]] = []
    offset = 0
    for part in parts:
        found.append((offset, part))
        offset += len(part) + 1
    if len(found) > 1 and not found[0][1].strip():
        del found[0]
    if len(found) > 1 and not found[-1][1].strip():
        del found[-1]
    return found
