"""What a long run is doing, told on a terminal."""

from __future__ import annotations

import signal
import time
from types import TracebackType
from typing import TextIO

_PATIENCE = 1.0
"""Seconds after which somebody who waits wants to know."""


class Progress:
    """Keeps one line on `stream` while a run takes longer than a second, and erases it at the end.

    Says nothing where the stream is no terminal, or in shorter runs. The timer interrupts a long
    step where the system has one; elsewhere the line appears with the next step.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._started = time.monotonic()
        self._step = ""
        self._shown = False

    def __call__(self, step: str) -> None:
        """The run has come to `step`."""
        self._step = step
        if time.monotonic() - self._started >= _PATIENCE:
            self._show()

    def __enter__(self) -> Progress:
        if self._stream is not None and hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, lambda *_: self._show())
            signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stream is not None and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        if self._stream is not None and self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _show(self) -> None:
        if self._stream is not None and self._step:
            self._stream.write(f"\r\x1b[Kisms-lint: {self._step} ...")
            self._stream.flush()
            self._shown = True
