"""Whatever takes part in a scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from timing.measure import Run


class WrongVerdict(Exception):
    """What a run said is not what is known of the corpus."""


@dataclass(frozen=True)
class Contestant:
    """A command, and how to tell whether what it said is right."""

    name: str
    command: Sequence[str]
    folder: Path
    check: Callable[[Run], None]
    """Raises WrongVerdict."""
    before: Callable[[], None] | None = None
    """What is done before each run, and not timed."""


def same_files(named: set[str], known: set[str]) -> None:
    """Raises WrongVerdict unless exactly the files that are known to be faulty are named."""
    if named != known:
        more, less = sorted(named - known), sorted(known - named)
        raise WrongVerdict(
            f"named {len(named)} files where {len(known)} are faulty"
            f" (too many: {more[:3]}; missing: {less[:3]})"
        )
