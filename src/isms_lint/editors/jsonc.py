"""JSON with comments, as VS Code keeps its settings: read with places, and changed in place.

What stands between the changes stays as it is, comments and blanks included.
"""

from __future__ import annotations

import json
import re
from typing import Any

from isms_lint.values import NamedTuple

_BLANK = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_WORD = re.compile(r"[-+.\w]+")


class NotMergeable(Exception):
    """The text is no JSON with comments, or not of the shape that a change needs."""


class Node(NamedTuple):
    """A value: what it is and where it stands. `inside` are the values of a mapping or a list."""

    value: Any
    start: int
    end: int
    inside: dict[Any, Node]

    @property
    def last(self) -> Node | None:
        """The value that stands last in it."""
        return next(reversed(self.inside.values()), None)


def read(text: str) -> Node:
    """The value of the whole text. Raises NotMergeable."""
    try:
        node = _Reader(text).value(_blank(text, 0))
    except RecursionError as error:
        raise NotMergeable("nested too deep") from error
    if _blank(text, node.end) != len(text):
        raise NotMergeable("something stands behind the closing bracket")
    return node


def put(text: str, path: tuple[Any, ...], value: Any) -> str:
    """`text` with `value` at `path`, a way of names and places in lists; that behind the last adds to
    the list. Raises NotMergeable.
    """
    node = read(text)
    for depth, step in enumerate(path):
        wanted = dict if isinstance(step, str) else list
        if not isinstance(node.value, wanted):
            raise NotMergeable(f"a {'mapping' if wanted is dict else 'list'} is expected")
        found = node.inside.get(step)
        if found is None:
            rest = path[depth + 1 :]
            for outer in reversed(rest):
                value = {outer: value} if isinstance(outer, str) else [value]
            return _added(text, node, step, value)
        node = found
    if node.value == value:
        return text
    return text[: node.start] + _written(value, _indent_at(text, node.start)) + text[node.end :]


def _added(text: str, node: Node, step: Any, value: Any) -> str:
    """`text` with one value more at the end of `node`."""
    around = _indent_at(text, node.start)
    last = node.last
    first = next(iter(node.inside.values()), None)
    own = _indent_at(text, first.start) if first is not None else around
    indent = own if len(own) > len(around) else around + "    "
    key = f"{json.dumps(step)}: " if isinstance(step, str) else ""
    new = f"\n{indent}{key}{_written(value, indent)}"
    behind = node.start + 1 if last is None else last.end
    comma = "" if last is None or text[_blank(text, behind)] == "," else ","
    close = _inner_end(text, node)
    new += "" if "\n" in text[close : node.end] else f"\n{around}"
    if "\r\n" in text:
        new = new.replace("\n", "\r\n")
    return f"{text[:behind]}{comma}{text[behind:close]}{new}{text[close:]}"


def _inner_end(text: str, node: Node) -> int:
    """Where what stands in a value ends, comments included: blanks behind it belong to the bracket."""
    inside = text[node.start + 1 : node.end - 1]
    return node.start + 1 + len(inside.rstrip())


def _indent_at(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at]
    return line[: len(line) - len(line.lstrip())]


def _written(value: Any, indent: str) -> str:
    return json.dumps(value, ensure_ascii=False, indent=4).replace("\n", f"\n{indent}")


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


class _Reader:
    """Reads values, commas behind the last one included."""

    def __init__(self, text: str) -> None:
        self._text = text

    def value(self, at: int) -> Node:
        """The value that begins at `at`."""
        char = self._text[at : at + 1]
        if char == "{":
            return self._collection(at, "}")
        if char == "[":
            return self._collection(at, "]")
        found = _STRING.match(self._text, at) or _WORD.match(self._text, at)
        if found is None:
            raise NotMergeable(self._where(at))
        try:
            return Node(json.loads(found[0]), at, found.end(), {})
        except ValueError as error:
            raise NotMergeable(self._where(at)) from error

    def _collection(self, start: int, closing: str) -> Node:
        inside: dict[Any, Node] = {}
        at = _blank(self._text, start + 1)
        while self._text[at : at + 1] != closing:
            step: Any = len(inside)
            if closing == "}":
                name = self.value(at)
                step, at = name.value, _blank(self._text, name.end)
                if not isinstance(step, str) or self._text[at : at + 1] != ":":
                    raise NotMergeable(self._where(at))
                if step in inside:
                    raise NotMergeable(f"the name {step} stands twice")
                at = _blank(self._text, at + 1)
            node = inside[step] = self.value(at)
            at = _blank(self._text, node.end)
            if self._text[at : at + 1] == ",":
                at = _blank(self._text, at + 1)
            elif self._text[at : at + 1] != closing:
                raise NotMergeable(self._where(at))
        value = {step: node.value for step, node in inside.items()}
        whole = value if closing == "}" else list(value.values())
        return Node(whole, start, at + 1, inside)

    def _where(self, at: int) -> str:
        return f"line {self._text.count(chr(10), 0, at) + 1} is no JSON with comments"
