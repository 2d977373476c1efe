"""Where every value of a document stands, in a compact table.

The table is a flat `array('I')` with five numbers a node, in the order of the source:

    start line, start column, end line, end column, link

Lines and columns count from 0 (findings add one). A mapping's node is followed by its entries, each
a key node and a value node; a sequence's by its items. `link` of a key is the CRC-32 of its text, of
any other node the number of the first node after its subtree, so that a look-up skips whole
subtrees. An alias is one node of its own; `aliases` leads from it to the node of the anchor, and
`merges` from a mapping to the mappings its merge keys (`<<`) bring in.

A look-up takes nothing for granted: a hostile file can choose keys of equal CRC-32, and a mapping of
the configuration can ask for an item where the file has a mapping. A wrong turn then ends at a wrong
place or at none, never in an endless walk.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from typing import Any
from zlib import crc32

from isms_lint.documents.source import Body, Unread
from isms_lint.values import NamedTuple

STRIDE = 5
_NOTHING: Mapping[Any, Any] = {}
_MANY = 64
"""Keys of a mapping that are looked through one by one."""

Step = str | int
FieldPath = tuple[Step, ...]


class Span(NamedTuple):
    """A place in a file. Lines and columns count from 1; the end is just past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Positions:
    """The position table of one document.

    It may be given as bytes, or as the YAML it comes from, which it stays until somebody asks where
    something stands: of most documents nobody does. `blocks` gives for blocks of text that keep their
    lines (`|`) how far these are indented.
    """

    __slots__ = ("_children", "_keys", "_table", "aliases", "blocks", "merges")

    def __init__(
        self,
        table: array[int] | bytes | Unread,
        aliases: dict[int, int],
        merges: dict[int, list[int]],
        blocks: dict[int, int] | None = None,
    ) -> None:
        self._table = table
        # Hardly any document has these: all that have none share one.
        self.aliases: Mapping[int, int] = aliases or _NOTHING
        self.merges: Mapping[int, list[int]] = merges or _NOTHING
        self.blocks: Mapping[int, int] = blocks or _NOTHING
        self._children: dict[int, list[int]] | None = None
        self._keys: dict[int, dict[int, int]] | None = None
        """Of mappings with many keys, where each stands by its link."""

    @property
    def table(self) -> array[int]:
        """The numbers of the nodes."""
        table = self._table
        if isinstance(table, bytes):
            table = self._table = array("I", table)
        elif isinstance(table, Unread):
            read, body = table.source.positions(table.number), table.body
            self.blocks = read.blocks
            # Entered when it is whole: an editor asks from several threads.
            table = self._table = read.table if body is None else _with_body(read.table, body)
        return table

    @property
    def packed(self) -> bytes | Unread:
        """The table in a form that needs little to hand it on."""
        table = self._table
        return table.tobytes() if isinstance(table, array) else table

    def append(self, body: Body) -> None:
        """Enter the body of a page as the last value of the document, a mapping: that of `text`."""
        known = self._table
        if isinstance(known, Unread):
            self._table = known._replace(body=body)
        else:
            self._table = _with_body(self.table, body)

    def span(self, slot: int) -> Span:
        """The span of the node in `slot`."""
        line, column, end_line, end_column, _ = self.table[slot * STRIDE : slot * STRIDE + STRIDE]
        return Span(line + 1, column + 1, end_line + 1, end_column + 1)

    def words(self, slot: int, text: str, words: str) -> Span | None:
        """Where `words` first stand in `text`, the value in `slot`; None where they do not, or where
        the source does not have the text as it is (folded lines, escapes, markup).
        """
        at = text.find(words) if words else -1
        if at < 0 or slot in self.aliases:
            return None
        span = self.span(slot)  # before `blocks`, which may not be read yet
        indent = self.blocks.get(slot)
        if indent is not None:
            begins = Span(span.line + 1, indent + 1, 0, 0)
            return None if _ODD_BREAK.search(text) else _inside(text, at, words, begins, indent)
        if span.line == span.end_line:
            # Nothing around it, or quotes: what is escaped takes more than they do.
            around = span.end_column - span.column - len(text)
            begins = span._replace(column=span.column + around // 2)
            return _inside(text, at, words, begins) if around in (0, 2) else None
        lines, last = text.count("\n"), text.rpartition("\n")[2]
        as_written = span.line + lines == span.end_line and len(last) + 1 == span.end_column
        return _inside(text, at, words, span) if as_written else None

    def find(self, slot: int, path: FieldPath) -> int | None:
        """The slot of the value at `path` below `slot`; None where the source has no such value."""
        for step in path:
            found = self.item(slot, step) if isinstance(step, int) else self.entry(slot, step)
            if found is None:
                return None
            slot = found if isinstance(step, int) else found + 1
        return slot

    def entry(self, slot: int, key: str) -> int | None:
        """The slot of `key` itself in the mapping at `slot` (its value is the next slot)."""
        slot = self.aliases.get(slot, slot)
        wanted = crc32(key.encode("utf-8", "surrogatepass"))
        table = self.table
        child, end = slot + 1, self._end(slot)
        keys, left = (self._keys or _NOTHING).get(slot), _MANY
        while child + 1 < end and keys is None:
            if table[child * STRIDE + 4] == wanted:
                return child
            following = table[(child + 1) * STRIDE + 4]
            if following <= child:
                break
            child, left = following, left - 1
            if not left:
                self._keys = self._keys or {}
                keys = self._keys[slot] = self._indexed(slot)
        if keys is not None and wanted in keys:
            return keys[wanted]
        for source in self.merges.get(slot, ()):
            found = self.entry(source, key)
            if found is not None:
                return found
        return None

    def _indexed(self, slot: int) -> dict[int, int]:
        """The keys of the mapping at `slot`, by their links; of equal ones the first counts."""
        keys: dict[int, int] = {}
        child, end = slot + 1, self._end(slot)
        while child + 1 < end:
            keys.setdefault(self.table[child * STRIDE + 4], child)
            following = self.table[(child + 1) * STRIDE + 4]
            if following <= child:
                break
            child = following
        return keys

    def item(self, slot: int, index: int) -> int | None:
        """The slot of the item with number `index` in the sequence at `slot`."""
        children = self.items(slot)
        return children[index] if index < len(children) else None

    def items(self, slot: int) -> list[int]:
        """The slots of all items of the sequence at `slot`."""
        slot = self.aliases.get(slot, slot)
        if self._children is None:
            self._children = {}
        children = self._children.get(slot)
        if children is None:
            children = []
            child, end = slot + 1, self._end(slot)
            while child < end:
                children.append(child)
                following = self.table[child * STRIDE + 4]
                if following <= child:
                    break
                child = following
            self._children[slot] = children
        return children

    def last_entry(self, slot: int) -> int | None:
        """The slot of the last key of the mapping at `slot`; None where it has none."""
        slot = self.aliases.get(slot, slot)
        last = None
        child, end = slot + 1, self._end(slot)
        while child + 1 < end:
            last = child
            following = self.table[(child + 1) * STRIDE + 4]
            if following <= child:
                break
            child = following
        return last

    def ends(self, slot: int) -> list[int]:
        """The value at `slot`, the last value in it, the last in that, and so on to a scalar."""
        end = self._end(slot)
        return [s for s in range(slot, end) if self.table[s * STRIDE + 4] == end]

    def _end(self, slot: int) -> int:
        """The slot after the subtree at `slot`."""
        return min(self.table[slot * STRIDE + 4], len(self.table) // STRIDE)


def _with_body(table: array[int], body: Body) -> array[int]:
    """The table with the body of a page as the last value of its mapping."""
    slot = len(table) // STRIDE
    key = (body.line, 0, body.line, 0, crc32(b"text"))
    value = (body.line, 0, body.end_line, body.end_column, slot + 2)
    table = table + array("I", (*key, *value))
    table[4] = slot + 2
    return table


_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
"""What YAML takes for the end of a line, besides the usual."""


def _inside(text: str, at: int, words: str, begins: Span, indent: int = 0) -> Span:
    """The place of `words`, which stand at `at` in a text that begins where `begins` does and has
    `indent` characters in front of its further lines.
    """

    def place(offset: int) -> tuple[int, int]:
        down = text.count("\n", 0, offset)
        over = offset - (text.rfind("\n", 0, offset) + 1)
        return begins.line + down, over + (indent + 1 if down else begins.column)

    return Span(*place(at), *place(at + len(words)))
