"""Fields of JSON objects, each of the type it must have. Nothing that is read is taken on trust.

The baseline is held against its published schema, since people edit it and want to be told the line.
The schema of a report is that of what this version writes, and closed. Reports of other versions are
read too: here what they lack has a default, and what they have beyond it is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

Object = dict[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOST = 2**53
_LONG = 100_000
_SHORT = 300


class Malformed(Exception):
    """A field is not what it must be. `path` leads to it; `message` says what it must be."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message

    def within(self, outer: str) -> Malformed:
        """The same, seen from further out."""
        inner = self.path
        return Malformed(outer + ("." if inner[:1] not in ("", "[") else "") + inner, self.message)


def text(data: Object, name: str, most: int = _LONG) -> str:
    """A string of at most `most` characters. Raises Malformed, as all functions here do."""
    value = data.get(name)
    if type(value) is not str:
        raise Malformed(name, "not a string")
    if len(value) > most:
        raise Malformed(name, f"longer than {most} characters")
    return value


def label(data: Object, name: str) -> str:
    """A string that may stand in a column: a name, a version, a commit."""
    return text(data, name, _SHORT)


def label_or_empty(data: Object, name: str) -> str:
    """The same; empty where null stands there, or nothing."""
    return "" if data.get(name) is None else label(data, name)


def text_or_empty(data: Object, name: str) -> str:
    """A string; empty where null stands there, or nothing."""
    return "" if data.get(name) is None else text(data, name)


def matching(data: Object, name: str, pattern: re.Pattern[str]) -> str:
    """A string of the form `pattern`."""
    value = label(data, name)
    if not pattern.fullmatch(value):
        raise Malformed(name, "not of the form it must have")
    return value


def number(data: Object, name: str, least: int = 0) -> int:
    """A whole number, at least `least`, that every JSON reader holds exactly."""
    value = data.get(name)
    if type(value) is not int or not least <= value <= _MOST:
        raise Malformed(name, f"not a whole number from {least} up")
    return value


def flag(data: Object, name: str) -> bool:
    """True or false."""
    value = data.get(name)
    if type(value) is not bool:
        raise Malformed(name, "neither true nor false")
    return value


def day(data: Object, name: str) -> date:
    """A date, as YYYY-MM-DD."""
    value = text(data, name)
    try:
        if _DAY.match(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Malformed(name, "not a date (YYYY-MM-DD)")


def word(data: Object, name: str, words: Callable[[str], E]) -> E:
    """A word of an enumeration."""
    value = text(data, name)
    try:
        return words(value)
    except ValueError:
        raise Malformed(name, "a word this version of isms-lint does not know") from None


def object_of(data: Object, name: str) -> Object:
    """An object."""
    value = data.get(name)
    if type(value) is not dict:
        raise Malformed(name, "not an object")
    return value


def inside(data: Object, name: str, read: Callable[[Object], T]) -> T:
    """What `read` makes of an object."""
    value = object_of(data, name)
    try:
        return read(value)
    except Malformed as error:
        raise error.within(name) from None


def inside_or_none(data: Object, name: str, read: Callable[[Object], T]) -> T | None:
    """What `read` makes of an object; None where null stands there, or nothing."""
    return None if data.get(name) is None else inside(data, name, read)


def each(data: Object, name: str, read: Callable[[Object], T]) -> tuple[T, ...]:
    """What `read` makes of each object in a list."""
    values = _list(data, name)
    found: list[T] = []
    try:
        for value in values:
            if type(value) is not dict:
                raise Malformed("", "not an object")
            found.append(read(value))
    except Malformed as error:
        raise error.within(f"{name}[{len(found)}]") from None
    return tuple(found)


def labels(data: Object, name: str) -> tuple[str, ...]:
    """The strings in a list, each of which may stand in a column."""
    values = _list(data, name)
    for index, value in enumerate(values):
        label({f"{name}[{index}]": value}, f"{name}[{index}]")
    return tuple(values)


def texts(data: Object, name: str) -> tuple[str, ...]:
    """The strings in a list."""
    values = _list(data, name)
    for index, value in enumerate(values):
        text({f"{name}[{index}]": value}, f"{name}[{index}]")
    return tuple(values)


def _list(data: Object, name: str) -> list[Any]:
    value = data.get(name)
    if type(value) is not list:
        raise Malformed(name, "not a list")
    return value
