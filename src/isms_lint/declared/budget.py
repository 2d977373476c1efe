"""What rules in YAML may take in a run: processor time, and records looked at to select some."""

from __future__ import annotations

from time import thread_time

from isms_lint.declared import bounds
from isms_lint.declared.expression import CannotJudge
from isms_lint.rules.pass_ import Pass


class Together:
    """The time that is left for all rules of a run."""

    def __init__(self, _: Pass) -> None:
        self.seconds = bounds.SECONDS_TOGETHER


class Budget:
    """What one rule may still take. It takes time from `begin` to `end`."""

    def __init__(self, together: Together) -> None:
        self._together = together
        self._selections = bounds.MOST_SELECTIONS
        self._seconds = bounds.SECONDS
        self._since = 0.0

    @property
    def spent(self) -> str:
        """Why the rule may take no more; empty where it may."""
        if self._seconds <= 0:
            return f"the rule took more than {bounds.SECONDS:.0f} seconds, and was ended"
        if self._together.seconds <= 0:
            most = f"{bounds.SECONDS_TOGETHER:.0f}"
            return f"rules in YAML took more than {most} seconds together, and were ended"
        return ""

    def begin(self) -> None:
        """Take time from now on."""
        self._since = thread_time()

    def end(self) -> None:
        """Take no more time for now."""
        taken = thread_time() - self._since
        self._seconds -= taken
        self._together.seconds -= taken

    @property
    def is_over(self) -> bool:
        """Whether the time is over by now."""
        return thread_time() - self._since > min(self._seconds, self._together.seconds)

    def check(self) -> None:
        """Raise CannotJudge where the time is over."""
        if self.is_over:
            raise CannotJudge("it took too long, and was ended")

    def select(self, number: int) -> None:
        """Look at so many records. Raises CannotJudge where they are too many."""
        self._selections -= number
        if self._selections < 0:
            raise CannotJudge(
                f"`where` looks at more than {bounds.MOST_SELECTIONS} records: narrow it with `match`"
            )
