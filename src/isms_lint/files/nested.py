"""Which repository answers for a root: not one that lies in the repository a run was started in."""

from __future__ import annotations

import os
from collections.abc import Iterator

from isms_lint.files.git import RevisionError
from isms_lint.files.git_root import find_git_root


def refuse_another(root: str, here: str) -> None:
    """Raise RevisionError where `root` lies below the repository of the folder `here`, and belongs to
    another one: to a submodule, or by a link.

    A change can make either of a folder of records, with branches of its own choice.
    """
    ours = find_git_root(os.path.realpath(here))
    theirs = find_git_root(os.path.realpath(root))
    if ours is None or ours == theirs or not any(_within(ours, path) for path in _way_to(root)):
        return
    raise RevisionError(
        f"{root} belongs to another repository ({theirs or 'none'}) than {ours}, where this was"
        " started: if the other is meant, start it there"
    )


def _way_to(root: str) -> Iterator[str]:
    """The real paths of `root` and of the folders above it."""
    path = os.path.abspath(root)
    while True:
        yield os.path.realpath(path)
        parent = os.path.dirname(path)
        if parent == path:
            return
        path = parent


def _within(folder: str, path: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
