"""One record of the management system, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from isms_lint.documents.document import Document
from isms_lint.documents.positions import FieldPath, Span

_NONE: frozenset[str] = frozenset()
_NOTHING: Mapping[int, str] = {}
REGISTER = "register"
"""The kind of a register that has an id of its own, so that records can refer to it."""


class Later(Protocol):
    """Gives what a record has when somebody asks."""

    def data(self) -> dict[str, Any]:
        """Its data."""

    def document(self) -> Document:
        """The document in which it stands."""


class Record:
    """A record: its kind, its id, its data as plain dicts, lists and scalars.

    Rules read `data` through `get`, `text` and `items` and never change it. `parent` is the record
    it is nested in (an audit's finding), if any. `mapped` are the fields that the mapping of its file
    fills, where one lifted it; `lacking` those among them whose column is not there. `place` is where
    in its parent it is, empty where it has slots of its own.
    """

    __slots__ = (
        "_later",
        "_slots",
        "data",
        "document",
        "file",
        "id",
        "kind",
        "lacking",
        "mapped",
        "origin",
        "parent",
        "place",
    )

    def __init__(
        self,
        kind: str,
        id: str,
        data: dict[str, Any],
        file: str,
        document: Document,
        slots: tuple[int, ...] | None,
        parent: Record | None = None,
        origin: Mapping[FieldPath, FieldPath] | None = None,
        place: FieldPath = (),
    ) -> None:
        """`slots` are where its fields are looked for in the document; None for a record that is at
        `place` in its parent.
        """
        self.kind = kind
        self.id = id
        self.data = data
        self.file = file
        self.document = document
        self._later: Later | None = None
        self._slots = slots
        self.place = place
        self.parent = parent
        self.origin = origin
        self.mapped: frozenset[str] | None = None
        self.lacking: frozenset[str] = _NONE

    @classmethod
    def restored(
        cls,
        kind: str,
        id: str,
        file: str,
        slots: tuple[int, ...] | None,
        parent: Record | None,
        place: FieldPath,
        later: Later,
    ) -> Record:
        """A record whose data and document `later` gives when somebody asks."""
        record = cls.__new__(cls)
        record.kind = kind
        record.id = id
        record.file = file
        record._slots = slots
        record.parent = parent
        record.place = place
        record.origin = None
        record.mapped = None
        record.lacking = _NONE
        record._later = later
        return record

    @property
    def written(self) -> Mapping[int, str]:
        """The text of the few scalars whose value does not show how they were written, by slot."""
        # Records that have any are not restored.
        return _NOTHING if self._later is not None else self.document.written

    if not TYPE_CHECKING:  # or no attribute would be unknown

        def __getattr__(self, name: str) -> Any:
            """What there was no need for yet."""
            if name == "data":
                self.data = data = self._later.data()
                return data
            if name == "document":
                self.document = document = self._later.document()
                return document
            raise AttributeError(f"'Record' object has no attribute {name!r}")

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id} in {self.file}>"

    @property
    def slots(self) -> tuple[int, ...]:
        """Where its fields are looked for in the document, first in the first."""
        slots = self._slots
        if slots is None:
            parent = self.parent
            assert parent is not None
            # Of most records nobody asks where they stand, and their files need not be read for that.
            slot = parent.slot_of(self.place)
            slots = self._slots = parent.slots if slot is None else (slot,)
        return slots

    @slots.setter
    def slots(self, slots: tuple[int, ...]) -> None:
        self._slots = slots

    def get(self, *path: str | int) -> Any:
        """The value at `path` (`get("fieldwork", "start")`), or None where there is none."""
        value: Any = self.data
        if len(path) == 1:
            return value.get(path[0])
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def text(self, *path: str | int) -> str:
        """The trimmed string at `path`; empty where there is none or it is no string."""
        value = self.get(*path)
        return value.strip() if isinstance(value, str) else ""

    def items(self, *path: str | int) -> list[tuple[int, dict[str, Any]]]:
        """The mappings in the list at `path`, each with its index in that list."""
        value = self.get(*path)
        if not isinstance(value, list):
            return []
        return [(index, item) for index, item in enumerate(value) if isinstance(item, dict)]

    def may_state(self, field: str) -> bool:
        """Whether the record has a place for `field`. A register in somebody else's form may lack the
        column: then silence about it says nothing.
        """
        return self.mapped is None or (field in self.mapped and field not in self.lacking)

    def strings(self, *path: str | int) -> list[tuple[FieldPath, str]]:
        """The strings at `path`, written as one string or as a list of them, each with its path."""
        value = self.get(*path)
        if isinstance(value, str):
            return [(path, value)]
        if isinstance(value, list):
            return [((*path, i), item) for i, item in enumerate(value) if isinstance(item, str)]
        return []

    def locate(self, path: FieldPath) -> Span:
        """Where the value at `path` stands, or the nearest value around it that is written."""
        positions = self.document.positions
        path = self._written_path(path) or self._part_of(path)
        while True:
            for slot in self.slots:
                found = positions.find(slot, path)
                if found is not None:
                    return positions.span(found) if path else self._start(found)
            path = path[:-1]

    def locate_words(self, path: FieldPath, words: str) -> Span:
        """Where `words` first stand in the text at `path`; the place of the text where they do not, or
        where it is not written as it reads.
        """
        text = self.get(*path) if words else None
        slot = self.slot_of(path) if isinstance(text, str) else None
        found = None if slot is None else self.document.positions.words(slot, str(text), words)
        return found or self.locate(path)

    def locate_key(self, path: FieldPath) -> Span:
        """Where the key that ends `path` stands; the place of the value where it is no key."""
        positions = self.document.positions
        written = self._written_path(path)
        if written and isinstance(written[-1], str):
            for slot in self.slots:
                parent = positions.find(slot, written[:-1])
                key = None if parent is None else positions.entry(parent, written[-1])
                if key is not None:
                    return positions.span(key)
        return self.locate(path)

    def slot_of(self, path: FieldPath) -> int | None:
        """The position-table slot of the value at `path`, where it is written."""
        written = self._written_path(path)
        for slot in self.slots:
            found = self.document.positions.find(slot, written)
            if found is not None:
                return found
        return None

    def _start(self, slot: int) -> Span:
        """A whole record is pointed at by its first line, not by all of its text."""
        span = self.document.positions.span(slot)
        return Span(span.line, span.column, span.line, span.column + 1)

    def _written_path(self, path: FieldPath) -> FieldPath:
        """The path in the document of a field that a mapping moved."""
        if self.origin is None:
            return path
        for length in range(len(path), 0, -1):
            source = self.origin.get(path[:length])
            if source is not None:
                return (*source, *path[length:])
        return ()

    def _part_of(self, path: FieldPath) -> FieldPath:
        """Where a part of the value at `path`, or of one around it, stands in the document.

        A mapping may build a value of several fields; then it stands nowhere as a whole.
        """
        for length in range(len(path), 0, -1):
            for target, source in (self.origin or {}).items():
                if target[:length] == path[:length]:
                    return source
        return ()


Values = Record | dict[str, Any]
"""What has fields that `get` gives by name. Whoever reads some fields of a record is better given the
record than its data: then they are known to go by these fields alone.
"""
