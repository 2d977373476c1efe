"""Where records are declared and where they are named; the records of a file and of the repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lsprotocol.types import DocumentSymbol, Location, Range, SymbolKind, WorkspaceSymbol

from isms_lint.documents.positions import FieldPath
from isms_lint.lsp.session import Session
from isms_lint.lsp.target import declared, record_at
from isms_lint.lsp.view import View
from isms_lint.records.record import Record
from isms_lint.reporters.escape import plain

UriOf = Callable[[str], str]
"""The address of a file of the root."""
_MOST = 500
"""Symbols of the repository that are shown at once."""


def definition(session: Session, view: View, offset: int, uri_of: UriOf) -> list[Location]:
    """Where the record that is named at `offset` is declared; several places for an id that stands
    twice.
    """
    spot = record_at(session, view, offset)
    if spot is None:
        return []
    return [_declaration(other, record, uri_of) for other, record in declared(session, spot.id)]


def references(
    session: Session, view: View, offset: int, uri_of: UriOf, *, declaration: bool
) -> list[Location]:
    """Every place that names the record at `offset`, and its own where `declaration` is wanted."""
    spot = record_at(session, view, offset)
    if spot is None:
        return []
    found = []
    if declaration:
        found = [_declaration(at, record, uri_of) for at, record in declared(session, spot.id)]
    for other in session.views():
        for target, record, path in other.spots():
            if target == spot.id and other.written(record, path):
                found.append(_location(other, record, path, uri_of))
    return found


def document_symbols(view: View) -> list[DocumentSymbol]:
    """The records of a file, nested ones inside those they stand in."""
    children: dict[Record | None, list[Record]] = {}
    for record in view.records:
        children.setdefault(record.parent, []).append(record)

    def symbols(parent: Record | None) -> list[DocumentSymbol]:
        return [
            DocumentSymbol(
                name=plain(record.id) or "(no id)",
                detail=plain(title_of(record)),
                kind=SymbolKind.Object,
                range=_whole(view, record),
                selection_range=view.text.range_of(record.locate(_id_of(record))),
                children=symbols(record) or None,
            )
            for record in children.get(parent, ())
        ]

    return symbols(None)


def workspace_symbols(session: Session, query: str, uri_of: UriOf) -> Iterator[WorkspaceSymbol]:
    """The records whose id or title has `query` in it, whatever its case."""
    wanted = query.casefold()
    left = _MOST
    for view, record in session.records():
        if not record.id or wanted not in f"{record.id} {title_of(record)}".casefold():
            continue
        left -= 1
        if left < 0:
            return
        yield WorkspaceSymbol(
            location=_declaration(view, record, uri_of),
            name=plain(f"{record.id} {_own_title(record)}".strip()),
            kind=SymbolKind.Object,
            container_name=plain(record.kind),
        )


def title_of(record: Record) -> str:
    """The kind of a record, and how people call it."""
    return f"{record.kind} {_own_title(record)}".strip()


def _own_title(record: Record) -> str:
    return record.text("title") or record.text("name")


def _id_of(record: Record) -> FieldPath:
    """Where the id stands; the record itself where it has none of its own."""
    return ("id",) if record.slot_of(("id",)) is not None or record.origin else ()


def _declaration(view: View, record: Record, uri_of: UriOf) -> Location:
    return _location(view, record, _id_of(record), uri_of)


def _location(view: View, record: Record, path: FieldPath, uri_of: UriOf) -> Location:
    return Location(uri_of(view.file), view.text.range_of(record.locate(path)))


def _whole(view: View, record: Record) -> Range:
    span = record.document.positions.span(record.slots[0])
    return view.text.range_of(span)
