"""A file of the repository, changed: no link leads it out, and nobody else's change is lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.files.leading_out import leads_out, leaves
from isms_lint.fixes.mend import read_text, write_text
from isms_lint.new_files import place_below


def write_changed(root: str, file: str, before: str, text: str) -> None:
    """Replace a file at once, in its own encoding; `file` is its path below the root, `before` the text
    that was changed.

    Raises UsageError where a link leads it out, where its text is another one meanwhile, and where it
    cannot be written.
    """
    place = place_below(root, file)
    if leads_out(place) or leaves(root, place):
        raise UsageError(f"{from_here(place)}: a link leads it out of {from_here(root)}")
    try:
        with _alone(place):
            if read_text(root, file) != before:
                raise UsageError(
                    f"{from_here(place)}: changed meanwhile, so nothing was written; try once more"
                )
            write_text(root, file, text)
    except OSError as error:
        raise UsageError(f"{from_here(place)}: {error.strerror}") from error


@contextmanager
def _alone(place: str) -> Iterator[None]:
    """Nobody else changes the file in this way meanwhile, where the system can tell."""
    if sys.platform == "win32":
        yield  # a file that is open could not be replaced there
        return
    import fcntl

    with open(place, "rb") as handle:
        with suppress(OSError):  # not all file systems have locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
