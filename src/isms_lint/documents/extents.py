"""What a comment of a YAML text speaks of: what begins on a line.

Lines count from 0, as in position tables.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from zlib import crc32

from isms_lint.documents.directives import EVERY_ROW
from isms_lint.documents.document import Document, Problem, ProblemKind
from isms_lint.documents.nodes import ITEM, KEY, ROOT, Nodes, Role
from isms_lint.values import NamedTuple

_ROWS = "records"
_ROWS_KEY = crc32(_ROWS.encode())
_STOPPED = (ProblemKind.SYNTAX, ProblemKind.OVER_LIMIT)


class Scope(NamedTuple):
    """The lines of which a comment speaks, or the fault for which it speaks of none."""

    first: int
    last: int
    fault: str = ""


class Extents:
    """What begins on which line of a file."""

    def __init__(
        self,
        documents: list[Document],
        text: str,
        offset: Callable[[int, int], int],
        last_line: int | None,
    ) -> None:
        """`offset` gives for line and column the place in `text`; `last_line` is that of the record
        where more than YAML belongs to it.
        """
        self._documents = [Nodes(document, text, offset) for document in documents]
        self._starts = [tuple(document.positions.table[:2]) for document in documents]
        self._last_line = last_line

    def read_to(self, problems: list[Problem]) -> float:
        """The line up to which the reader has read; infinite where that is all."""
        end = self._documents[-1].last_line(0)
        stopped = any(p.kind in _STOPPED and p.span.line - 1 >= end for p in problems)
        return end if stopped else float("inf")

    def scalar_end(self, line: int, column: int) -> tuple[int, int] | None:
        """Line and column where the scalar ends in whose text the place lies; None where it lies in
        none.
        """
        number = bisect_right(self._starts, (line, column)) - 1
        return self._documents[number].scalar_end(line, column) if number >= 0 else None

    def entry(self, line: int) -> Scope | None:
        """The largest field, list item or record that begins on the line; None where none does.

        Of a register it is never more than one row, or one of the fields beside them.
        """
        number = bisect_left(self._starts, (line, 0)) - 1
        if number >= 0:
            nodes = self._documents[number]
            slot = nodes.first_from(line, 0)
            if nodes.line(slot) == line:
                return self._largest(nodes, slot, line)
        if number + 1 < len(self._documents) and self._documents[number + 1].line(0) == line:
            return self._largest(self._documents[number + 1], 0, line)
        return None

    def _largest(self, nodes: Nodes, slot: int, line: int) -> Scope:
        is_record = isinstance(nodes.data, dict) and _ROWS not in nodes.data
        role = nodes.role(slot)
        while True:
            fault = EVERY_ROW if _is_rows(nodes, role) else ""
            if role.what == ROOT and is_record:
                last = self._last_line
                return Scope(line, nodes.last_line(slot) if last is None else last)
            if role.what == ITEM:
                return Scope(line, nodes.last_line(slot))
            if role.what == KEY:
                return Scope(line, nodes.last_line(slot + 1), fault)
            # The value of a field that stands above, or a register: what begins in it.
            inner = slot + 1
            if nodes.link(slot) == inner or nodes.line(inner) != line:
                every = isinstance(nodes.data, dict) and role.what == ROOT
                return Scope(line, nodes.last_line(slot), EVERY_ROW if every else fault)
            role = Role(KEY, slot, inner) if nodes.is_mapping(slot) else Role(ITEM, slot, -1)
            slot = inner


def _is_rows(nodes: Nodes, role: Role) -> bool:
    """Whether the node is the list of a register's rows, or its key."""
    is_register = isinstance(nodes.data, dict) and _ROWS in nodes.data
    return is_register and role.parent == 0 and nodes.link(role.key) == _ROWS_KEY
