"""The configuration that a commit has."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from isms_lint.config.errors import UsageError
from isms_lint.config.find import BASELINE, NAME, PROJECT, TABLE
from isms_lint.config.settings import Settings, from_here, read_settings, settings_of
from isms_lint.files.git_root import find_git_root
from isms_lint.files.tree import Tree
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.findings.baseline import Baseline


class PastSettings(NamedTuple):
    """Checked settings, and the file they stand in: one of the commit as git writes it
    (`1a2b3c4:isms/.isms-lint.yaml`).
    """

    file: str
    settings: Settings


def past_settings(tree: Tree, given: str | None, *, or_now: bool = True) -> PastSettings | None:
    """The settings that hold for the commit of `tree`; None where it has no configuration.

    For None as `given` they are searched from the root upward, as `find_config` does in the work
    tree. Else `given` is the file the invoker names: as it is now where it lies outside of the
    repository, else as the commit has it. Where the commit does not have it, it is read as it is now
    too, or, without `or_now`, what the commit has is searched. Raises UsageError for anything the file
    gets wrong.
    """
    root = os.path.realpath(tree.root)
    top = find_git_root(root) or root
    if given is not None:
        path = place_in_repository(tree.root, given)
        raw = None if path is None else _at(tree, root, path)
        if raw is None and (or_now or path is None):
            return PastSettings(from_here(given), read_settings(given))
        if path is not None and raw is not None:
            return _read(tree, top, path, raw)
    found = past_config(tree, root)
    return None if found is None else _read(tree, top, *found)


def place_in_repository(root: str, given: str) -> str | None:
    """The real path of a file the invoker names, where it lies in the repository of `root`; None else.

    A link at its end is not followed: the change may have made it one.
    """
    real_root = os.path.realpath(root)
    top = find_git_root(real_root) or real_root
    path = os.path.abspath(given)
    seen = os.path.relpath(path, os.path.abspath(root))
    folder, name = os.path.split(path)
    # As it is spelled, or by way of links that lead to the repository.
    for place in (os.path.join(real_root, seen), os.path.join(os.path.realpath(folder), name)):
        if os.path.normpath(place).startswith(top.rstrip(os.sep) + os.sep):
            return os.path.normpath(place)
    return None


def past_config(tree: Tree, start: str) -> tuple[str, bytes] | None:
    """The configuration that the commit has at or above the folder `start`, with its bytes; None where
    there is none up to the top of the repository. `find_config` is the same for the work tree.
    """
    root = os.path.realpath(tree.root)
    top = find_git_root(root) or root
    folder = os.path.realpath(start)
    while True:
        for name in (NAME, PROJECT):
            path = os.path.join(folder, name)
            raw = _at(tree, root, path)
            if raw is not None and (name == NAME or TABLE in raw):
                return path, raw
        if folder in (top, os.path.dirname(folder)):
            return None
        folder = os.path.dirname(folder)


def past_baseline(
    tree: Tree, named: str, *, may_lack: bool = False, given: bool = False
) -> Baseline | None:
    """The baseline that the commit of `tree` has in the file `named`, seen from the root; the usual
    one, which may be missing, for an empty name. One `given` by the invoker may lie outside the root.

    Raises UsageError as `read_baseline` does, and for one that is named and missing, unless it
    `may_lack` it.
    """
    root = os.path.realpath(tree.root)
    path = os.path.normpath(os.path.join(root, named or BASELINE))
    shown = f"{tree.commit[:7]}:{named or BASELINE}"
    if not given and not path.startswith(root.rstrip(os.sep) + os.sep):
        raise UsageError("the baseline lies outside the root", shown)
    raw = _at(tree, root, path)
    if raw is not None:
        from isms_lint.config.baseline import baseline_of

        return baseline_of(raw, shown, named or BASELINE)
    if named and not may_lack:
        raise UsageError("the commit has no such baseline", shown)
    return None


def _at(tree: Tree, root: str, path: str) -> bytes | None:
    relative = os.path.relpath(path, root).replace(os.sep, "/")
    return tree.find(relative if relative.startswith("../") else f"./{relative}")


def _read(tree: Tree, top: str, path: str, raw: bytes) -> PastSettings:
    shown = f"{tree.commit[:7]}:{os.path.relpath(path, top)}".replace(os.sep, "/")
    return PastSettings(shown, settings_of(raw, shown))
