"""The comments that say how cases are judged, and those that are nearly one of them."""

from __future__ import annotations

import re
from difflib import get_close_matches

DIRECTIVES = ("case", "file", "as-of", "rules", "options", "expect-not-evaluated", "expect")

_WITH_COLON = re.compile(r"[ \t]*#+[ \t]*(?P<word>[A-Za-z][A-Za-z_ -]*?)[ \t]*:")
_WITHOUT = re.compile(
    rf"#+[ \t]*(?P<word>{'|'.join(DIRECTIVES).replace('-', '[-_ ]')})(?![\w-])", re.IGNORECASE
)
_ALIKE = 0.8
"""How much a word has to be like a directive to be one that is mistyped."""


def nearly(text: str, file: str) -> str:
    """The directive that somebody meant by a line of `file`, and nobody would read as one."""
    found = _WITH_COLON.match(text)
    if found is None and file.endswith((".yaml", ".yml")):
        found = _WITHOUT.match(text)  # in Markdown it may be a heading
    if found is None:
        return ""
    word = re.sub("[ _]", "-", found["word"].lower())
    return next(iter(get_close_matches(word, DIRECTIVES, 1, _ALIKE)), "")
