"""The records of a repository's files as plain data, and back."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from isms_lint.cache.seen import has_settled, signature_at
from isms_lint.documents.document import Document, Ignore, Reading
from isms_lint.documents.positions import Positions, Span
from isms_lint.documents.source import Unread
from isms_lint.lifting.lift import Lifted
from isms_lint.lifting.new_record import new_record
from isms_lint.records.kinds import Kinds
from isms_lint.records.look import Looked
from isms_lint.records.record import REGISTER, Record
from isms_lint.records.references import Pointers, read_pointers
from isms_lint.snapshot.reread import Reread

File = tuple[Any, ...]
"""Its state when it was read (None: it had not settled), digest, whether it has to be read again in any
case, its comments that accept, its number of documents, and its records: each the number of its document,
where it stands there, the number of its parent, its place in it, its data.
"""


def packed(reading: Reading, lifted: Lifted, faulty: Container[Record], began: int) -> File:
    """The records of a file, of which `lifted` is all that was found. Something is wrong with those in
    `faulty`. `began` is when the run began (nanoseconds since the epoch).
    """
    documents = reading.documents
    numbers = {id(document): n for n, document in enumerate(documents)}
    places = {record: n for n, record in enumerate(lifted.records)}
    records = []
    odd = bool(lifted.problems) or any(map(_is_odd, documents))
    for record in lifted.records:
        parent = record.parent
        slots, place = (None, record.place) if record.place else (record.slots, ())
        above = -1 if parent is None else places[parent]
        records.append((numbers[id(record.document)], slots, above, place, record.data))
        odd = odd or record in faulty
    settled = reading.signature is not None and has_settled(reading.signature, began)
    return (
        reading.signature if settled else None,
        reading.digest,
        odd,
        [(*one[:2], tuple(one.span), *one[3:]) for one in reading.ignores],
        len(documents),
        records,
    )


def unpackable(reading: Reading) -> File:
    """What stands for a file that is no record: it has to be read again."""
    return None, reading.digest, True, [], 0, []


def _is_odd(document: Document) -> bool:
    """Whether there is more to a document than its data and its table of places."""
    positions = document.positions
    return bool(document.written or document.sheet or positions.aliases or positions.merges)


class Kept:
    """The records of files, as a run before this one found them."""

    def __init__(self, root: str, files: Mapping[str, File]) -> None:
        """`files` are in the order in which the run read them."""
        self.root = root
        self.files = files
        self._given: dict[int, tuple[Reading, Lifted]] = {}

    def is_as_it_was(self, file: str) -> bool:
        """Whether a file need not be read."""
        known = self.files.get(file)
        if known is None or known[0] is None or known[2]:
            return False
        return bool(signature_at(f"{self.root}/{file}") == known[0])

    def reading(self, file: str) -> Reading:
        """What there was to read in a file that is as it was."""
        reading, lifted = self.restored(file)
        self._given[id(reading)] = reading, lifted
        return reading

    @property
    def was_asked(self) -> bool:
        """Whether readings were given."""
        return bool(self._given)

    def lifted(self, reading: Reading) -> Lifted | None:
        """The records in a reading that was given; None in that of a file that was read."""
        known = self._given.get(id(reading))
        return None if known is None else known[1]

    def restored(self, file: str) -> tuple[Reading, Lifted]:
        """What was read in a file, and the records in it."""
        signature, digest, _, ignores, count, records = self.files[file]
        source = Reread(self.root, file, digest)
        documents = [Document(None, Positions(Unread(source, n), {}, {}), {}) for n in range(count)]
        found: list[Record] = []
        for number, slots, above, place, data in records:
            parent = None if above < 0 else found[above]
            found.append(new_record(data, documents[number], slots, file, parent, None, place))
        said = tuple(Ignore._make((*i[:2], Span(*i[2]), *i[3:])) for i in ignores)
        reading = Reading(file, documents, [], said, None, signature, digest)
        return reading, Lifted(found, [], [], {})


def look_again(records: Iterable[Record], kinds: Kinds) -> dict[Record, Looked]:
    """What is known of records without any fault."""
    looked: dict[Record, Looked] = {}
    for record in records:
        if record.kind == REGISTER:
            continue
        kind = kinds.get(record.kind)
        pointers: Pointers | None = None if kind is None else read_pointers(record, kind.fields)
        looked[record] = Looked([], pointers)
    return looked
