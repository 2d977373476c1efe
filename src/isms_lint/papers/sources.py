"""The files that a paper speaks of: where records stand in them, and their hashes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from isms_lint.checking.root import relative_to
from isms_lint.config.errors import UsageError
from isms_lint.config.extra import needs_extra
from isms_lint.files.leading_out import leaves
from isms_lint.papers.escaping import escaped
from isms_lint.records.record import Record

if TYPE_CHECKING:
    from markupsafe import Markup


def hashes_below(root: str) -> Callable[[str], str]:
    """What gives the SHA-256 of a file below the root; empty where there is none, or a link leads out
    of the root. It raises UsageError where one is there and cannot be read.
    """

    def hash_of(path: str) -> str:
        place = os.path.join(root, path)
        if "\0" in path or not os.path.isfile(place) or leaves(root, place):
            return ""
        try:
            with open(place, "rb") as handle:
                return hashlib.file_digest(handle, "sha256").hexdigest()
        except OSError as error:
            raise UsageError(f"it cannot be read: {error.strerror}", path) from error

    return hash_of


def places_below(root: str, folder: str) -> Callable[[Any], Any]:
    """What gives the place of a record, or of anything that has a location, as Markdown: a link to
    the file where the paper will stand in a folder of the repository.
    """
    with needs_extra():
        from markupsafe import Markup
    inside = bool(folder) and relative_to(root, folder) is not None

    def where(thing: Any) -> Markup:
        if isinstance(thing, Record):
            file, line = thing.file, thing.locate(()).line
        else:
            file, line = thing.file, thing.line
        said = escaped(f"{file}:{line}")
        if not inside:
            return Markup(said)  # noqa: S704 - escaped
        path = os.path.relpath(os.path.join(root, file), folder).replace(os.sep, "/")
        raw = path.encode("utf-8", "surrogateescape")  # the name of a file may be of any bytes
        return Markup(f"[{said}](<{quote(raw)}#L{line}>)")  # noqa: S704 - escaped and quoted

    return where
