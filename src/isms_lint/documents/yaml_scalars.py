"""Texts and numbers as scalars of YAML.

A text is quoted where some reader of YAML, of 1.1 or 1.2, would take it for something else than text;
days alone stay plain, as records have them everywhere. The reader of records reads back what is
written here, character by character; only half a surrogate pair has no place in YAML.
"""

from __future__ import annotations

import re

from isms_lint.documents.scalars import CONSTANTS, NUMERIC_START

_SEEN = r"\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
"""Characters that YAML takes as they are, and that end no line."""
_LINE = re.compile(f"[{_SEEN}]+\\Z")
_LINES = re.compile(f"[{_SEEN}\\t\\n]+\\Z")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")
"""What begins something else than a text (`=` in YAML 1.1)."""
_IN_FLOW = frozenset(",[]{}:")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<"})
_LIKE_A_NUMBER = re.compile(
    r"[-+]?\.?[0-9][0-9_.:-]*(?:[eE][-+]?[0-9]+)?\Z|[-+]?0[bBoOxX][0-9a-fA-F_]+\Z"
)
"""Numbers of every version of YAML, and clauses (`9.2.2`, `4-10`), which mostly are among them."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T/].*)?\Z")
_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\0": "\\0",
    "\a": "\\a",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\v": "\\v",
    "\f": "\\f",
    "\r": "\\r",
    "\x1b": "\\e",
}


class AsWritten(str):
    """A number whose value does not show how it is written (`1.10`): its text."""

    __slots__ = ()


Scalar = str | int | float | bool | None


def scalar(value: Scalar, *, in_flow: bool = False) -> str:
    """`value` on one line; `in_flow` says that it stands between brackets."""
    if isinstance(value, AsWritten):
        return str(value)
    if isinstance(value, str):
        return value if is_plain(value, in_flow=in_flow) else _quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and str(value)[-3:] in ("inf", "nan"):
        return str(value).replace("inf", ".inf").replace("nan", ".nan")
    return str(value)


def key(name: str, *, in_flow: bool = False) -> str:
    """`name` as that of a value. The field `on` is written without quotes everywhere in records: keys
    are text to their reader.
    """
    return name if name == "on" else scalar(name, in_flow=in_flow)


def is_line(text: str) -> bool:
    """Whether YAML takes all of `text` as it is, on one line."""
    return _LINE.match(text) is not None


def is_plain(text: str, *, in_flow: bool = False) -> bool:
    """Whether `text` without quotes is that text."""
    if not _LINE.match(text) or text != text.strip() or text[0] in _INDICATORS:
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.startswith("..."):
        return False
    if in_flow and not _IN_FLOW.isdisjoint(text):
        return False
    if text[0] in NUMERIC_START and not _DAY.match(text) and _LIKE_A_NUMBER.match(text):
        return False
    return text not in CONSTANTS and text.lower() not in _WORDS


def block_header(text: str) -> str | None:
    """What a block begins with that holds `text` line by line, indented by two; None where none can, or
    where there is one line alone.
    """
    stated = text.rstrip("\n")
    if "\n" not in text or not stated or not _LINES.match(text):
        return None
    # Where the first line begins with a space, nothing else shows where the text begins.
    indent = "2" if stated.lstrip("\n")[0] in " \t" else ""
    return f"|{indent}{('-', '', '+')[min(len(text) - len(stated), 2)]}"


def _quoted(text: str) -> str:
    if _LINE.match(text) and ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if _LINE.match(char):
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
