"""Values of records, copied for expressions, and how much of them there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.declared import bounds
from isms_lint.declared.weight import CHARACTERS, Weight

TOO_LARGE = f"it holds more than {bounds.LARGEST_RECORD} values and characters"
_LARGEST_NUMBER = 2**63


class Reader:
    """Copies a value, and notes what is too much of it."""

    def __init__(self) -> None:
        self.size = 0
        self.weight = 0
        self.entry = 0
        self.longest = 0
        self.unfit = ""

    def read_field(self, value: Any) -> Any:
        """A copy of the value of a field."""
        if not isinstance(value, list):
            value = self.read(value)
            self.entry = self.weight
            return value
        self.weight, self.size, self.longest = 1, 1, len(value)
        copies = []
        for item in value:
            before = self.weight
            copies.append(self.read(item))
            self.entry = max(self.entry, self.weight - before)
        return copies

    def read(self, value: Any) -> Any:
        self.size += 1
        self.weight += 1
        if isinstance(value, str):
            self.size += len(value)
            self.weight += len(value) // CHARACTERS
            self._check(value)
        elif self.size > bounds.LARGEST_RECORD:
            self.unfit = TOO_LARGE
        elif isinstance(value, dict):
            self.longest = max(self.longest, len(value))
            for name in map(str, value):
                self.size += len(name)
                self.weight += len(name) // CHARACTERS
                self._check(name)
            return {name: self.read(inner) for name, inner in value.items() if not blank(inner)}
        elif isinstance(value, list):
            self.longest = max(self.longest, len(value))
            return [self.read(inner) for inner in value]
        elif isinstance(value, int) and not -_LARGEST_NUMBER <= value < _LARGEST_NUMBER:
            self.unfit = "it has a number that is too large"
        return value

    def _check(self, text: str) -> None:
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            self.unfit = "it has a text that is no valid Unicode"


def weigh(values: Mapping[str, Any]) -> Weight:
    """How much the values of options hold."""
    read = {name: Reader() for name in values}
    for name, value in values.items():
        read[name].read_field(value)
    total = sum(one.weight for one in read.values())
    longest = max((one.longest for one in read.values()), default=0)
    return Weight(total, total, longest, (read,))


def blank(value: Any) -> bool:
    """Whether a field says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())
