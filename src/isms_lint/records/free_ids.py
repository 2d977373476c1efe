"""Ids for new records: free, and after the pattern of those that there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from isms_lint.records.annotations import Field
from isms_lint.records.register import Register
from isms_lint.values import NamedTuple

_PARTS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|(\d{1,9})(?!\d)")
_YEAR, _NUMBER = "{year}", "{number}"


class _Pattern(NamedTuple):
    """What ids have in common: their text with `{year}` and `{number}`; the digits of the number."""

    text: str
    width: int


class _Read(NamedTuple):
    """An id by its pattern. `year` and `number` are 0 where it has none."""

    pattern: _Pattern
    year: int
    number: int


def free_ids(like: Iterable[str], register: Register, year: int, default: str) -> Iterator[str]:
    """Ids for new records, one after the other, without end.

    They are as most of the ids `like` are, with the number after the highest there is, of `year` where
    ids carry years. `default` is the pattern where none of them has a number: `AUD-{year}-{number}`. No
    id stands anywhere in the register, not as a reference to what is not there either.
    """
    taken = taken_ids(register)
    known = [read for id in like if (read := _read(id)).pattern.text]
    pattern = _commonest(known) or _Pattern(default, 1)
    own = [one for one in known if one.pattern.text == pattern.text]
    if _YEAR in pattern.text:
        own = [one for one in own if one.year == year]
    start = max((one.number for one in own), default=0) + 1
    for number in _numbers(pattern.text, start):
        id = pattern.text.replace(_YEAR, str(year))
        if number is not None:
            id = _numbered(id, number, pattern.width)
        if id not in taken:
            taken.add(id)
            yield id


def taken_ids(register: Register) -> set[str]:
    """Every id in the register: of records, and whatever stands in a field for ids, as of an audit that
    is planned and not there yet.
    """
    found = {record.id for record in register.records if record.id}
    for record in register.records:
        kind = register.kinds.get(record.kind)
        if kind is not None:
            found.update(_named_in(record.data, kind.fields))
    return found


def _named_in(value: Any, field: Field) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in field.properties:
                yield from _named_in(inner, field.properties[name])
    elif isinstance(value, list):
        for item in value:
            yield from _named_in(item, field.items or field)
    elif isinstance(value, str) and field.identifier:
        yield value


def _numbers(pattern: str, start: int) -> Iterator[int | None]:
    """The numbers to put into a pattern; first none, where it has no place for one."""
    if _NUMBER in pattern:
        yield from count(start)
    else:
        yield None
        yield from count(2)


def _numbered(id: str, number: int, width: int) -> str:
    if _NUMBER not in id:
        return f"{id}-{number}"
    return id.replace(_NUMBER, str(number).rjust(width, "0"))


def _read(id: str) -> _Read:
    """The pattern of an id: its first year, and the last number behind that."""
    parts = list(_PARTS.finditer(id))
    year = next((part for part in parts if part[1]), None)
    numbers = [part for part in parts if part[2]]
    behind = [part for part in numbers if year is None or part.start() > year.start()]
    number = next(reversed(behind or numbers), None)
    text = id
    for part, word in sorted(
        ((part, word) for part, word in ((year, _YEAR), (number, _NUMBER)) if part is not None),
        key=lambda one: -one[0].start(),
    ):
        text = f"{text[: part.start()]}{word}{text[part.end() :]}"
    if year is None and number is None:
        return _Read(_Pattern("", 0), 0, 0)
    digits = number[2] if number is not None else ""
    width = len(digits) if digits.startswith("0") else 1
    return _Read(_Pattern(text, width), int(year[1]) if year else 0, int(digits or 0))


def _commonest(known: list[_Read]) -> _Pattern | None:
    """The pattern of most ids, the widest where their numbers are padded; of two as common the one
    that has a number.
    """
    if not known:
        return None
    counts = Counter(one.pattern.text for one in known)
    text = max(counts, key=lambda text: (counts[text], _NUMBER in text, text))
    return _Pattern(text, max(one.pattern.width for one in known if one.pattern.text == text))
