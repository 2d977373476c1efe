"""What is in the cache, and an end to it."""

from __future__ import annotations

import contextlib
import os
from typing import NamedTuple

from isms_lint.cache.places import RUNS

PARTS = {RUNS: "whole runs"}
"""The folders of the cache, with what is in them."""


class Contents(NamedTuple):
    """How many files, and how many bytes they hold."""

    files: int
    size: int


def contents_of(folder: str) -> dict[str, Contents]:
    """What each part of the cache in `folder` holds."""
    return {name: _contents(os.path.join(folder, name)) for name in PARTS}


def clear_cache(folder: str) -> Contents:
    """Delete what the parts of the cache in `folder` hold, and nothing else that lies there; what that
    was. Raises OSError where a file cannot be deleted.
    """
    cleared = [Contents(0, 0)]
    for name in PARTS:
        part = os.path.join(folder, name)
        cleared.append(_contents(part))
        for path in _files(part):
            with contextlib.suppress(FileNotFoundError):  # another run was quicker
                os.unlink(path)
    return Contents(sum(one.files for one in cleared), sum(one.size for one in cleared))


def _contents(folder: str) -> Contents:
    sizes = []
    for path in _files(folder):
        with contextlib.suppress(OSError):
            sizes.append(os.lstat(path).st_size)
    return Contents(len(sizes), sum(sizes))


def _files(folder: str) -> list[str]:
    """The files in `folder` itself; none where it is not there."""
    try:
        with os.scandir(folder) as entries:
            return [entry.path for entry in entries if not entry.is_dir(follow_symlinks=False)]
    except FileNotFoundError:
        return []
