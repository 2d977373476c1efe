"""Files that a command makes: below one folder and nowhere else, and none over another unasked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.files.leading_out import leads_out, leaves
from isms_lint.files.replace import replace


def place_below(folder: str, path: str) -> str:
    """Where a file is written: `path` is seen from the folder, with `/`."""
    return os.path.join(folder, *path.split("/"))


def there_already(folder: str, paths: Iterable[str]) -> list[str]:
    """The places of those of `paths` at which something is, for somebody who names `folder`."""
    places = (place_below(folder, path) for path in paths)
    return [place for place in places if os.path.lexists(place)]


def refuse_taken(folder: str, paths: Iterable[str], instead: str = "") -> None:
    """Raise UsageError where something is at one of `paths`; `instead` says what somebody can do."""
    taken = there_already(folder, paths)
    if taken:
        more = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        said = f"there already, so nothing was written{f'; {instead}' if instead else ''}"
        raise UsageError(f"{from_here(taken[0])}{more}: {said}")


def write_below(
    folder: str, files: Mapping[str, bytes], *, replacing: bool = False, instead: str = ""
) -> None:
    """Write `files`, by their paths as seen from `folder`, with `/`; folders are made where they are
    not there.

    Where something goes wrong no new file stays. With `replacing` a file that is there is replaced as
    a whole; else `instead` says what somebody can do where one is.

    Raises UsageError, before anything is written, where a file is there already (not with
    `replacing`), where a link, or its name, leads one out of the folder, or a link the folder out of
    its repository; and where one cannot be written.
    """
    if not replacing:
        refuse_taken(folder, files, instead)
    if leads_out(folder):
        raise UsageError(f"{from_here(folder)}: a link leads it out of the repository")
    for path in files:
        place = place_below(folder, path)
        if os.pardir in path.split("/"):
            raise UsageError(f"{path}: its name leads it out of {from_here(folder)}")
        if leaves(folder, place):
            raise UsageError(f"{from_here(place)}: a link leads it out of {from_here(folder)}")
    made: list[str] = []
    try:
        for path, raw in files.items():
            place = place_below(folder, path)
            _make_folders(os.path.dirname(place), made)
            if os.path.lexists(place) and replacing:
                replace(place, raw)
            else:
                _make(place, raw, made)
    except BaseException as error:
        _remove(made)
        if isinstance(error, OSError):
            raise UsageError(f"{error.filename or folder}: {error.strerror}") from error
        raise


def _make(place: str, raw: bytes, made: list[str]) -> None:
    """Write a new file, and enter it. Nobody else has made it meanwhile.

    It is entered first: an interruption is heard of when the call that makes it is over.
    """
    made.append(place)
    try:
        with open(place, "xb") as handle:
            handle.write(raw)
    except FileExistsError:
        made.remove(place)
        raise


def _make_folders(folder: str, made: list[str]) -> None:
    """Make a folder and those above it, and enter those that were not there."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for one in reversed(missing):
        made.append(one)
        try:
            os.mkdir(one)
        except FileExistsError:
            made.remove(one)
            if not os.path.isdir(one):
                raise


def _remove(made: list[str]) -> None:
    """Take away what was made, as far as that goes."""
    for place in reversed(made):
        try:
            os.rmdir(place) if os.path.isdir(place) else os.unlink(place)
        except OSError:
            continue
