"""The files in a folder of the cache that a run wrote there, and no others."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator

from isms_lint.cache.store import FORMAT
from isms_lint.values import NamedTuple

_NAME = re.compile(r"[0-9a-f]{32}\Z|\.[0-9a-f]{32}\.\d+\Z")
"""An entry, and one that was being written when its run ended."""


class Entry(NamedTuple):
    """A file of the cache: when it was written, in seconds since the epoch, how large it is, where."""

    written: float
    size: int
    path: str


def entries_in(folder: str) -> Iterator[Entry]:
    """The entries in `folder`; none where it is not there. Raises OSError where it cannot be listed."""
    try:
        listed = os.scandir(folder)
    except FileNotFoundError:
        return
    with listed:
        for found in listed:
            if _NAME.match(found.name) and found.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    state = found.stat(follow_symlinks=False)
                    if _is_ours(found.path):
                        yield Entry(state.st_mtime, state.st_size, found.path)


def _is_ours(path: str) -> bool:
    with open(path, "rb") as handle:
        return handle.read(len(FORMAT)) in (FORMAT, b"")
