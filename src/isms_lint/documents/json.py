"""JSON (RFC 8259) into plain data with positions.

One pass; duplicate keys and oddly written numbers are kept in sight.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import Any, Never
from zlib import crc32

from isms_lint.documents import limits
from isms_lint.documents.document import Document, Problem, ProblemKind
from isms_lint.documents.positions import STRIDE, Positions
from isms_lint.documents.text import offset_span

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 400


class _Stop(Exception):
    """The file cannot be read on; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_json(text: str) -> tuple[list[Document], list[Problem]]:
    """The one document of `text`, or none and the problem that stopped the reading."""
    reader = _Reader(text)
    try:
        return [reader.document()], reader.problems
    except _Stop as stop:
        return [], [*reader.problems, stop.problem]


class _Reader:
    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._table: array[int] = array("I")
        self._written: dict[int, str] = {}

    def document(self) -> Document:
        value, offset = self._value(self._skip(0), 0)
        offset = self._skip(offset)
        if offset != len(self._text):
            self._stop("text after the end of the document", offset)
        return Document(value, Positions(self._table, {}, {}), self._written)

    def _skip(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return match.end() if match else offset

    def _open(self, offset: int) -> int:
        """A new node that starts at `offset`; its slot."""
        slot = len(self._table) // STRIDE
        if slot > limits.MAX_NODES:
            self._stop(
                f"more than {limits.MAX_NODES} values in one file", offset, ProblemKind.OVER_LIMIT
            )
        line = bisect_right(self._lines, offset) - 1
        self._table.extend((line, offset - self._lines[line], 0, 0, 0))
        return slot

    def _close(self, slot: int, offset: int, link: int | None = None) -> None:
        line = bisect_right(self._lines, offset) - 1
        base = slot * STRIDE
        self._table[base + 2] = line
        self._table[base + 3] = offset - self._lines[line]
        self._table[base + 4] = len(self._table) // STRIDE if link is None else link

    def _value(self, offset: int, depth: int) -> tuple[Any, int]:
        if depth > limits.MAX_DEPTH:
            self._stop(
                f"nested deeper than {limits.MAX_DEPTH} levels", offset, ProblemKind.OVER_LIMIT
            )
        slot = self._open(offset)
        value, end = self._read(offset, depth, slot)
        self._close(slot, end)
        return value, end

    def _read(self, offset: int, depth: int, slot: int) -> tuple[Any, int]:
        text = self._text
        first = text[offset : offset + 1]
        if first == '"':
            return self._string(offset)
        if first == "{":
            return self._mapping(offset, depth)
        if first == "[":
            return self._sequence(offset, depth)
        for word, value in _WORDS.items():
            if text.startswith(word, offset):
                return value, offset + len(word)
        match = _NUMBER.match(text, offset)
        if match is None:
            self._stop("a value is missing here" if first else "the file ends too early", offset)
        written = match.group()
        if len(written) > _LONGEST_NUMBER:
            return written, match.end()
        number = float(written) if match.group(1) or match.group(2) else int(written)
        if str(number) != written:
            self._written[slot] = written
        return number, match.end()

    def _string(self, offset: int) -> tuple[str, int]:
        try:
            found: tuple[str, int] = scanstring(self._text, offset + 1, True)
        except JSONDecodeError as error:
            self._stop(error.msg[:1].lower() + error.msg[1:], error.pos)
        return found

    def _mapping(self, offset: int, depth: int) -> tuple[dict[str, Any], int]:
        data: dict[str, Any] = {}
        offset = self._skip(offset + 1)
        if self._text.startswith("}", offset):
            return data, offset + 1
        while True:
            if not self._text.startswith('"', offset):
                self._stop("a key in double quotes is missing here", offset)
            key_slot, key_start = self._open(offset), offset
            key, offset = self._string(offset)
            self._close(key_slot, offset, crc32(key.encode("utf-8", "surrogatepass")))
            if key in data and len(self.problems) < limits.MAX_PROBLEMS:
                self.problems.append(
                    Problem(
                        ProblemKind.DUPLICATE_KEY,
                        f"the key `{key}` stands twice in one mapping; only the first is read",
                        offset_span(self._text, key_start),
                    )
                )
            offset = self._skip(offset)
            if not self._text.startswith(":", offset):
                self._stop("`:` is missing after a key", offset)
            value, offset = self._value(self._skip(offset + 1), depth + 1)
            data.setdefault(key, value)
            offset = self._skip(offset)
            if self._text.startswith("}", offset):
                return data, offset + 1
            if not self._text.startswith(",", offset):
                self._stop("`,` or `}` is missing here", offset)
            offset = self._skip(offset + 1)

    def _sequence(self, offset: int, depth: int) -> tuple[list[Any], int]:
        data: list[Any] = []
        offset = self._skip(offset + 1)
        if self._text.startswith("]", offset):
            return data, offset + 1
        while True:
            value, offset = self._value(offset, depth + 1)
            data.append(value)
            offset = self._skip(offset)
            if self._text.startswith("]", offset):
                return data, offset + 1
            if not self._text.startswith(",", offset):
                self._stop("`,` or `]` is missing here", offset)
            offset = self._skip(offset + 1)

    def _stop(self, why: str, offset: int, kind: ProblemKind = ProblemKind.SYNTAX) -> Never:
        lead = "not valid JSON: " if kind is ProblemKind.SYNTAX else ""
        raise _Stop(Problem(kind, f"{lead}{why}", offset_span(self._text, offset)))
