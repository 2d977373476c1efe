"""git status: which files have changed. The floor for whoever has to look at all files."""

from __future__ import annotations

from collections.abc import Callable

from corpus.layout.write import Written

from timing.contestant import Contestant, WrongVerdict
from timing.measure import Run

NAME = "git status"


def contestant(
    written: Written, changed: int = 0, before: Callable[[], None] | None = None
) -> Contestant:
    """Asks for changes, of which there have to be so many."""

    def check(done: Run) -> None:
        lines = done.output.splitlines()
        if done.code or len(lines) != changed:
            raise WrongVerdict(f"{len(lines)} changes instead of {changed}: {lines[:3]}")

    return Contestant(NAME, ["git", "status", "--porcelain"], written.folder, check, before)
