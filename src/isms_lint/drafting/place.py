"""Where a new record goes: into the folder in which records of its kind stand, as a file of its own."""

from __future__ import annotations

import re
from collections import Counter

from isms_lint.convert.names import file_name
from isms_lint.records.record import Record
from isms_lint.records.register import Register

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"([0-9]{1,9})")
_SUFFIX = ".yaml"


def place_for(kind: str, id: str, register: Register, year: int, default: str) -> str:
    """The path of a file for the record, below the root, with `/`.

    `default` is the folder where no record of the kind stands in a file: `audits/{year}`. The year is
    that of the id, where it has one.
    """
    found = _YEAR.search(id)
    year = int(found.group()) if found is not None else year
    folder = _folder(register.of(kind)) or default or kind
    folder = folder.replace("{year}", str(year)).strip("/")
    name = file_name(id, _SUFFIX)
    return name if folder in ("", ".") else f"{folder}/{name}"


def registers_of(kind: str, register: Register) -> list[str]:
    """The files in which several records of the kind stand, the one with the latest ids first."""
    native = _native(register.of(kind))
    counts = Counter(record.file for record in native)
    latest = sorted(native, key=lambda one: _in_numbers(one.id), reverse=True)
    return list(dict.fromkeys(one.file for one in latest if counts[one.file] > 1))


def _in_numbers(id: str) -> list[tuple[str, int]]:
    """An id by its texts and numbers, so that 10 comes after 9."""
    parts = _NUMBER.split(id)
    return [
        (text, int(number or 0))
        for text, number in zip(parts[::2], [*parts[1::2], ""], strict=True)
    ]


def _folder(records: list[Record]) -> str:
    """The folder of most records, with `{year}` in the place of one; empty where there is none."""
    folders = [one.file.rpartition("/")[0] or "." for one in _native(records)]
    counts = Counter("/".join(map(_timeless, folder.split("/"))) for folder in folders)
    return counts.most_common(1)[0][0] if counts else ""


def _timeless(name: str) -> str:
    return "{year}" if _YEAR.fullmatch(name) else name


def _native(records: list[Record]) -> list[Record]:
    """Those that are written as records of their own, in a file of records."""
    return [
        one
        for one in records
        if one.parent is None and one.origin is None and not one.file.startswith(".")
    ]
