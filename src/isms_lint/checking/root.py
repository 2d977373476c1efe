"""Which folder is read as a whole, which configuration holds, and what is reported."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from isms_lint.config.errors import UsageError
from isms_lint.config.find import find_config
from isms_lint.files.git_root import find_git_root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms_lint.checking.request import Request
    from isms_lint.documents.document import Reading


def find_root(request: Request) -> tuple[str, str | None]:
    """The root as an absolute path, and the path of the configuration file, if there is one.

    The root is the one asked for, else the folder of the configuration found upward, else a single
    folder among the paths, else git's top level, else the working directory. Raises UsageError where
    the root or a path cannot be read; of a commit (`request.rev`) a path may be one of the past.
    """
    for path in request.paths:
        if request.rev is None and not os.path.exists(path):
            raise UsageError(f"{path}: no such file or folder")
    start = start_of(request)
    if not os.path.isdir(start):
        raise UsageError(f"--root {start}: no such folder")
    config = request.config or find_config(start)
    root = root_by(request, None if request.config else config)
    try:
        with os.scandir(root):
            pass
    except OSError as error:
        raise UsageError(f"cannot read the folder {root}: {error.strerror}") from error
    return root, config


def start_of(request: Request) -> str:
    """The folder at which the search for a configuration begins."""
    return request.root or _common_folder(request.paths)


def below(root: str, paths: Sequence[str]) -> tuple[str, ...]:
    """The paths given, relative to the root; none where one of them holds the whole root.

    Raises UsageError for a path outside the root.
    """
    relative = []
    for path in paths:
        at = relative_to(root, path)
        if at is None and relative_to(path, root) is None:
            raise UsageError(f"{path}: outside the root {root}")
        if at in (None, "."):
            return ()
        relative.append(str(at))
    return tuple(relative)


def unread(paths: tuple[str, ...], readings: list[Reading]) -> list[str]:
    """Those of `paths` (as `below` gives them) under which no file was read."""
    files = [reading.file for reading in readings]
    return [
        path
        for path in paths
        if not any(file == path or file.startswith(path + "/") for file in files)
    ]


def relative_to(root: str, path: str) -> str | None:
    """`path` as seen from `root`, with `/`: by their names, else by where links lead; None where it is
    outside.
    """
    root, path = os.path.abspath(root), os.path.abspath(path)
    try:
        return _relative_to(root, path) or _relative_to(*map(os.path.realpath, (root, path)))
    except ValueError:  # another drive, or no path at all
        return None


def _relative_to(root: str, path: str) -> str | None:
    relative = os.path.relpath(path, root)
    if relative == os.pardir or relative.startswith(os.pardir + os.sep):
        return None
    return relative.replace(os.sep, "/")


def root_by(request: Request, found_config: str | None) -> str:
    """The root where `found_config` is the configuration found upward (None: there is none)."""
    if request.root:
        return os.path.abspath(request.root)
    if found_config is not None:
        return os.path.dirname(os.path.abspath(found_config))
    if len(request.paths) == 1 and os.path.isdir(request.paths[0]):
        return os.path.abspath(request.paths[0])
    return find_git_root(start_of(request)) or os.getcwd()


def _common_folder(paths: Sequence[str]) -> str:
    """Where the search for a configuration begins: the folder that holds all paths given."""
    if not paths:
        return os.getcwd()
    try:
        common = os.path.commonpath([os.path.abspath(path) for path in paths])
    except ValueError:  # paths on several drives
        return os.getcwd()
    while not os.path.isdir(common):
        common = os.path.dirname(common)
    return common
