"""The rows of the table, folded to the width of the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

_GAP = 2
_COMFORTABLE = 40
_NARROWEST = 32


class Row(NamedTuple):
    """One finding."""

    place: str
    severity: str
    code: str
    message: str
    record: str

    @property
    def height(self) -> int:
        """Lines it takes once folded."""
        return 1 + max(self.message.count("\n"), self.record.count("\n"))


def message_column(rows: Sequence[Row]) -> int:
    """Where the messages begin."""
    return sum(max(map(len, column)) + _GAP for column in list(zip(*rows, strict=True))[:3])


def folded(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows with message and record folded so that all columns together take `width`.

    The record stands beside the message, on one line where there is room, else kind above id; in
    a narrow terminal it follows the message.
    """
    room = width - message_column(rows)
    beside = _record_width([row.record for row in rows], room)
    if not beside:
        return [_fold(_together(row), max(room, _NARROWEST), 1) for row in rows]
    return [_fold(row, room - beside - _GAP, beside) for row in rows]


def _record_width(records: list[str], room: int) -> int:
    """Columns for the record; 0 where the message needs them all."""
    on_one_line = max(map(len, records))
    longest_word = max(len(word) for record in records for word in record.split(" "))
    if room - on_one_line - _GAP >= _COMFORTABLE:
        return on_one_line
    return longest_word if room - longest_word - _GAP >= _NARROWEST else 0


def _together(row: Row) -> Row:
    message, *below = row.message.split("\n")
    named = f"{message} ({row.record})" if row.record else message
    return row._replace(message="\n".join((named, *below)), record="")


def _fold(row: Row, message: int, record: int) -> Row:
    return row._replace(message=_fill(row.message, message), record=_fill(row.record, record))


def _fill(text: str, width: int) -> str:
    return "\n".join(
        textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n")
    )
