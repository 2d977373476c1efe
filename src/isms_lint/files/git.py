"""What git knows of a folder."""

from __future__ import annotations

import os
from collections.abc import Callable

from isms_lint.files.bare import find_bare
from isms_lint.files.git_command import GIT, environment
from isms_lint.files.git_root import find_git_root
from isms_lint.files.spawned import start_git
from isms_lint.values import NamedTuple


class RevisionError(Exception):
    """What was asked of git cannot be had. `message` says why, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Answer(NamedTuple):
    """What a git command gave: its exit code, its output and what it complained of."""

    code: int
    out: bytes
    complaint: str


def ask(
    root: str, *arguments: str, settings: dict[str, str] | None = None, given: bytes = b""
) -> Answer:
    """Run one git command in the folder `root`, with further variables `settings`; `given` is what it
    reads.

    Raises RevisionError where there is no git.
    """
    import subprocess

    try:
        done = subprocess.run(
            [*GIT, *arguments],
            cwd=root,
            env={**environment(), **(settings or {})},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise no_git(error) from error
    return Answer(done.returncode, done.stdout, os.fsdecode(done.stderr).strip())


def no_git(error: OSError) -> RevisionError:
    """The error where git could not be started."""
    return RevisionError(f"git is needed to read a revision: {error.strerror or error}")


Listing = Callable[[], list[str] | None]
"""Gives what git tracks or would track: paths below a root; None where git has no say."""


def start_listing(root: str) -> Listing:
    """Begin to ask git about `root`; call the result for its answer.

    Where a folder on the way to the repository stands in for it, git has no say.
    """
    if find_git_root(os.path.realpath(root)) is None or find_bare(root) is not None:
        return lambda: None
    listing = start_git(root, ("ls-files", "-z", "--cached", "--others", "--exclude-standard"))

    def answer() -> list[str] | None:
        listed = listing()
        if listed is None:
            return None
        return [name for name in os.fsdecode(listed).split("\0") if name]

    return answer
