"""`isms-lint cache`: what earlier runs left, shown or deleted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from isms_lint.cache.contents import PARTS, Contents, clear_cache, contents_of
from isms_lint.cache.folder import VARIABLE, cache_folder
from isms_lint.cache.places import NO_CACHE, folder_for
from isms_lint.cli.output import write
from isms_lint.config.errors import UsageError
from isms_lint.reporters.escape import plain

if TYPE_CHECKING:
    import argparse

_INSIDE = "it lies in the repository in which you are"


def show(arguments: argparse.Namespace) -> int:
    """Say where the cache lies and what is in it."""
    del arguments
    folder = _folder()
    try:
        contents = contents_of(folder)
    except OSError as error:
        raise UsageError(f"{folder} cannot be used: {error.strerror}") from error
    lines = [plain(folder)]
    lines.extend(f"{PARTS[name]}: {_amount(found)}" for name, found in contents.items())
    if folder_for([]) is None:
        off = f"the variable {NO_CACHE} is set" if os.environ.get(NO_CACHE) else _INSIDE
        lines.append(f"not used here: {off}")
    elif not os.access(_nearest(folder), os.W_OK):
        lines.append("not used: it cannot be written")
    write("\n".join(lines) + "\n")
    return 0


def clear(arguments: argparse.Namespace) -> int:
    """Delete what is in the cache. Raises UsageError where something of it cannot be deleted."""
    del arguments
    folder = _folder()
    try:
        cleared = clear_cache(folder)
    except OSError as error:
        name = error.filename or folder
        raise UsageError(f"{os.fsdecode(name)} cannot be deleted: {error.strerror}") from error
    write(plain(f"deleted {_amount(cleared)} in {folder}") + "\n")
    return 0


def _nearest(folder: str) -> str:
    """The folder, or the one around it in which it would be made."""
    while not os.path.exists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return folder


def _folder() -> str:
    folder = cache_folder()
    if folder is None:
        raise UsageError(f"there is no folder for caches: {VARIABLE} can name one")
    return folder


def _amount(contents: Contents) -> str:
    files = "1 file" if contents.files == 1 else f"{contents.files} files"
    return f"{files}, {contents.size / 1_000_000:.1f} MB"
