"""New files below a folder: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping

from isms_lint.config.errors import UsageError
from isms_lint.files.leading_out import leads_out, leaves

_MOST = 3


def write_new(folder: str, files: Mapping[str, str]) -> None:
    """Write `files`, texts by their paths below `folder`, written with `/`; the folder is made where it
    is not there.

    Nothing is overwritten, and where something goes wrong nothing stays. Raises UsageError where one of
    the files is there already, where a link leads one out of the folder, or the folder out of its
    repository, and where a file cannot be written.
    """
    places = {os.path.join(folder, *path.split("/")): text for path, text in files.items()}
    taken = [place for place in places if os.path.lexists(place)]
    if taken:
        more = f" and {len(taken) - _MOST} more" if len(taken) > _MOST else ""
        raise UsageError(f"{', '.join(taken[:_MOST])}{more}: there already, so nothing was written")
    if leads_out(folder):
        raise UsageError(f"{folder}: a link leads it out of the repository")
    for place in places:
        if leaves(folder, place):
            raise UsageError(f"{place}: by a link, or by its name, it lies outside of {folder}")
    made: list[str] = []
    try:
        for place, text in places.items():
            _make_folders(os.path.dirname(place), made)
            with open(place, "x", encoding="utf-8", newline="\n") as handle:
                made.append(place)
                handle.write(text)
    except BaseException as error:
        _remove(made)
        if isinstance(error, OSError):
            raise UsageError(f"{error.filename or folder}: {error.strerror}") from error
        raise


def _make_folders(folder: str, made: list[str]) -> None:
    """Make a folder and those above it, and enter those that were not there."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for one in reversed(missing):
        os.mkdir(one)
        made.append(one)


def _remove(made: list[str]) -> None:
    """Take away what was made, as far as that goes."""
    for place in reversed(made):
        try:
            os.rmdir(place) if os.path.isdir(place) else os.unlink(place)
        except OSError:
            continue
