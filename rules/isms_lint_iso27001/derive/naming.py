"""Whether a text names a record or an item by its id."""

from __future__ import annotations

import re


def is_named(id: str, text: str) -> bool:
    """Whether `id` stands in `text` as a word of its own: NC-1 is not named by NC-10 or NC-1-2."""
    if not id or id not in text:
        return False
    return bool(re.search(rf"(?<![\w-])(?<!\w\.){re.escape(id)}(?![\w-]|\.\w)", text))
