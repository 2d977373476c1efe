"""The records of a repository's files as plain data, and back."""

from __future__ import annotations

import marshal
from collections.abc import Container, Mapping
from typing import Any

from isms_lint.cache.seen import has_settled, signature_at
from isms_lint.documents.document import Document, Ignore, Reading
from isms_lint.documents.positions import Positions, Span
from isms_lint.documents.source import Unread
from isms_lint.lifting.lift import Lifted
from isms_lint.records.record import Record
from isms_lint.snapshot.reread import Reread

File = tuple[Any, ...]
"""The state of a file when it was read (None: it had not settled), its digest, whether it has to be
read again in any case, its comments that accept, and its records: each the number of its document,
where it stands there, the number of its parent, its place in it, its kind, its id, its data. For a file
with rules there is None in their place.
"""


def packed(reading: Reading, lifted: Lifted, faulty: Container[Record], began: int) -> File:
    """The records of a file, of which `lifted` is all that was found. Something is wrong with those in
    `faulty`. `began` is when the run began (nanoseconds since the epoch).
    """
    documents = reading.documents
    numbers = {id(document): n for n, document in enumerate(documents)}
    places = {record: n for n, record in enumerate(lifted.records)}
    odd = bool(lifted.problems) or any(map(_is_odd, documents))
    records = []
    for record in lifted.records:
        parent = record.parent
        records.append(
            (
                numbers[id(record.document)],
                None if record.place else record.slots,
                -1 if parent is None else places[parent],
                record.place,
                record.kind,
                "" if record.get("id") is None else record.id,
                marshal.dumps(record.data),
            )
        )
        odd = odd or record in faulty
    settled = reading.signature is not None and has_settled(reading.signature, began)
    return (
        reading.signature if settled else None,
        reading.digest,
        odd,
        [(*one[:2], tuple(one.span), *one[3:]) for one in reading.ignores],
        records,
    )


def unpackable(reading: Reading) -> File:
    """What stands for a file that is no record: it has to be read again."""
    return None, reading.digest, True, [], None


def _is_odd(document: Document) -> bool:
    """Whether there is more to a document than its data and its table of places."""
    positions = document.positions
    return bool(document.written or document.sheet or positions.aliases or positions.merges)


class Kept:
    """The records of files, as a run before this one found them."""

    def __init__(self, root: str, files: Mapping[str, File]) -> None:
        self.root = root
        self.files = files
        self.sound: set[Record] = set()
        """The records in readings that were given."""
        self._given: dict[int, tuple[Reading, Lifted]] = {}

    def is_as_it_was(self, file: str) -> bool:
        """Whether a file need not be read."""
        known = self.files.get(file)
        if known is None or known[0] is None or known[2]:
            return False
        return bool(signature_at(f"{self.root}/{file}") == known[0])

    def reading(self, file: str) -> Reading:
        """What there was to read in a file that is as it was, but for its documents."""
        signature, digest, _, ignores, _ = self.files[file]
        said = tuple(
            [Ignore._make((*i[:2], Span(*i[2]), *i[3:])) for i in ignores] if ignores else ()
        )
        reading = Reading(file, [], [], said, None, signature, digest)
        records = self.records(file)
        self.sound.update(records)
        self._given[id(reading)] = reading, Lifted(records, [], [], {})
        return reading

    @property
    def was_asked(self) -> bool:
        """Whether readings were given."""
        return bool(self._given)

    def lifted(self, reading: Reading) -> Lifted | None:
        """The records in a reading that was given; None in that of a file that was read."""
        known = self._given.get(id(reading))
        return None if known is None else known[1]

    def records(self, file: str) -> list[Record]:
        """The records in a file."""
        found: list[Record] = []
        documents = _Documents(self.root, file, self.files[file][1])
        for number, slots, above, place, kind, id, raw in self.files[file][-1]:
            parent = None if above < 0 else found[above]
            later = _Later(documents, number, raw)
            found.append(Record.known_as(kind, id, file, slots, parent, place, later))
        return found


class _Documents:
    """The documents of a file that was not read."""

    __slots__ = ("_known", "_of")

    def __init__(self, root: str, file: str, digest: bytes) -> None:
        self._of = root, file, digest
        self._known: dict[int, Document] | None = None

    def document(self, number: int) -> Document:
        """The document with this number. It is read where somebody asks where something stands."""
        if self._known is None:
            self._known = {}
        known = self._known.get(number)
        if known is None:
            positions = Positions(Unread(Reread(*self._of), number), {}, {})
            known = self._known[number] = Document(None, positions, {})
        return known


class _Later:
    """What a record was."""

    __slots__ = ("_documents", "_number", "_raw")

    def __init__(self, documents: _Documents, number: int, raw: bytes) -> None:
        self._documents = documents
        self._number = number
        self._raw = raw

    def data(self) -> dict[str, Any]:
        """Its data."""
        data: dict[str, Any] = marshal.loads(self._raw)  # noqa: S302 (it is ours, and whole)
        return data

    def document(self) -> Document:
        """The document in which it stands."""
        return self._documents.document(self._number)
