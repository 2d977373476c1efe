"""Tables written in HTML: they are not read, and must not look as if they were."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<(?:table|tr|td|th)\b", re.IGNORECASE)


def html_table(text: str) -> int:
    """Where a table begins in HTML, outside of comments; -1 where there is none."""
    at = 0
    found = _TABLE.search(text)
    while found is not None:
        opened = text.find("<!--", at, found.start())
        if opened < 0:
            return found.start()
        closed = text.find("-->", opened)
        if closed < 0:
            return -1
        at = closed + 3
        if found.start() < at:
            found = _TABLE.search(text, at)
    return -1
