"""Names in a row, for sentences of reports."""

from __future__ import annotations

from collections.abc import Sequence


def first_few(names: Sequence[str], most: int) -> str:
    """`a, b, c`, of more than `most` the first `and 3 more`. One more is named rather than counted."""
    more = len(names) - most
    if more <= 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {more} more"
