"""Notes what this process goes by beside the records: files and folders that it opens for reading, and
whether it went by more than files.
"""

from __future__ import annotations

import os
import sys
from types import FrameType
from typing import Any

from isms_lint.files.git_command import GIT

_LISTING = frozenset({"os.listdir", "os.scandir"})
_STARTING = frozenset({"os.posix_spawn", "subprocess.Popen"})
_BEYOND = frozenset(
    {
        "os.exec",
        "os.spawn",
        "os.system",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.sendto",
        "sqlite3.connect",
    }
)


_READERS = frozenset(
    {
        "isms_lint.checking.root",  # which only looks whether the root can be listed
        "isms_lint.documents.read",
        "isms_lint.files.discover",
    }
)
"""What reads the files of a repository, and lists its folders for these."""


class Watch:
    """Takes note from its making on. An audit hook (PEP 578) cannot be taken out again: `stop` ends it.

    What a subprocess or a forked worker opens it does not see. `beyond` says that the process asked
    another program than git, a network or a database, or wrote a file: what came of that is not known
    the next time.
    """

    def __init__(self) -> None:
        self.paths: set[str] = set()
        self.read: set[str] = set()
        """Files and folders that were opened to find and read the files of a repository."""
        self.beyond = False
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
            if isinstance(path, str | bytes | os.PathLike):
                self._opened(
                    os.path.abspath(os.fsdecode(path)), flags, _is_reader(sys._getframe(1))
                )
        elif event in _LISTING:
            path = "." if arguments[0] is None else arguments[0]
            if isinstance(path, str | bytes | os.PathLike):
                kept = self.read if _is_reader(sys._getframe(1)) else self.paths
                kept.add(os.path.abspath(os.fsdecode(path)))
        elif event in _STARTING:
            self.beyond |= not _asks_git(arguments[1])
        elif event in _BEYOND:
            self.beyond = True

    def _opened(self, path: str, flags: int, by_reader: bool) -> None:
        if flags & (os.O_WRONLY | os.O_RDWR):
            # Python may keep what it compiled.
            self.beyond |= path != os.devnull and ".pyc" not in os.path.basename(path)
        else:
            (self.read if by_reader else self.paths).add(path)


def _is_reader(frame: FrameType | None) -> bool:
    """Whether who opens something is one of those that read the repository."""
    if frame is not None and frame.f_globals.get("__name__") == "os":
        frame = frame.f_back  # `os.walk` lists for somebody else
    return frame is not None and frame.f_globals.get("__name__") in _READERS


def _asks_git(command: Any) -> bool:
    """Whether the program started is git as we start it; Windows tells the command in one text."""
    if isinstance(command, str):
        return command.startswith(" ".join(GIT))
    return tuple(command[: len(GIT)]) == GIT
