"""All scenarios of one run, with the machine they ran on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from timing.scenario import Scenario, from_data


@dataclass
class Measurement:
    """What a run of the benchmark found out."""

    machine: dict[str, str]
    command: str
    scenarios: list[Scenario] = field(default_factory=list)
    absent: dict[str, str] = field(default_factory=dict)
    """Peers that could not be installed, and other things left out, with the reason."""

    def find(self, kind: str, layout: str, count: int) -> Scenario | None:
        """One scenario, where it was measured. Counts are about: 50 finds what was written for 50."""
        least, most = 0.8 * count, 1.25 * count
        for one in self.scenarios:
            if (one.kind, one.layout) == (kind, layout) and least <= one.count <= most:
                return one
        return None

    def write(self, path: Path) -> None:
        """Writes it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> Measurement:
    """What was written."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data["scenarios"] = [from_data(one) for one in data["scenarios"]]
    return Measurement(**data)
