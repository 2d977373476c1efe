"""When the language server runs over a repository."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from isms_lint.checking.request import Request
from isms_lint.lsp.collector import Collector
from isms_lint.lsp.schedule import Schedule
from isms_lint.lsp.session import LastRun, Session
from isms_lint.plugins.manager import load_plugins

SAMPLE = Path(__file__).parents[2] / "examples" / "alder"


class Watched:
    """A schedule of runs over the sample, what they gave, and how many there were: each asks once for
    the day.
    """

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        session = Session(str(SAMPLE), None, load_plugins(), Request(), len)
        self.runs = 0
        self.given: list[LastRun | Exception] = []
        self._pool = pool
        self.schedule = Schedule(session, pool, self._day, self.given.append, Collector())

    def _day(self) -> date:
        self.runs += 1
        return date(2026, 11, 20)

    async def running(self) -> None:
        while not self.runs:
            await asyncio.sleep(0.01)

    async def over(self) -> None:
        """Wait until all runs are over that were begun, and one that would begin now."""
        for _ in range(2):
            await asyncio.wrap_future(self._pool.submit(int))
            await asyncio.sleep(0.3)


@pytest.fixture
def watched() -> Iterator[Watched]:
    before = gc.get_threshold()
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield Watched(pool)
    gc.set_threshold(*before)
    gc.unfreeze()


def test_a_change_is_run_over(watched: Watched) -> None:
    async def change() -> None:
        watched.schedule.ask(reread=True)
        await watched.running()
        await watched.over()
        watched.schedule.ask()
        await watched.over()
        watched.schedule.stop()

    asyncio.run(change())
    assert watched.runs == 2
    assert all(isinstance(one, LastRun) for one in watched.given)
    assert len(watched.given) == 2


def test_what_is_stopped_runs_no_more(watched: Watched) -> None:
    async def stop() -> None:
        watched.schedule.ask(reread=True)
        await watched.running()
        watched.schedule.stop()
        await watched.over()

    asyncio.run(stop())
    assert (watched.runs, watched.given) == (1, [])
