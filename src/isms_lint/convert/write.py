"""New files below a folder, and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterable

from isms_lint.config.errors import UsageError
from isms_lint.convert.files import NewFile
from isms_lint.files.leading_out import leads_out, leaves
from isms_lint.files.replace import replace


def already_there(folder: str, files: Iterable[NewFile]) -> list[str]:
    """The paths of those of `files` that are there, as somebody sees them who names `folder`."""
    places = (place_of(folder, file) for file in files)
    return [place for place in places if os.path.lexists(place)]


def write_files(folder: str, files: list[NewFile], *, force: bool) -> None:
    """Write `files` below `folder`, which is made where it is not there.

    Raises UsageError, before anything is written, where a file is there already, unless with `force`,
    and where links lead out of the folder, or with it out of its repository; and where a file cannot
    be written.
    """
    there = already_there(folder, files)
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise UsageError(
            f"{there[0]}{more}: there already, so nothing was written; --force overwrites"
        )
    if leads_out(folder):
        raise UsageError(f"--to {folder}: a link leads it out of the repository")
    for file in files:
        if leaves(folder, place_of(folder, file)):
            raise UsageError(f"{place_of(folder, file)}: a link leads it out of {folder}")
    try:
        for file in files:
            place = place_of(folder, file)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            replace(place, file.text.encode())
    except OSError as error:
        raise UsageError(f"{error.filename or folder}: {error.strerror}") from error


def place_of(folder: str, file: NewFile) -> str:
    """Where a file is written."""
    return os.path.join(folder, *file.path.split("/"))
