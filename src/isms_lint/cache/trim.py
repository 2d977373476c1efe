"""Keeps the cache small: what was written longest ago goes first."""

from __future__ import annotations

import contextlib
import os

_MOST_BYTES = 64_000_000
_MOST_ENTRIES = 200


def trim(folder: str, most_bytes: int = _MOST_BYTES, most_entries: int = _MOST_ENTRIES) -> None:
    """Delete entries in `folder` until what is left is within the bounds.

    Another run may do the same at once, or miss an entry that it was about to read: it runs then.
    """
    found: list[tuple[float, int, str]] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            state = entry.stat(follow_symlinks=False)
            found.append((state.st_mtime, state.st_size, entry.path))
    size, count = sum(one[1] for one in found), len(found)
    for _, bytes_, path in sorted(found):
        if size <= most_bytes and count <= most_entries:
            break
        with contextlib.suppress(OSError):
            os.unlink(path)
        size, count = size - bytes_, count - 1
