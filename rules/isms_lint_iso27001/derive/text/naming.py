"""Whether a text names a record or an item by its id."""

from __future__ import annotations

import re

from isms_lint_iso27001.derive.text.pattern import Pattern


def is_named(id: str, text: str) -> bool:
    """Whether `id` stands in `text` as a word of its own: NC-1 is not named by NC-10 or NC-1-2."""
    if not id or id not in text:
        return False
    return bool(re.search(rf"(?<![\w-])(?<!\w\.){re.escape(id)}(?![\w-]|\.\w)", text))


class Names:
    """The ids that a text names, for asking one text for many of them."""

    __slots__ = ("_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = frozenset(_WORD.findall(text))

    def __contains__(self, id: str) -> bool:
        """Whether the text names the record or item with this id, as `is_named` reads it."""
        # A short text is searched faster than the id is read.
        if len(self._text) <= _SHORT and id not in self._text:
            return False
        return id in self._words if _PLAIN.match(id) else is_named(id, self._text)


_SHORT = 2000
_WORD = Pattern(r"[\w-]+(?:(?<=\w)\.(?=\w)[\w-]+)*")
"""What stands between two ids, or between an id and other words."""
_PLAIN = Pattern(r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*\Z")
"""An id that is such a word, and begins and ends with a letter or a number throughout."""
