"""Readings as plain bytes, to hand them from one process to another."""

from __future__ import annotations

import marshal
from typing import Any

from isms_lint.documents.document import Document, Ignore, Problem, ProblemKind, Reading
from isms_lint.documents.page import Page, Section, Table
from isms_lint.documents.positions import Positions, Span
from isms_lint.documents.source import Body, Source, Unread


def pack(readings: list[Reading], *, located: bool = False) -> bytes:
    """`readings` as bytes; `unpack` in a process of the same Python gives them back. With `located` it
    is read here where everything stands, where it is not yet.
    """
    packed = [
        (
            reading.file,
            [
                (
                    d.data,
                    d.positions.table.tobytes() if located else _table(d.positions),
                    d.positions.aliases,
                    d.positions.merges,
                    d.positions.blocks,
                    d.written,
                    d.sheet,
                )
                for d in reading.documents
            ],
            [(str(p.kind), p.message, tuple(p.span), p.sheet) for p in reading.problems],
            [(*i[:2], tuple(i.span), *i[3:]) for i in reading.ignores],
            None if reading.page is None else _plain(reading.page),
            reading.signature,
            reading.digest,
        )
        for reading in readings
    ]
    return marshal.dumps(packed)


def unpack(packed: bytes) -> list[Reading]:
    """The readings in what `pack` made."""
    readings = []
    for file, documents, problems, ignores, page, *stamp in marshal.loads(packed):  # noqa: S302 (our own process wrote it)
        found = []
        source: Source | None = None
        for data, table, aliases, merges, blocks, written, sheet in documents:
            if isinstance(table, tuple):
                text, first_line, number, body = table
                # Documents of one file come from one text.
                if source is None or source.text is not text:
                    source = Source(text, first_line)
                table = Unread(source, number, None if body is None else Body(*body))
            positions = Positions(table, aliases, merges, blocks)
            found.append(Document(data, positions, written, sheet))
        said = [
            Problem(ProblemKind(kind), text, Span(*span), sheet=sheet)
            for kind, text, span, sheet in problems
        ]
        accepting = tuple(Ignore._make((*i[:2], Span(*i[2]), *i[3:])) for i in ignores)
        readings.append(Reading(file, found, said, accepting, _page(page), *stamp))
    return readings


def _table(positions: Positions) -> bytes | tuple[str, int, int, tuple[int, ...] | None]:
    """Where things stand, or the text from which that can be read."""
    table = positions.packed
    if isinstance(table, bytes):
        return table
    source, number, body = table
    return source.text, source.first_line, number, None if body is None else tuple(body)


def _plain(page: Page) -> Any:
    """A page as plain tuples: named ones cannot be marshalled."""
    return [tuple(section) for section in page.sections], [tuple(table) for table in page.tables]


def _page(packed: Any) -> Page | None:
    if packed is None:
        return None
    sections, tables = packed
    return Page([Section(*section) for section in sections], [Table(*table) for table in tables])
