"""A record while it is made of parts of a document: its data, and where each field came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from isms_lint.documents.document import Document
from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.oscal.node import Node, is_blank
from isms_lint.records.record import Record


class Draft:
    """The record that `node` becomes. `slots` are those of the record, see `Record`."""

    __slots__ = ("data", "node", "origin")

    def __init__(self, kind: str, node: Node) -> None:
        self.node = node
        self.data: dict[str, Any] = {"kind": kind}
        self.origin: dict[FieldPath, FieldPath] = {}
        self.take(("id",), node.child("uuid"))
        self.take(("title",), node.child("title"))

    def take(self, field: FieldPath, node: Node | None) -> None:
        """The value of `node`, if there is one, as the field."""
        if node is not None:
            self.put(field, node.value, node.path)

    def put(self, field: FieldPath, value: Any, path: FieldPath) -> None:
        """`value` as the field; it stands at `path`, or was read off what stands there."""
        place: Any = self.data
        for step in field[:-1]:
            place = place.setdefault(step, {})
        place[field[-1]] = value
        self.origin[field] = path

    def list(self, field: FieldPath, nodes: Iterable[Node]) -> None:
        """The values of `nodes`, each once, as a list; no field where there are none.

        What is no text stays, so that it is told where the record is judged.
        """
        once: dict[str, Node] = {}
        for node in nodes:
            if node.value is not None and not is_blank(node.value):
                once.setdefault(repr(node.value), node)
        if once:
            found = list(once.values())
            self.put(field, [node.value for node in found], found[0].path)
            self.origin.update({(*field, n): node.path for n, node in enumerate(found)})

    def items(self, field: FieldPath, items: Iterable[dict[str, Node]]) -> None:
        """A list of mappings, each value with its place; no field where there are none."""
        found = [item for item in items if item]
        if not found:
            return
        values = [{name: node.value for name, node in item.items()} for item in found]
        self.put(field, values, next(iter(found[0].values())).path)
        for number, item in enumerate(found):
            self.origin[*field, number] = next(iter(item.values())).path
            for name, node in item.items():
                self.origin[*field, number, name] = node.path

    def record(self, document: Document, slot: int, file: str) -> Record:
        """The record; `slot` is that of the document's root."""
        own = document.positions.find(slot, self.node.path)
        # What no field of OSCAL holds is told at the start of the part itself.
        slots = (slot,) if own is None else (own, slot)
        id = self.data.get("id")
        return Record(
            str(self.data["kind"]),
            id if isinstance(id, str) else "",
            self.data,
            file,
            document,
            slots,
            origin=self.origin,
        )
