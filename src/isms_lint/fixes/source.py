"""The text of a file by lines and columns, as its reader counts them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from isms_lint.findings.finding import Location

_YAML = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_JSON = re.compile("\n")


class Source:
    """A text and the offsets of its places."""

    def __init__(self, text: str, suffix: str) -> None:
        """`suffix` is that of the file; what counts as a line end depends on the format."""
        self.text = text
        self.json = suffix == ".json"
        breaks = list((_JSON if self.json else _YAML).finditer(text))
        self._starts = [0, *(match.end() for match in breaks)]
        self._stops = [*(match.start() for match in breaks), len(text)]
        self.line_end = breaks[0].group() if breaks else "\n"

    def start(self, place: Location) -> int:
        """The offset of the first character of `place`."""
        return self._offset(place.line, place.column)

    def end(self, place: Location) -> int:
        """The offset just past the last character of `place`."""
        return self._offset(place.end_line, place.end_column)

    def line_stop(self, offset: int) -> int:
        """The offset of the end of the line `offset` is in, before its line end."""
        return self._stops[bisect_left(self._stops, offset)]

    def line_start(self, offset: int) -> int:
        """The offset of the first character of the line `offset` is in."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_after(self, offset: int) -> int:
        """The offset at which the line after that of `offset` begins, or the text ends."""
        number = bisect_right(self._starts, offset)
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def _offset(self, line: int, column: int) -> int:
        """The offset of a place; the end of the text for a place behind it."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))
