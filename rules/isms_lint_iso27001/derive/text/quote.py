"""Words of a record, quoted in a message."""

from __future__ import annotations

_LONGEST = 60


def quote(text: str) -> str:
    """`text` in backticks, cut where it is long."""
    text = " ".join(text.split())
    return f"`{text}`" if len(text) <= _LONGEST else f"`{text[: _LONGEST - 1]}…`"
