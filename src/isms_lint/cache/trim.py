"""Keeps the cache small: what was written longest ago goes first."""

from __future__ import annotations

import contextlib
import os

from isms_lint.cache.entries import Entry, entries_in

_MOST_BYTES = 64_000_000
_MOST_ENTRIES = 200


def trim(folder: str, most_bytes: int = _MOST_BYTES, most_entries: int = _MOST_ENTRIES) -> None:
    """Delete entries in `folder` until what is left is within the bounds.

    Another run may do the same at once, or miss an entry that it was about to read: it runs then.
    """
    found: list[Entry] = []
    with contextlib.suppress(OSError):
        found = sorted(entries_in(folder))
    size, count = sum(entry.size for entry in found), len(found)
    for entry in found:
        if size <= most_bytes and count <= most_entries:
            break
        with contextlib.suppress(OSError):
            os.unlink(entry.path)
        size, count = size - entry.size, count - 1
