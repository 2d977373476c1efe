"""When the runs of a session happen: soon after the last change, in a thread, one at a time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

from isms_lint.lsp.collector import Collector
from isms_lint.lsp.session import LastRun, Session

DELAY = 0.15
"""Seconds without a change after which a run begins that takes its time."""
_AT_ONCE = 0.002
"""Seconds after which one begins where the last was over quickly: what a client sends with a change
has come by then.
"""
_QUICK = 0.5
_PAUSE = 2.0
"""Seconds after a run in which nothing changed, until memory is looked through."""
Done = Callable[[LastRun | Exception], None]
"""Takes what a run gave, or what ended it."""


class _Stale(Exception):
    """The run is about a state that is gone."""


class Schedule:
    """Runs one session. Everything but the run itself happens in the event loop."""

    def __init__(
        self,
        session: Session,
        pool: ThreadPoolExecutor,
        clock: Callable[[], date | datetime],
        done: Done,
        collector: Collector,
    ) -> None:
        """`done` is told of each run that was not overtaken by a change."""
        self._session = session
        self._pool = pool
        self._clock = clock
        self._done = done
        self._collector = collector
        self._asked = 0
        self._reread = True
        self._timer: asyncio.TimerHandle | None = None
        self._running = False
        self._is_stopped = False
        self._took = DELAY
        """Seconds that the last run took which came to its end."""
        self.begun = asyncio.Event()
        """Set once a first run has ended, well or not: before that nothing is known of other files."""

    def ask(self, *, reread: bool = False) -> None:
        """Something has changed: in the editor, or with `reread` on disk."""
        self._asked += 1
        self._reread = self._reread or reread
        if self._timer is not None:
            self._timer.cancel()
        delay = _AT_ONCE if self._took < _QUICK and not self._reread else DELAY
        self._after(delay, self._begin)

    def stop(self) -> None:
        """End the run there is, and begin none."""
        self._asked += 1
        self._is_stopped = True
        self.begun.set()
        if self._timer is not None:
            self._timer.cancel()

    def _after(self, seconds: float, do: Callable[[], None]) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, do)

    def _rest(self) -> None:
        self._timer = None
        self._collector.after_a_pause()

    def _begin(self) -> None:
        self._timer = None
        if self._running:
            return  # its end begins the next
        self._running = True
        mine, reread = self._asked, self._reread
        self._reread = False
        buffers, as_of = dict(self._session.buffers), self._clock()

        def progress(_: str) -> None:
            if self._asked != mine:
                raise _Stale

        def run() -> LastRun:
            began = time.monotonic()
            judged = self._session.judge(buffers, as_of, reread=reread, progress=progress)
            self._took = time.monotonic() - began
            if self._took > _QUICK:
                self._collector.after_much()
            else:
                self._collector.after_a_run()
            return judged

        future = asyncio.get_running_loop().run_in_executor(self._pool, run)
        future.add_done_callback(lambda ended: self._end(ended, mine, reread))

    def _end(self, ended: asyncio.Future[LastRun], mine: int, reread: bool) -> None:
        self._running = False
        if ended.cancelled():
            return
        error = ended.exception()
        if self._is_stopped:
            return
        if self._asked != mine:
            self._reread = self._reread or reread
            if self._timer is None:
                self._begin()
            return
        self.begun.set()
        if error is None:
            self._done(ended.result())
        elif isinstance(error, Exception):
            self._reread = True  # what went wrong stays wrong until it is looked at again
            self._done(error)
        self._after(_PAUSE, self._rest)
