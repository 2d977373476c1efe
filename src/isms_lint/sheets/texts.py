"""Values as the texts of cells, and texts that people typed as values."""

from __future__ import annotations

import re
from typing import Any

from isms_lint.lifting.schema_types import Takes
from isms_lint.records.vocabulary import word_for
from isms_lint.written.dates import Written, read_date
from isms_lint.written.numbers import read_number

BETWEEN = "; "
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def shown(value: Any) -> str:
    """The text of a value. Items of a list are divided by `; `, or stand on a line each."""
    if isinstance(value, list):
        texts = [shown(item) for item in value]
        return ("\n" if any(";" in text for text in texts) else BETWEEN).join(texts)
    if isinstance(value, bool):
        return "true" if value else "false"
    return tidy(str(value))


def tidy(text: str) -> str:
    """A text as it comes back from a sheet."""
    return text.replace("\r\n", "\n").strip()


def value_of(text: str, takes: Takes | None, old: Any) -> Any:
    """The value that a text stands for in a field that has the value `old` (None: none).

    A text of which the field makes nothing else stays a text: the linter tells of it.
    """
    if old is not None and text == shown(old):
        return old
    if takes is None:
        number = read_number(text) if _is_number(old) else None
        return _text(text, old) if number is None else number
    if takes.field.words and "array" not in takes.types:
        word = word_for(text, takes.field)
        if "boolean" in takes.types and word in ("true", "false"):
            return word == "true"
        return word or text
    if takes.field.is_date:
        date = read_date(text)
        exact = isinstance(date, Written) and date.start == date.end and not date.note
        return date.start.isoformat() if exact and isinstance(date, Written) else text
    if isinstance(old, list) or _takes_several(text, takes):
        return _several(text, takes, old)
    if takes.types & {"number", "integer"} and (_is_number(old) or not _names(takes)):
        number = read_number(text)
        return text if number is None else number
    return _text(text, old)


def _takes_several(text: str, takes: Takes) -> bool:
    if "array" not in takes.types:
        return False
    if "string" not in takes.types:
        return True
    # Prose may hold a semicolon; ids do not.
    return "\n" in text or (";" in text and _names(takes))


def _several(text: str, takes: Takes, old: Any) -> Any:
    before = old if isinstance(old, list) else []
    by_line = "\n" in text or any(";" in str(item) for item in before)
    found = [one.strip() for one in text.split("\n" if by_line else ";")]
    known = {shown(item): item for item in before}
    return [known.get(one, value_of(one, takes.items, None)) for one in found if one]


def _names(takes: Takes) -> bool:
    """Whether the field holds ids, and no prose."""
    both = [takes.field] if takes.items is None else [takes.field, takes.items.field]
    return any(field.identifier or field.references or field.words for field in both)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(text: str, old: Any) -> str:
    """A text of several lines in YAML ends with a line end, which no sheet shows."""
    return text + "\n" if isinstance(old, str) and old.endswith("\n") else text
