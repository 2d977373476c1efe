"""Python that does nothing: the floor for whoever is written in it."""

from __future__ import annotations

import sys
from pathlib import Path

from timing.contestant import Contestant, WrongVerdict
from timing.measure import Run

NAME = "bare Python"


def contestant(folder: Path) -> Contestant:
    """Starts and ends."""

    def check(done: Run) -> None:
        if done.code or done.output or done.errors:
            raise WrongVerdict(done.errors)

    return Contestant(NAME, [sys.executable, "-c", "pass"], folder, check)
