"""Lets contestants take turns."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from timing.contestant import Contestant, WrongVerdict
from timing.measure import Launcher, Run

SLOW = 20.0
"""Seconds from which one run has to do: the warm-up counts, and no other is made."""


@dataclass(frozen=True)
class Series:
    """What the runs of one contestant took: seconds, and MiB."""

    runs: int
    median: float
    least: float
    lower: float
    upper: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Refused:
    """A contestant whose time does not count, and why."""

    why: str


Result = Series | Refused


def take_turns(
    contestants: Sequence[Contestant], rounds: int, tell: Callable[[str], None]
) -> dict[str, Result]:
    """Times all of them: one warm-up each, then A B C A B C. A wrong verdict ends a contestant."""
    with Launcher() as launcher:
        return _take_turns(contestants, rounds, tell, launcher)


def _take_turns(
    contestants: Sequence[Contestant],
    rounds: int,
    tell: Callable[[str], None],
    launcher: Launcher,
) -> dict[str, Result]:
    runs: dict[str, list[Run]] = {}
    refused: dict[str, Result] = {}
    for turn in range(rounds + 1):
        for one in contestants:
            if one.name in refused or (runs.get(one.name) and turn and _is_slow(runs[one.name])):
                continue
            if one.before:
                one.before()
            done = launcher.run(one.command, one.folder)
            try:
                one.check(done)
            except WrongVerdict as error:
                refused[one.name] = Refused(str(error))
                tell(f"  {one.name}: does not count: {error}")
                continue
            if turn or done.wall > SLOW:
                runs.setdefault(one.name, []).append(done)
    results = {name: summary(series) for name, series in runs.items() if name not in refused}
    return {**results, **refused}


def _is_slow(runs: list[Run]) -> bool:
    return runs[0].wall > SLOW


def summary(runs: Sequence[Run]) -> Series:
    """Medians, and how far runs lie apart."""
    walls = [one.wall for one in runs]
    quarters = statistics.quantiles(walls, method="inclusive") if len(walls) > 1 else walls * 3
    return Series(
        runs=len(runs),
        median=statistics.median(walls),
        least=min(walls),
        lower=quarters[0],
        upper=quarters[2],
        cpu=statistics.median(one.cpu for one in runs),
        peak=max(one.peak for one in runs),
    )


def as_data(result: Result) -> dict[str, Any]:
    """The result as JSON has it."""
    return asdict(result)
