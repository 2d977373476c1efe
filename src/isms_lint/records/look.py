"""What the schema of its kind says of one record, whatever other records there are."""

from __future__ import annotations

from isms_lint.records.faults import Fault
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.records.references import Pointers, read_pointers
from isms_lint.records.validate import validate
from isms_lint.values import NamedTuple


class Looked(NamedTuple):
    """What is wrong with the shape of a record, and what it points at (None: its kind is not known)."""

    faults: list[Fault]
    pointers: Pointers | None


def look(record: Record, kinds: Kinds) -> Looked:
    """Hold the record against its kind, one of `kinds`."""
    kind = kinds.get(record.kind)
    return Looked(
        validate(record, kinds), None if kind is None else read_pointers(record, kind.fields)
    )
