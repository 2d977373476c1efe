"""Of which lines of a page a comment speaks that stands on one of them."""

from __future__ import annotations

from bisect import bisect_right

from isms_lint.documents.page import Page, ends_of


class PageScopes:
    """Answers for the comments of one page, in the order in which they stand there."""

    def __init__(self, page: Page, lines: list[str]) -> None:
        """`lines` are those of the file, front matter included."""
        self._lines = lines
        self._headings = [section.heading[1] for section in page.sections]
        self._bodies = [section.body[1] for section in page.sections]
        starts = [*self._headings, len(lines) + 1]
        self._last = [starts[end] - 1 for end in ends_of(page.sections)]
        tables = sorted(
            (table.header[0][1], table.rows[-1][-1][3])
            for table in page.tables
            if table.what == "table" and table.header and table.rows and table.rows[-1]
        )
        self._tables = [first for first, _ in tables]
        self._ends = [last for _, last in tables]
        self._led: set[int] = set()
        """Where comments end that stand right below a heading."""

    def of(self, first: int, last: int, *, alone: bool) -> tuple[int, int]:
        """The first and the last line of which a comment from line `first` to `last` speaks.

        With something else on its lines it speaks of these. `alone` between the rows of a table it
        speaks of the rows below it; elsewhere of all that is below it in its section, and right below
        the heading of that too.
        """
        if not alone:
            return first, last
        table = bisect_right(self._tables, first) - 1
        if table >= 0 and first < self._ends[table]:
            return last + 1, self._ends[table]
        section = bisect_right(self._headings, first) - 1
        above = first - 1
        while above > 0 and not self._lines[above - 1].strip(" \t>"):
            above -= 1
        if self._bodies[section] != first and above not in self._led:
            return first, self._last[section]
        self._led.add(last)
        return self._headings[section], self._last[section]
