"""What git knows of a folder."""

from __future__ import annotations

import os

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


def git_files(root: str) -> list[str] | None:
    """What git tracks or would track below `root`; None where git has no say."""
    if find_git_root(root) is None:
        return None
    import subprocess

    try:
        listed = subprocess.run(
            [*_GIT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
