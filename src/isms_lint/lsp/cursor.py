"""Where the cursor is, as a field."""

from __future__ import annotations

from isms_lint.documents.positions import FieldPath
from isms_lint.values import NamedTuple


class Cursor(NamedTuple):
    """What the cursor is at: the key or value at `path` that stands from `start` to `end`.

    With `is_key` it is a name, and `path` that of the mapping it stands in. A value that is all of its
    item of a list (`is_item`) may yet become the first name in it. `quote` is the one it begins with.
    """

    path: FieldPath
    is_key: bool
    start: int
    end: int
    quote: str = ""
    is_item: bool = False


class Outline(NamedTuple):
    """The fields of a document by path, with their text (empty for one that is no scalar), and the
    cursor; None where it is in no field (a comment, a block of text).
    """

    fields: dict[FieldPath, str]
    cursor: Cursor | None
