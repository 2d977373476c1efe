"""What is in the cache, and an end to it."""

from __future__ import annotations

import contextlib
import os

from isms_lint.cache.entries import entries_in
from isms_lint.cache.places import RUNS, SNAPSHOTS
from isms_lint.values import NamedTuple

PARTS = {RUNS: "runs that can be said again", SNAPSHOTS: "records that need not be read again"}
"""The folders of the cache, with what is in them."""


class Contents(NamedTuple):
    """How many files, and how many bytes they hold."""

    files: int
    size: int


def contents_of(folder: str) -> dict[str, Contents]:
    """What each part of the cache in `folder` holds. Raises OSError where it cannot be listed."""
    found: dict[str, Contents] = {}
    for name in PARTS:
        entries = list(entries_in(os.path.join(folder, name)))
        found[name] = Contents(len(entries), sum(entry.size for entry in entries))
    return found


def clear_cache(folder: str) -> Contents:
    """Delete what runs wrote into the cache in `folder`, and nothing else that lies there; what that
    was. Raises OSError where a file cannot be deleted.
    """
    cleared = [entry for name in PARTS for entry in entries_in(os.path.join(folder, name))]
    for entry in cleared:
        with contextlib.suppress(FileNotFoundError):  # another run was quicker
            os.unlink(entry.path)
    return Contents(len(cleared), sum(entry.size for entry in cleared))
