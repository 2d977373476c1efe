"""That a record does not tell the day from which something is due."""

from __future__ import annotations

from isms_lint.offers.due import Undated
from isms_lint.records.record import Record
from isms_lint_iso27001.derive.due.words import both


def no_day(what: str, record: Record, *path: str) -> Undated:
    """That the field at `path` holds none. Of the organization the field says enough: there is one."""
    field = f"`{'.'.join(path)}`"
    is_only = record.kind == "organization"
    en, de = ("", "") if is_only else (f" of {record.id}", f" von {record.id}")
    why = both(f"{field}{en} is missing or not a date", f"{field}{de} fehlt oder ist kein Datum")
    return Undated(what, why, record, path)
