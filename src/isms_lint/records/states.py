"""Whether records are still as they were read."""

from __future__ import annotations

import marshal
from collections.abc import Iterable

from isms_lint.records.record import Record

_WITHOUT_REFERENCES = 2
"""The form of `marshal` in which equal data gives equal bytes, however its objects are shared."""


def states_of(records: Iterable[Record]) -> list[bytes]:
    """All that a record says, one by one, in a form that is quick to make and to compare."""
    return [_state_of(record) for record in records]


def _state_of(record: Record) -> bytes:
    try:
        return marshal.dumps(
            (record.kind, record.id, record.file, record.data), _WITHOUT_REFERENCES
        )
    except ValueError:  # objects, or data within itself: texts that are more than that among them
        return repr((record.kind, record.id, record.file, record.data)).encode("utf-8", "replace")
