"""What changed since a run that left a snapshot."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.adopted import Adopted
from isms_lint.documents.document import Reading
from isms_lint.record_changes import (
    MOST_FILES,
    OF_ALL,
    changed_fields,
    difference,
    fields_with,
)
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.records.tracing import FOUND, NONE, Field
from isms_lint.snapshot.records import DIGEST, RECORDS, EarlierRecords
from isms_lint.snapshot.snapshot import Snapshot
from isms_lint.values import NamedTuple


class Changes(NamedTuple):
    """The files that changed, came or went; the records in those that are there; the fields that are
    others. `come` are those of the records that are new, `gone` those that are no more.
    """

    files: set[str]
    records: list[Record]
    fields: set[Field]
    come: set[Record]
    gone: list[Record]


def changes_since(
    before: Snapshot,
    earlier: EarlierRecords,
    readings: Sequence[Reading],
    rule_files: Sequence[Reading],
    adopted: Adopted,
    register: Register,
) -> Changes | None:
    """What is otherwise than it was `before`, when the records were the `earlier` ones; None where much
    changed, where rule files did or something by which all records are read, where it cannot be told
    which records came or went, and where several have the id of one that came.

    Those that are gone have the id by which they were sorted.
    """
    files = before.files
    of_rules = {file: known[DIGEST] for file, known in files.items() if known[RECORDS] is None}
    if of_rules != {reading.file: reading.digest for reading in rule_files}:
        return None
    now = {
        reading.file: lifted.records
        for reading, lifted in zip(readings, adopted.lifted, strict=True)
        if reading.file not in files or reading.digest != files[reading.file][DIGEST]
    }
    went = files.keys() - of_rules.keys() - {reading.file for reading in readings}
    changed = sorted({*now, *went})
    if len(changed) > MOST_FILES:
        return None
    changes = Changes(set(changed), [], set(), set(), [])
    for file in changed:
        then, found = earlier.records(file) if file in files else [], now.get(file, [])
        parts = difference(then, found, register)
        if parts is None:
            return None
        for old, new in parts.stayed:
            changes.records.append(new)
            changes.fields.update(changed_fields(new.kind, old.data, new.data))
        if any(record.id in register.duplicates for record in parts.come):
            return None
        for record in parts.come:
            changes.records.append(record)
            changes.come.add(record)
            changes.fields.update(fields_with(record))
            changes.fields.add((NONE, record.id))
        for record in parts.gone:
            if record.get("id") is None:  # as in the register when it was there
                record.id = record.id or register.goes_by(record)
            changes.gone.append(record)
            changes.fields.update(fields_with(record))
            changes.fields.add((record.kind, FOUND))
    return changes if changes.fields.isdisjoint(OF_ALL) else None
