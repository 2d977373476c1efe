"""The rows of the table, folded to the width of the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from isms_lint.reporters import Style
from isms_lint.reporters.terminal import paint_severity
from isms_lint.values import NamedTuple

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


def side_by_side(rows: Sequence[Row], style: Style) -> Iterator[list[str]]:
    """The lines of each of the folded rows, its cells beside one another, the severity in colour."""
    widths = [
        max(len(line) for cell in column for line in cell.strip().split("\n"))
        for column in zip(*rows, strict=True)
    ]
    margin = " " * (sum(widths[:3]) + 3 * _GAP)
    for row in rows:
        place, severity, code, message, record = (cell.strip() for cell in row)
        painted = paint_severity(severity, style) + " " * (widths[1] - len(severity))
        begin = (" " * _GAP).join((place.ljust(widths[0]), painted, code.ljust(widths[2]), ""))
        yield [
            f"{before or margin}{said.ljust(widths[3] + _GAP)}{of}".rstrip()
            for before, said, of in zip_longest(
                [begin], message.split("\n"), record.split("\n"), fillvalue=""
            )
        ]


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
