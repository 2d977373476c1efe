"""New files below the root, and changed ones: nothing is overwritten, and no link leads out."""

from __future__ import annotations

import os

from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.files.leading_out import leads_out, leaves
from isms_lint.fixes.mend import write_text


def write_new(root: str, file: str, text: str) -> None:
    """Write a file that is not there yet, at a path below the root.

    Raises UsageError where it is there, where links lead it out of the root, and where it cannot be
    written.
    """
    place = os.path.join(root, *file.split("/"))
    shown = from_here(place)
    _refuse_leading_out(root, place)
    if os.path.lexists(place):
        raise UsageError(
            f"{shown}: there already, so nothing was written; --output names another file, --into adds"
            " to one"
        )
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "x", encoding="utf-8", newline="") as handle:
            handle.write(text)
    except FileExistsError as error:
        raise UsageError(f"{shown}: there already, so nothing was written") from error
    except OSError as error:
        raise UsageError(f"{shown}: {error.strerror}") from error


def write_changed(root: str, file: str, text: str) -> None:
    """Replace a file at once. Raises UsageError as `write_new` does."""
    place = os.path.join(root, *file.split("/"))
    _refuse_leading_out(root, place)
    try:
        write_text(root, file, text)
    except OSError as error:
        raise UsageError(f"{from_here(place)}: {error.strerror}") from error


def _refuse_leading_out(root: str, place: str) -> None:
    if leads_out(place) or leaves(root, place):
        raise UsageError(f"{from_here(place)}: a link leads it out of {from_here(root)}")
