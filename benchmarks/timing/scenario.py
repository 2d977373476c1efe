"""What is measured together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from timing.rounds import Refused, Result, Series


@dataclass(frozen=True)
class Scenario:
    """Contestants that took turns over one corpus."""

    kind: str
    """`version`, `cold`, `unchanged`, `changed` or `empty`."""
    layout: str
    count: int
    """Records."""
    results: dict[str, Result]

    def series(self, name: str) -> Series | None:
        """What a contestant took, where it took part and its verdict was right."""
        found = self.results.get(name)
        return found if isinstance(found, Series) else None


def from_data(data: dict[str, Any]) -> Scenario:
    """The scenario as JSON had it."""
    results: dict[str, Result] = {
        name: Refused(**result) if "why" in result else Series(**result)
        for name, result in data.pop("results").items()
    }
    return Scenario(**data, results=results)
