"""Comparisons of a field with what it never is: a word outside its vocabulary, a text that is no date.

Such a rule would judge nothing, or everything, and nobody would be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isms_lint.declared.syntax import Node
from isms_lint.records.annotations import Field
from isms_lint.records.validate import nearest

_EQUAL = ("_==_", "_!=_")
_ORDER = ("_<_", "_<=_", "_>_", "_>=_")


class UnlikelyValue(Exception):
    """A value that a field never has; the text says so."""


def check_values(call: Node, shapes: Sequence[tuple[Field, ...]]) -> None:
    """Raise UnlikelyValue where `call`, whose parts may be `shapes`, compares in vain."""
    if _is_bare_date(call):
        raise UnlikelyValue('a date is written in quotes: "2026-11-20"; without them it is a sum')
    if call.text in (*_EQUAL, *_ORDER):
        for value, shape in ((call.parts[1], shapes[0]), (call.parts[0], shapes[1])):
            _check(value, shape, equal=call.text in _EQUAL)
    elif call.text == "@in" and call.parts[1].sort == "list":
        for value in call.parts[1].parts:
            _check(value, shapes[0], equal=True)


def _check(value: Node, shape: tuple[Field, ...], *, equal: bool) -> None:
    if value.sort != "const" or not value.text or not shape:
        return
    if all(field.is_date for field in shape) and not _is_date(value.text):
        raise UnlikelyValue(f'`{value.text}` is no date: write it as "2026-11-20"')
    words = {word for field in shape for word in field.words}
    if equal and all(field.words for field in shape) and value.text not in words:
        advice = nearest(value.text, words)
        raise UnlikelyValue(f"no such field is ever `{value.text}`; {advice}".rstrip("; "))


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_bare_date(call: Node) -> bool:
    """`2026-11-20` without quotes."""
    numbers = list(_subtracted(call))
    return len(numbers) == 3 and all(one.sort == "const" and not one.text for one in numbers)


def _subtracted(node: Node) -> Iterator[Node]:
    if node.sort == "call" and node.text == "_-_":
        for part in node.parts:
            yield from _subtracted(part)
    else:
        yield node
