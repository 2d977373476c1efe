"""What git knows of a folder."""

from __future__ import annotations

import os
from collections.abc import Callable

_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.devnull)
"""git, with what a repository's own settings could make it run turned off."""


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


Listing = Callable[[], list[str] | None]
"""Gives what git tracks or would track: paths below a root; None where git has no say."""


def start_listing(root: str) -> Listing:
    """Begin to ask git about `root`; call the result for its answer."""
    if find_git_root(root) is None:
        return lambda: None
    import subprocess

    command = [*_GIT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        git = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return lambda: None

    def answer() -> list[str] | None:
        listed, _ = git.communicate()
        if git.returncode != 0:
            return None
        return [os.fsdecode(name) for name in listed.split(b"\0") if name]

    return answer
