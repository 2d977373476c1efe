"""What git takes for a repository though it holds no `.git`."""

from __future__ import annotations

import os


def find_bare(start: str) -> str | None:
    """The folder at or above `start` that git takes for a repository without files before it comes to
    one that holds `.git`; None where there is none.

    Ordinary, committed files are enough for that: see `safe.bareRepository` in git-config(1).
    """
    folder = os.path.realpath(start)
    while not os.path.lexists(os.path.join(folder, ".git")):
        # gitrepository-layout(5): a worktree has the file `commondir` instead of the two folders.
        if _has(folder, "HEAD") and (
            _has(folder, "commondir") or (_has(folder, "objects") and _has(folder, "refs"))
        ):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return None


def _has(folder: str, name: str) -> bool:
    return os.path.lexists(os.path.join(folder, name))
