"""`check --timing`: where the time of a run goes."""

from __future__ import annotations

import time

from isms_lint.checking.start import Started
from isms_lint.cli.output import say
from isms_lint.documents.builtin import READERS
from isms_lint.intake import Each, Intake, take_in
from isms_lint.reporters.escape import plain
from isms_lint.stopwatch import DERIVE, READ, RULE, Stopwatch

_MOST = 15
"""Rules and derivations that are named."""
_LEAST = 0.0001
"""Seconds below which none is named."""


def timed_reading(started: Started, watch: Stopwatch) -> Started:
    """The check, with its reading timed, which happens here; that of a commit is not."""
    if started.reading is None:
        return started

    def reading(_: Each | None) -> Intake:
        with watch.stage(READ):
            return take_in(started.root, started.file, started.exclude, watch.timed(READERS))

    return started._replace(reading=reading)


def say_timing(watch: Stopwatch) -> None:
    """Say it on standard error: processor time by stage, and of the rules and derivations that take
    most. What is in no stage is `start and rest`.
    """
    stages: dict[str, float] = {"start and rest": time.process_time() - sum(watch.seconds.values())}
    for (stage, _), seconds in watch.seconds.items():
        stages[stage] = stages.get(stage, 0.0) + seconds
    whole = sum(stages.values()) or 1.0
    say("Processor time in one process (--timing uses neither workers nor the cache):")
    for stage, seconds in stages.items():
        say(f"  {stage:<14} {1000 * seconds:10.1f} ms {100 * seconds / whole:5.1f} %")
    say(f"  {'in all':<14} {1000 * whole:10.1f} ms")
    for stage, title in ((RULE, "rules"), (DERIVE, "derivations")):
        found = [(seconds, name) for (of, name), seconds in watch.seconds.items() if of == stage]
        shown = [one for one in sorted(found, reverse=True)[:_MOST] if one[0] >= _LEAST]
        say(f"The {title} that took most, of {len(found)} that ran, without what they derive:")
        for seconds, name in shown:
            say(plain(f"  {1000 * seconds:8.1f} ms  {name}"))
