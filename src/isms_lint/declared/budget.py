"""What rules in YAML may take in a run: processor time, and records looked at to select some."""

from __future__ import annotations

from time import perf_counter, thread_time

from isms_lint.declared import bounds
from isms_lint.declared.expression import CannotJudge
from isms_lint.rules.pass_ import Pass

_BETWEEN = 0.05
"""Seconds after which processor time is looked at again: to ask for it is slow."""


class Together:
    """The processor time that is left for all rules of a run."""

    def __init__(self, _: Pass) -> None:
        self.seconds = bounds.SECONDS_TOGETHER


class Budget:
    """What one rule may still take, from now on: one rule after the other judges all its records.

    `spent` says why it may take no more; empty where it may.
    """

    def __init__(self, together: Together) -> None:
        self.spent = ""
        self._together = together
        self._selections = bounds.MOST_SELECTIONS
        self._seconds = bounds.SECONDS
        self._looked = thread_time()
        self._next = 0.0

    def look(self) -> None:
        """Look at the time, if it is long ago."""
        if perf_counter() < self._next:
            return
        now = thread_time()
        taken, self._looked = now - self._looked, now
        self._seconds -= taken
        self._together.seconds -= taken
        self._next = perf_counter() + _BETWEEN
        if self._seconds <= 0:
            self.spent = f"the rule took more than {bounds.SECONDS:.0f} seconds, and was ended"
        elif self._together.seconds <= 0:
            most = f"{bounds.SECONDS_TOGETHER:.0f} seconds"
            self.spent = f"rules in YAML took more than {most} together, and were ended"

    def check(self) -> None:
        """Raise CannotJudge where it may take no more."""
        self.look()
        if self.spent:
            raise CannotJudge(self.spent)

    def select(self, number: int) -> None:
        """Look at so many records. Raises CannotJudge where they are too many."""
        self._selections -= number
        if self._selections < 0:
            raise CannotJudge(
                f"`where` looks at more than {bounds.MOST_SELECTIONS} records: narrow it with `match`"
            )
