"""Lines put into a configuration that people wrote: everything else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from isms_lint.config.errors import UsageError
from isms_lint.documents.document import Document
from isms_lint.documents.yaml import read_yaml
from isms_lint.documents.yaml_scalars import key as name_of
from isms_lint.documents.yaml_scalars import scalar
from isms_lint.recognise.writing import indented
from isms_lint.values import NamedTuple

_NAMES = "names"
_OTHER_BREAKS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""What YAML takes for the end of a line beside those that are written here."""


class Insertion(NamedTuple):
    """Lines to go in behind a line (0: before the first). Of those behind the same line the ones of the
    lower `rank` come first: those of a block that ends there before a new one.
    """

    behind: int
    lines: list[str]
    rank: int = 1


class Configuration:
    """The text of a configuration, and where lines can be added to it. Raises UsageError for a text
    whose lines end in another way than with LF or CRLF, or that is in braces as a whole.
    """

    def __init__(self, text: str, shown: str) -> None:
        documents, _ = read_yaml(text)
        self._document: Document | None = documents[0] if documents else None
        self._shown = shown
        if _OTHER_BREAKS.search(text):
            message = "a line ends with a lone CR, NEL, LS or PS: end lines with LF or CRLF"
            raise UsageError(message, shown)
        self._break = "\r\n" if "\r\n" in text else "\n"
        self.lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        self._insertions: list[Insertion] = []
        self._indent = 0
        if self._document is not None and isinstance(self._document.data, dict):
            top = self._document.positions.span(0)
            self._indent = top.column - 1
            if self.lines[top.line - 1][self._indent :].startswith("{"):
                message = "all is written in braces, where no comment fits: give each key its lines"
                raise UsageError(message, f"{shown}:{top.line}:{top.column}")

    def text(self) -> str:
        """The text with all that was added."""
        lines = list(self.lines)
        ordered = sorted(self._insertions, key=lambda one: (one.behind, one.rank))
        for insertion in reversed(ordered):
            lines[insertion.behind : insertion.behind] = insertion.lines
        return self._break.join(lines) + self._break

    @property
    def is_changed(self) -> bool:
        """Whether anything was added."""
        return bool(self._insertions)

    def append(self, key: str, items: list[list[str]], *, apart: bool = False) -> None:
        """Add items, each the lines of one without indent, to the list at `key`, `apart` by a blank
        line. Raises UsageError where the list is written in brackets.
        """
        if not items:
            return
        slot = self._slot(key)
        if slot is None:
            self._begin(key, self._items(items, self._indent + 2, apart=apart))
            return
        indent, end = self._list(key, slot)
        lines = self._items(items, indent, apart=apart)
        self._insertions.append(Insertion(end, [*([""] if apart else []), *lines]))

    def append_names(self, names: Mapping[str, str]) -> None:
        """Add texts with the ids they mean to `names`. Raises UsageError as `append` does."""
        if not names:
            return
        lines = [f"{name_of(text)}: {scalar(id_)}" for text, id_ in names.items()]
        slot = self._slot(_NAMES)
        if slot is None:
            self._begin(_NAMES, indented(lines, self._indent + 2))
            return
        assert self._document is not None
        span = self._document.positions.span(slot)
        line = self.lines[span.line - 1]
        if line.lstrip().startswith(_NAMES):
            raise self._in_brackets(_NAMES, slot)
        indent = len(line) - len(line.lstrip())
        end = self._end(span.end_line, span.end_column, indent)
        self._insertions.append(Insertion(end, indented(lines, indent)))

    def note(self, key: str, number: int, lines: list[str]) -> None:
        """Add comment lines at the end of an item of the list at `key`."""
        slot = self._slot(key)
        if slot is None or not lines:
            return
        indent, _ = self._list(key, slot)
        _, end = self.span(key, number)
        self._insertions.append(Insertion(end, indented(lines, indent + 2)))

    def span(self, key: str, number: int) -> tuple[int, int]:
        """The first and last line of an item of the list at `key`, comments behind it included."""
        slot = self._slot(key)
        assert slot is not None
        assert self._document is not None
        positions = self._document.positions
        items = positions.items(slot)
        span = positions.span(items[number])
        indent, _ = self._list(key, slot)
        return span.line, self._end(positions.span(items[number]).end_line, span.end_column, indent)

    def _begin(self, key: str, lines: list[str]) -> None:
        """Add lines below a key that has none yet, or that is not there."""
        empty = self._no_value(key)
        at = next((n for n, line in enumerate(self.lines, 1) if empty.fullmatch(line)), None)
        if at is not None:
            head, sign, comment = self.lines[at - 1].partition("#")
            if head.rstrip()[-1:] in "]}":
                self.lines[at - 1] = f"{head.partition(':')[0]}: {sign}{comment}".rstrip()
            self._insertions.append(Insertion(at, lines, 0))
            return
        end = next((n for n, line in enumerate(self.lines) if line.rstrip() == "..."), None)
        end = len(self.lines) if end is None else end
        lead = [""] if any(line.strip() for line in self.lines) else []
        begin = " " * self._indent + f"{key}:"
        self._insertions.append(Insertion(end, [*lead, begin, *lines], 2))

    def _no_value(self, key: str) -> re.Pattern[str]:
        """The line of a key without a value, or with one that is empty."""
        return re.compile(rf" {{{self._indent}}}{key}:\s*(?:\[ *\]|\{{ *\}})?\s*(?:#.*)?")

    def _slot(self, key: str) -> int | None:
        if self._document is None or not isinstance(self._document.data, dict):
            return None
        value = self._document.data.get(key)
        slot = None if value is None else self._document.positions.find(0, (key,))
        if slot is None or value:
            return slot
        # Brackets with nothing between them, on the line of the key, give way to lines.
        line = self.lines[self._document.positions.span(slot).line - 1]
        return None if self._no_value(key).fullmatch(line) else slot

    def _list(self, key: str, slot: int) -> tuple[int, int]:
        """The indent of the items of a list, and its last line."""
        assert self._document is not None
        positions = self._document.positions
        span = positions.span(slot)
        line = self.lines[span.line - 1]
        if not line.lstrip().startswith("-"):
            raise self._in_brackets(key, slot)
        indent = len(line) - len(line.lstrip())
        return indent, self._end(span.end_line, span.end_column, indent)

    def _in_brackets(self, key: str, slot: int) -> UsageError:
        assert self._document is not None
        span = self._document.positions.span(slot)
        message = (
            f"`{key}` is written in brackets, where no comment fits: give each entry its lines"
        )
        return UsageError(message, f"{self._shown}:{span.line}:{span.column}")

    def _end(self, line: int, column: int, indent: int) -> int:
        """The last line of a block of which the reader says that it ends here: that is where the next
        thing begins, with the comments before it.
        """
        if line > len(self.lines) or not self.lines[line - 1][: column - 1].strip(" -"):
            line -= 1
        while line > 0 and self._is_apart(self.lines[line - 1], indent):
            line -= 1
        return line

    def _is_apart(self, line: str, indent: int) -> bool:
        """Whether a line is none of a block with this indent: blank, or a comment beside it."""
        text = line.lstrip()
        return not text or (text.startswith("#") and len(line) - len(text) <= indent)

    def _items(self, items: list[list[str]], indent: int, *, apart: bool) -> list[str]:
        lines: list[str] = []
        for item in items:
            if apart and lines:
                lines.append("")
            lines.extend(indented(item, indent))
        return lines
