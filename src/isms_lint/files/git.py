"""What git knows of a folder. No command given here runs anything that a repository brings."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from isms_lint.files.bare import find_bare

GIT = ("git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.devnull)
"""git, with what a repository's own settings could make it run turned off."""

_OF_A_CALLER = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
)
"""Variables that a git which started us as a hook sets for its own repository and folder."""

_OURS = {
    # What is missing in a partial clone is told, not fetched. Releases before 2.45 know only the
    # second of these.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    # No file can be there, so that no history is grafted (gitglossary(7)).
    "GIT_GRAFT_FILE": os.path.join(os.devnull, "none"),
    # Some of what git complains of is looked into.
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


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


def environment() -> dict[str, str]:
    """The variables git is started with: the repository is the one the folder lies in, nothing is
    fetched, and nothing is written.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_CALLER}
    return {**kept, **_OURS}


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
    """Begin to ask git about `root`; call the result for its answer.

    Where a folder on the way to the repository stands in for it, git has no say.
    """
    if find_git_root(os.path.realpath(root)) is None or find_bare(root) is not None:
        return lambda: None
    import subprocess

    command = [*GIT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        git = subprocess.Popen(
            command,
            cwd=root,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return lambda: None

    def answer() -> list[str] | None:
        listed, _ = git.communicate()
        if git.returncode != 0:
            return None
        return [os.fsdecode(name) for name in listed.split(b"\0") if name]

    return answer
