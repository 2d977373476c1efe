"""A record as it will be written: its data, and how its file is spoiled, where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]
"""A record's fields. Values are texts, numbers, truths, dates, lists and mappings of them."""


@dataclass(eq=False)
class Entry:
    """One record that has a place of its own: a file, or a row of a register."""

    data: Data
    spoiled: str | None = None
    """A text that the file ends with, which makes it unreadable or ambiguous."""
    own_file: bool = False
    """Whether it needs a file in every layout, since a row of a register cannot hold what it says."""

    @property
    def kind(self) -> str:
        return str(self.data["kind"])

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def count(self) -> int:
        """How many records it holds: itself, and those that stand inside it."""
        inside = sum(len(self.data.get(name, ())) for name in _INSIDE.get(self.kind, ()))
        return 1 + inside


_INSIDE = {
    "audit": ("findings",),
    "management-review": ("actions",),
    "treatment-plan": ("actions",),
}
