"""Where a document comes from of which it is not read yet where its values stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.documents.positions import Positions


class Source:
    """YAML whose data is known, and not yet where it stands: `text` without any problem.

    `first_line` is added to every line number.
    """

    __slots__ = ("_read", "first_line", "text")

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self._read: list[Positions] | None = None

    def positions(self, number: int) -> Positions:
        """The position table of a document, as it was read."""
        if self._read is None:
            # The parser is loaded where it is asked for: it costs start-up.
            from isms_lint.documents.yaml_events import read_events

            documents, _ = read_events(self.text, self.first_line)
            self._read = [document.positions for document in documents]
        return self._read[number]


class Body(NamedTuple):
    """The body of a page, from the start of its first line to its end; lines and columns from 0."""

    line: int
    end_line: int
    end_column: int


class Unread(NamedTuple):
    """One document of a source, by its number, with the body of a page below it, if any."""

    source: Source
    number: int
    body: Body | None = None
