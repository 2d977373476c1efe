"""Notes which files and folders this process opens for reading: what it goes by beside the records."""

from __future__ import annotations

import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR
_LISTING = frozenset({"os.listdir", "os.scandir"})


class Watch:
    """Takes note from its making on. An audit hook (PEP 578) cannot be taken out again: `stop` ends it.

    What a subprocess or a forked worker opens it does not see.
    """

    def __init__(self) -> None:
        self.paths: set[str] = set()
        self._on = True
        sys.addaudithook(self._note)

    def stop(self) -> None:
        """Take no further note."""
        self._on = False

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._on:
            return
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, str) and not flags & _WRITING:
                self.paths.add(path)
        elif event in _LISTING:
            path = "." if arguments[0] is None else arguments[0]
            if isinstance(path, str | bytes):
                self.paths.add(os.fsdecode(path))
