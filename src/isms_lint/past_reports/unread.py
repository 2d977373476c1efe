"""A report that was meant, and that there is not."""

from __future__ import annotations

from isms_lint.values import NamedTuple


class Unread(NamedTuple):
    """A report that cannot be read, and why."""

    source: str
    message: str
