"""A file of the repository, changed: no link leads it out."""

from __future__ import annotations

from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.files.leading_out import leads_out, leaves
from isms_lint.fixes.mend import write_text
from isms_lint.new_files import place_below


def write_changed(root: str, file: str, text: str) -> None:
    """Replace a file at once, in its own encoding; `file` is its path below the root.

    Raises UsageError where a link leads it out, and where it cannot be written.
    """
    place = place_below(root, file)
    if leads_out(place) or leaves(root, place):
        raise UsageError(f"{from_here(place)}: a link leads it out of {from_here(root)}")
    try:
        write_text(root, file, text)
    except OSError as error:
        raise UsageError(f"{from_here(place)}: {error.strerror}") from error
