"""What speed is aimed at, and whether it is reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timing.measure_all import ONE_CORE, OURS
from timing.measurement import Measurement
from timing.peers import ajv, bare_python, check_jsonschema, git_status

_VERSION = "isms-lint --version"


@dataclass(frozen=True)
class Target:
    """A figure that must not be more than another."""

    what: str
    at_most: float
    unit: str
    """Behind the figure: the name of what it is a multiple of, or a unit."""
    figure: float | None
    """None where it was not measured, or a verdict was wrong."""

    @property
    def verdict(self) -> str:
        if self.figure is None:
            return "not measured"
        return "met" if self.figure <= self.at_most else "not met"


def targets(found: Measurement) -> Iterator[Target]:
    """All targets, with what was measured of each."""
    ten, fifty = ("cold", "yaml", 10_000), ("cold", "yaml", 50)
    for what, at_most, scenario, ours, other in (
        ("10 000 records, cold", 0.7, ten, OURS, ajv.NAME),
        ("10 000 records, cold", 0.025, ten, OURS, check_jsonschema.NAME),
        ("50 records, cold", 0.08, fifty, OURS, check_jsonschema.NAME),
        ("`--version`", 1.25, ("version", "", 0), _VERSION, bare_python.NAME),
        (
            "10 000 records, warm, unchanged",
            2,
            ("unchanged", "yaml", 10_000),
            OURS,
            git_status.NAME,
        ),
        (
            "10 000 records, warm, one changed",
            4,
            ("changed", "yaml", 10_000),
            OURS,
            git_status.NAME,
        ),
    ):
        yield Target(what, at_most, f"× {other}", _ratio(found, scenario, ours, other))
    yield Target("100 000 records, cold, time of each", 1.2, "× that of 10 000", _growth(found))
    yield Target("10 000 records, memory of the largest process", 200, "MiB", _peak(found))


def _ratio(
    found: Measurement, scenario: tuple[str, str, int], ours: str, other: str
) -> float | None:
    measured = found.find(*scenario)
    own = measured.series(ours) if measured else None
    their = measured.series(other) if measured else None
    return own.median / their.median if own and their else None


def _growth(found: Measurement) -> float | None:
    each = []
    for count in (10_000, 100_000):
        scenario = found.find("cold", "yaml", count)
        series = scenario.series(OURS) if scenario else None
        if scenario is None or series is None:
            return None
        each.append(series.median / scenario.count)
    return each[1] / each[0]


def _peak(found: Measurement) -> float | None:
    scenario = found.find("cold", "yaml", 10_000)
    peaks = [
        series.peak
        for name in (OURS, ONE_CORE)
        if scenario and (series := scenario.series(name)) is not None
    ]
    return max(peaks) if peaks else None
