"""A part of a comment with as many rows as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.values import NamedTuple


class Section(NamedTuple):
    """Rows between an opening and a closing; `what` the rows are, in the plural."""

    opening: str
    rows: Sequence[str]
    closing: str
    what: str

    def within(self, room: int) -> str:
        """The text in at most `room` bytes: rows that find no room are counted and left out.

        Empty where there are no rows. Where there is no room for any, a line says how many there
        are: some 100 bytes that are always taken.
        """
        if not self.rows:
            return ""
        whole = self.opening + "".join(self.rows) + self.closing
        if size(whole) <= room:
            return whole
        left = room - size(self.opening + self.closing + self._missing(len(self.rows)))
        shown = 0
        for row in self.rows:
            left -= size(row)
            if left < 0:
                break
            shown += 1
        if not shown:
            return f"{self._missing(len(self.rows)).lstrip()}\n"
        rows = "".join(self.rows[:shown])
        return self.opening + rows + self._missing(len(self.rows) - shown) + self.closing

    def _missing(self, number: int) -> str:
        return f"\n{number} {self.what} more: a comment has no room for them.\n"


def size(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text.encode("utf-8", "backslashreplace"))
