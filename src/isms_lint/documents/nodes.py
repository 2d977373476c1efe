"""The nodes of one YAML document: where they begin and end, and what stands in them.

The position table does not tell a mapping from a list; the text does. Lines and columns count from 0,
as in the table.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from isms_lint.documents.document import Document
from isms_lint.documents.positions import STRIDE
from isms_lint.values import NamedTuple

_SPACE = " \t\r\n\x85\u2028\u2029"
_BREAK = re.compile(r"[\r\n\x85\u2028\u2029]")
# Anchor and tag stand in front of a value, with comments between them.
_PROPERTIES = re.compile(r"(?:(?:[&!]\S*|#[^\r\n\x85\u2028\u2029]*)\s+)*")
ROOT, ITEM, KEY, VALUE = range(4)
"""What a node can be in its document."""


class Role(NamedTuple):
    """What a node is, in which collection (-1: in none) and, of a mapping's value, behind which key."""

    what: int
    parent: int
    key: int


class Nodes:
    """The nodes of one document, by their slots in its position table."""

    def __init__(self, document: Document, text: str, offset: Callable[[int, int], int]) -> None:
        """`offset` gives for line and column the place in `text`."""
        self.data = document.data
        self._table = document.positions.table
        self._count = len(self._table) // STRIDE
        self._text = text
        self._offset = offset
        self._begins: dict[int, int] = {}
        self._inner: dict[int, list[int]] = {}

    def line(self, slot: int) -> int:
        """The line on which the node begins; -1 where there is no such node."""
        return self._table[slot * STRIDE] if slot < self._count else -1

    def link(self, slot: int) -> int:
        """The first node after it; of a key the CRC-32 of its text."""
        return self._table[slot * STRIDE + 4]

    def last_line(self, slot: int) -> int:
        """The last line of a value: what the table has of a collection ends at the next token."""
        base = (self.link(slot) - 1) * STRIDE
        start, _, end, column = self._table[base : base + 4]
        return end - 1 if column == 0 and end > start else end

    def first_from(self, line: int, column: int) -> int:
        """The first node at or behind a place; their number where there is none."""

        def place(slot: int) -> tuple[int, int]:
            return self._table[slot * STRIDE], self._table[slot * STRIDE + 1]

        return bisect_left(range(self._count), (line, column), key=place)

    def scalar_end(self, line: int, column: int) -> tuple[int, int] | None:
        """Where the scalar ends in whose text the place lies; None where it lies in none."""
        slot = self.first_from(line, column + 1) - 1
        if slot < 0:
            return None
        end = self._table[slot * STRIDE + 2], self._table[slot * STRIDE + 3]
        begin, place = self._begin(slot), self._offset(line, column)
        first, second = self._text[begin : begin + 1], self._text[begin + 1 : begin + 2]
        if (line, column) >= end or place < begin or first in "[{":
            return None
        if first in "-?" and second in _SPACE:
            return None
        if first in "|>" and not _BREAK.search(self._text, begin, place):
            return None  # behind the mark that begins a block of text
        return end

    def role(self, slot: int) -> Role:
        """What the node is."""
        role, node = Role(ROOT, -1, -1), 0
        while node < slot:
            inner = self.inner(node)
            if not inner:
                break
            child = inner[bisect_right(inner, slot) - 1]
            if not self.is_mapping(node):
                role, node = Role(ITEM, node, -1), child
            elif child == slot:
                return Role(KEY, node, child)
            else:
                role, node = Role(VALUE, node, child), child + 1
        return role

    def inner(self, slot: int) -> list[int]:
        """The items of a list, the keys of a mapping."""
        inner = self._inner.get(slot)
        if inner is None:
            inner = self._inner[slot] = []
            step = int(self.is_mapping(slot))
            child, end = slot + 1, min(self.link(slot), self._count)
            while child + step < end:
                inner.append(child)
                following = self.link(child + step)
                if following <= child:
                    break
                child = following
        return inner

    def is_mapping(self, slot: int) -> bool:
        """Whether the collection is a mapping."""
        begin = self._begin(slot)
        first, second = self._text[begin : begin + 1], self._text[begin + 1 : begin + 2]
        return not (first == "[" or (first == "-" and second in _SPACE))

    def _begin(self, slot: int) -> int:
        """Where the value itself begins, behind anchor and tag."""
        begin = self._begins.get(slot)
        if begin is None:
            start = self._offset(self._table[slot * STRIDE], self._table[slot * STRIDE + 1])
            match = _PROPERTIES.match(self._text, start)
            begin = self._begins[slot] = start if match is None else match.end()
        return begin
