"""The names of cells, as spreadsheet programs write them and jump to them."""

from __future__ import annotations

import re

_BARE = re.compile(r"[^\W\d][\w.]*")
"""The name of a sheet that needs no quotes."""


def cell_name(sheet: str, row: int, column: int) -> str:
    """`Risks!C7`, or `'Risk Register'!C7`; row and column count from 1."""
    shown = sheet if _BARE.fullmatch(sheet) else "'" + sheet.replace("'", "''") + "'"
    return f"{shown}!{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """`A` for 1, `AB` for 28."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
