"""A value of a document together with its path: whatever is read of it, one knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.values import NamedTuple


class Node(NamedTuple):
    """A value, and its path from the start of the document."""

    value: Any
    path: FieldPath

    def child(self, *names: str) -> Node | None:
        """The value at `names`, one below the other; None where there is none."""
        value = self._at(names)
        return None if value is None else Node(value, (*self.path, *names))

    def _at(self, names: tuple[str, ...]) -> Any:
        value = self.value
        for name in names:
            if not isinstance(value, dict):
                return None
            value = value.get(name)
        return value

    def children(self, name: str) -> list[Node]:
        """The items of the list at `name`."""
        value = self._at((name,))
        if not isinstance(value, list):
            return []
        path = (*self.path, name)
        return [Node(item, (*path, index)) for index, item in enumerate(value)]

    def text(self, *names: str) -> str:
        """The trimmed text at `names`; empty where there is none."""
        value = self._at(names)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, *names: str) -> list[Node]:
        """Those of the values `names` that are text and say something."""
        return [
            Node(value, (*self.path, name)) for name in names if is_text(value := self._at((name,)))
        ]

    def entries(self) -> Iterator[tuple[str, Node]]:
        """The keys of a mapping and their values; None stands for a key without a value."""
        if isinstance(self.value, dict):
            for name, value in self.value.items():
                yield name, Node(value, (*self.path, name))


def is_blank(value: Any) -> bool:
    """Whether `value` is text with nothing in it."""
    return isinstance(value, str) and not value.strip()


def is_text(value: Any) -> bool:
    """Whether `value` is text that is not empty."""
    return isinstance(value, str) and bool(value.strip())
