"""When Python looks for what nobody reaches any more: while nobody waits.

What a session keeps is much, and hardly ever gone. To look through all of it takes ten times as long as
to judge a change, and Python does so whenever enough has come. Here it looks through what is new alone,
as it goes; what lived through that is looked through between runs, and then counts as there to stay.
"""

from __future__ import annotations

import gc

_NEVER = 1_000_000_000
_MOST_RUNS = 200
"""Runs without a pause, which leave much to be looked for."""
_GROWN = 1.25
"""How many times as much as after the last look through everything has to be there for the next."""


class Collector:
    """The collector of this process, which is a server's."""

    def __init__(self) -> None:
        self._all = 0
        """How many objects there were after the last look through everything."""
        self._runs = 0
        """How many runs have ended since the last look."""
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)

    def after_a_run(self) -> None:
        """Wait for a pause, but not for ever."""
        self._runs += 1
        if self._runs >= _MOST_RUNS:
            self.after_a_pause()

    def after_a_pause(self) -> None:
        """Look through what came since the last time; through everything where it came to be much."""
        self._runs = 0
        gc.collect()
        gc.freeze()
        if gc.get_freeze_count() > _GROWN * self._all:
            self.after_much()

    def after_much(self) -> None:
        """Look through everything: much has come, and much has gone."""
        self._runs = 0
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._all = gc.get_freeze_count()
