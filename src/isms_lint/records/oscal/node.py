"""A value of a document together with its path: whatever is read of it, one knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from isms_lint.documents.positions import FieldPath


class Node(NamedTuple):
    """A value, and its path from the start of the document."""

    value: Any
    path: FieldPath

    def child(self, *names: str) -> Node | None:
        """The value at `names`, one below the other; None where there is none."""
        node = self
        for name in names:
            value = node.value.get(name) if isinstance(node.value, dict) else None
            if value is None:
                return None
            node = Node(value, (*node.path, name))
        return node

    def children(self, name: str) -> list[Node]:
        """The items of the list at `name`."""
        node = self.child(name)
        if node is None or not isinstance(node.value, list):
            return []
        return [Node(item, (*node.path, index)) for index, item in enumerate(node.value)]

    def text(self, *names: str) -> str:
        """The trimmed text at `names`; empty where there is none."""
        node = self.child(*names)
        return node.value.strip() if node is not None and isinstance(node.value, str) else ""

    def texts(self, *names: str) -> list[Node]:
        """Those of the values `names` that are text and say something."""
        found = (self.child(name) for name in names)
        return [node for node in found if node is not None and is_text(node.value)]

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
