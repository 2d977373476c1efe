"""A report that was meant, and that there is not."""

from __future__ import annotations

from typing import NamedTuple


class Unread(NamedTuple):
    """A report that cannot be read, and why."""

    source: str
    message: str
