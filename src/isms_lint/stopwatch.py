"""How long the stages of a run take, each without the stages inside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from isms_lint.documents.document import Document, Problem
from isms_lint.documents.read import Reader

READ, PARSE, LIFT, VALIDATE, DERIVE, RULE = "read", "parse", "lift", "validate", "derive", "rule"


class Stopwatch:
    """Sums processor time by stage. `seconds` is by stage and, where there are many of it, by name."""

    def __init__(self) -> None:
        self.seconds: dict[tuple[str, str], float] = {}
        self._running: list[tuple[str, str]] = []
        self._since = time.process_time()

    @contextmanager
    def stage(self, stage: str, name: str = "") -> Iterator[None]:
        """What runs inside belongs to the stage, but for stages inside it."""
        self._note()
        self._running.append((stage, name))
        try:
            yield
        finally:
            self._note()
            self._running.pop()

    def _note(self) -> None:
        now = time.process_time()
        if self._running:
            at = self._running[-1]
            self.seconds[at] = self.seconds.get(at, 0.0) + now - self._since
        self._since = now

    def timed(self, readers: Mapping[str, Reader]) -> dict[str, Reader]:
        """The readers, whose work is the stage `parse`."""
        return {suffix: self._timed(reader) for suffix, reader in readers.items()}

    def _timed(self, reader: Reader) -> Reader:
        def read(text: str) -> tuple[list[Document], list[Problem]]:
            with self.stage(PARSE):
                return reader(text)

        return read

    def derived(self, fact: Any, derive: Callable[[Any], Any], known: dict[Any, Any]) -> None:
        """Derive the fact into `known`, where it is not (see `Pass`)."""
        if fact not in known:
            name = getattr(fact, "__qualname__", str(fact))
            with self.stage(DERIVE, f"{name} ({getattr(fact, '__module__', '')})"):
                known[fact] = derive(fact)
