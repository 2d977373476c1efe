"""The records of a repository's files as plain data, and back."""

from __future__ import annotations

import marshal
from collections.abc import Container, Mapping
from typing import Any

from isms_lint.cache.seen import has_settled, signature_at
from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Document, Ignore, Reading
from isms_lint.documents.positions import Span
from isms_lint.documents.read import read_file
from isms_lint.documents.stamp import Changed
from isms_lint.lifting.lift import Lifted
from isms_lint.records.record import Record

File = tuple[Any, ...]
"""What is left of a file, by the numbers below. Plain tuples can be marshalled."""
SIGNATURE, DIGEST, IS_ODD, IGNORES, RECORDS = range(5)
"""Its state when it was read (None: it had not settled); the digest of its content; whether it has to
be read again in any case; its comments that accept; its records (None: it has rules), each the number
of its document, where it stands there, the number of its parent, its place in it, its kind, its id, its
data.
"""


def packed(reading: Reading, lifted: Lifted, faulty: Container[Record], began: int) -> File:
    """The records of a file, of which `lifted` is all that was found. Something is wrong with those in
    `faulty`. `began` is when the run began (nanoseconds since the epoch).
    """
    documents = reading.documents
    numbers = {id(document): n for n, document in enumerate(documents)}
    places = {record: n for n, record in enumerate(lifted.records)}
    is_odd = bool(lifted.problems) or any(one.written or one.sheet for one in documents)
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
        is_odd = is_odd or record in faulty
    return (
        reading.signature if has_settled(reading.signature, began) else None,
        reading.digest,
        is_odd,
        [(*one[:2], tuple(one.span), *one[3:]) for one in reading.ignores],
        records,
    )


def packed_rules(reading: Reading) -> File:
    """What is left of a file with rules: it is read again in any case."""
    return None, reading.digest, True, [], None


def odd(file: File) -> File:
    """The same file, to be read again in any case."""
    return (*file[:IS_ODD], True, *file[IS_ODD + 1 :])


class EarlierRecords:
    """The records of files, as a run before this one found them."""

    def __init__(self, root: str, files: Mapping[str, File], timezone: str) -> None:
        """`timezone` is the name of that in which dates were read."""
        self.root = root
        self._files = files
        self._timezone = timezone
        self._sound: set[Record] = set()
        self._given: dict[str, tuple[Reading, Lifted]] = {}

    def is_as_it_was(self, file: str) -> bool:
        """Whether a file need not be read."""
        known = self._files.get(file)
        if known is None or known[SIGNATURE] is None or known[IS_ODD]:
            return False
        return bool(signature_at(f"{self.root}/{file}") == known[SIGNATURE])

    def reading(self, file: str) -> Reading:
        """What there was to read in a file that is as it was, but for its documents."""
        signature, digest, _, ignores, _ = self._files[file]
        said = (
            tuple(Ignore._make((*i[:2], Span(*i[2]), *i[3:])) for i in ignores) if ignores else ()
        )
        reading = Reading(file, [], [], said, None, signature, digest)
        records = self.records(file)
        self._sound.update(records)
        self._given[file] = reading, Lifted(records, [], [], {})
        return reading

    @property
    def was_asked(self) -> bool:
        """Whether there are readings without documents."""
        return bool(self._given)

    def lifted(self, reading: Reading) -> Lifted | None:
        """The records in a reading that was given; None in that of a file that was read."""
        known = self._given.get(reading.file)
        return known[1] if known is not None and known[0] is reading else None

    def sound(self, timezone: str) -> Container[Record]:
        """The records in readings that were given: nothing was wrong with them. That holds where dates
        are read in the same timezone.
        """
        return self._sound if timezone == self._timezone else ()

    def records(self, file: str) -> list[Record]:
        """The records in a file."""
        found: list[Record] = []
        documents = _Documents(self.root, file, self._files[file][DIGEST])
        for number, slots, above, place, kind, id, raw in self._files[file][RECORDS]:
            parent = None if above < 0 else found[above]
            later = _Later(documents, number, raw)
            found.append(Record.restored(kind, id, file, slots, parent, place, later))
        return found


class _Documents:
    """The documents of a file that is read where somebody asks where something stands in it."""

    __slots__ = ("_digest", "_file", "_known", "_root")

    def __init__(self, root: str, file: str, digest: bytes) -> None:
        """`digest` is that of its content."""
        self._root = root
        self._file = file
        self._digest = digest
        self._known: list[Document] | None = None

    def document(self, number: int) -> Document:
        """The document with this number. Raises Changed where the file is not what it was."""
        if self._known is None:
            reading = read_file(self._root, self._file, READERS)
            if reading.digest != self._digest:
                raise Changed(self._file)
            self._known = reading.documents
        return self._known[number]


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
