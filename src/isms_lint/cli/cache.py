"""`isms-lint cache`: what earlier runs left, shown or deleted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from isms_lint.cache.contents import PARTS, Contents, clear_cache, contents_of
from isms_lint.cache.folder import VARIABLE, cache_folder
from isms_lint.cli.output import write
from isms_lint.config.errors import UsageError
from isms_lint.reporters.escape import plain

if TYPE_CHECKING:
    import argparse


def show(arguments: argparse.Namespace) -> int:
    """Say where the cache lies and what is in it."""
    del arguments
    folder = _folder()
    lines = [plain(folder)]
    lines.extend(f"{PARTS[name]}: {_amount(found)}" for name, found in contents_of(folder).items())
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


def _folder() -> str:
    folder = cache_folder()
    if folder is None:
        raise UsageError(f"there is no folder for caches: {VARIABLE} can name one")
    return folder


def _amount(contents: Contents) -> str:
    files = "1 file" if contents.files == 1 else f"{contents.files} files"
    return f"{files}, {contents.size / 1_000_000:.1f} MB"
