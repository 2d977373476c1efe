"""How wide the columns of a table are, for formats that do not work it out themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

_LINE = 100
"""Characters that fit on a line of a table, gaps between columns not counted."""
_LONGEST_WORD = 42
"""A word that is longer is broken."""
_WIDEST = 60
_GAP = 3


def shares(rows: Sequence[Sequence[Iterable[dict[str, Any]]]]) -> list[float]:
    """The share of the line that each column has, in characters: room for its longest word, and of
    what is left the more the longer its lines are. `rows` are the inline of each cell.
    """
    columns = [
        [line for cell in column for line in _lines(cell)] for column in zip(*rows, strict=True)
    ]
    least = [_GAP + min(_LONGEST_WORD, _longest(_words(lines))) for lines in columns]
    wished = [
        max(low, _GAP + min(_WIDEST, _longest(lines)))
        for low, lines in zip(least, columns, strict=True)
    ]
    left, more = _LINE - sum(least), sum(wished) - sum(least)
    if left <= 0:
        return [float(low) for low in least]
    if more <= left:
        return [float(wish) for wish in wished]
    return [low + left * (wish - low) / more for low, wish in zip(least, wished, strict=True)]


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def _words(lines: Iterable[str]) -> Iterable[str]:
    return (word for line in lines for word in line.split())


def _lines(cell: Iterable[dict[str, Any]]) -> list[str]:
    """What stands in a cell, line by line."""
    lines = [""]
    for one in cell:
        if "break" in one:
            lines.append("")
        else:
            text = one.get("text", "")
            # Letters of one width are a third wider than others are on average.
            lines[-1] += text + text[: len(text) // 3] if one.get("code") else text
    return lines
