"""Places in a text, as three count them: findings, offsets in Python, positions of the protocol.

Findings count lines as the reader of the format does (YAML ends lines at U+2028 too), the protocol only
at CR, LF and both; its columns are code units (Language Server Protocol 3.17, "Position"). So the way
from one to the other leads through the offset.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from lsprotocol.types import Position, Range

from isms_lint.documents.positions import Span
from isms_lint.findings.finding import Location
from isms_lint.fixes.source import Source

_BREAK = re.compile("\r\n|\r|\n")
Units = Callable[[str], int]
"""How many code units of the encoding agreed with the client a text has."""


class Text:
    """The text of a file."""

    def __init__(self, text: str, suffix: str, units: Units) -> None:
        """`suffix` is that of the file, in lower case."""
        self.text = text
        self.suffix = suffix
        self._units = units
        self._source = Source(text, suffix)
        breaks = list(_BREAK.finditer(text))
        self._starts = [0, *(match.end() for match in breaks)]
        self._stops = [*(match.start() for match in breaks), len(text)]

    def position(self, offset: int) -> Position:
        """The position of the character at `offset`."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, self._units(self.text[start : max(start, offset)]))

    def offset(self, position: Position) -> int:
        """The offset of `position`; the end of the line, or of the text, for one behind it."""
        if position.line >= len(self._starts):
            return len(self.text)
        at, stop = self._starts[position.line], self._stops[position.line]
        left = position.character
        while at < stop and left > 0:
            left -= self._units(self.text[at])
            at += 1
        return at

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return Range(self.position(start), self.position(end))

    def offsets(self, place: Location | Span) -> tuple[int, int]:
        """Where a place of a finding begins and ends."""
        found = place if isinstance(place, Location) else Location("", *place)
        return self._source.start(found), self._source.end(found)

    def range_of(self, place: Location | Span) -> Range:
        """The range of a place of a finding."""
        return self.range(*self.offsets(place))

    def line(self, offset: int) -> tuple[int, int]:
        """Where the line begins and ends that `offset` is in."""
        line = bisect_right(self._starts, offset) - 1
        return self._starts[line], self._stops[line]
