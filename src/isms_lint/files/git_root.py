"""Where the work tree of a folder begins."""

import os


def find_git_root(start: str) -> str | None:
    """The folder at or above `start` that holds `.git`, or None."""
    folder = os.path.abspath(start)
    while True:
        if os.path.exists(os.path.join(folder, ".git")):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
