"""A text as a scalar of YAML."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"(?:[A-Za-z][A-Za-z0-9_.-]*|\d{4}-\d\d-\d\d)\Z", re.ASCII)
_OTHER_MEANING = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def scalar(text: str, instead_of: str) -> str:
    """`text` in the style of the scalar `instead_of`: with its quotes, or none if it needs none."""
    if instead_of.startswith("'") and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if not instead_of.startswith('"') and is_plain(text):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def is_plain(text: str) -> bool:
    """Whether `text` is the same text in YAML without quotes, in every version of YAML."""
    return bool(_PLAIN.match(text)) and text.lower() not in _OTHER_MEANING


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08x}"
