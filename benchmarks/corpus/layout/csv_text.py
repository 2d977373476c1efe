"""Records as the rows of a register in CSV, and the mapping that reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.entry import Data, Entry

_MARK = "; "


def is_row(entry: Entry) -> bool:
    """Whether a row can hold the record: no record stands inside it, and nothing is spoiled."""
    return not entry.own_file and entry.spoiled is None and entry.count == 1


def csv_text(entries: Sequence[Entry]) -> str:
    """The register: a column for each field of any of the records."""
    rows = [dict(_cells(entry.data)) for entry in entries]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def mapping_of(kind: str, files: str, entries: Sequence[Entry]) -> Data:
    """What the configuration says of such a register: each column is the field of its name."""
    fields: Data = {}
    for entry in entries:
        for column, value in _values(entry.data, ""):
            if column == "kind":
                continue
            source = {"from": column, "split": _MARK.strip()} if isinstance(value, list) else column
            fields[column] = source
    return {"files": files, "kind": kind, "fields": fields}


def _cells(data: Data) -> list[tuple[str, str]]:
    return [(column, _cell(value)) for column, value in _values(data, "") if column != "kind"]


def _values(data: Data, before: str) -> list[tuple[str, Any]]:
    """Dotted path and value of everything in it; lists of plain values stay whole."""
    found: list[tuple[str, Any]] = []
    for key, value in data.items():
        path = f"{before}{key}"
        if isinstance(value, dict):
            found += _values(value, f"{path}.")
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            for number, item in enumerate(value):
                found += _values(item, f"{path}.{number}.")
        else:
            found.append((path, value))
    return found


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return _MARK.join(map(_cell, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
