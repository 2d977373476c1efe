"""Mappings with comments and texts on several lines, for YAML that people go on with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Commented(dict[str, Any]):
    """A mapping whose fields have comments before them.

    `before` gives, by the name of a field, the lines that stand before it, without indent and with
    their `#`; those under the empty name stand behind the last field.
    """

    def __init__(self, data: Mapping[str, Any], before: Mapping[str, list[str]]) -> None:
        super().__init__(data)
        self.before = {name: lines for name, lines in before.items() if lines}


def comments_before(data: Mapping[str, Any], name: str) -> list[str]:
    """The comment lines before a field of `data`; behind the last one for the empty name."""
    return data.before.get(name, []) if isinstance(data, Commented) else []


def is_commented(value: Any) -> bool:
    """Whether there is a comment in `value`."""
    if isinstance(value, Mapping):
        inside = any(map(is_commented, value.values()))
        return inside or (isinstance(value, Commented) and bool(value.before))
    return isinstance(value, list) and any(map(is_commented, value))


class Folded(str):
    """A text of one line that is written on several; one that does not read back as itself that way is
    written on one.
    """

    __slots__ = ()
