"""Text from records, made safe for a terminal and for the log of a pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable

_IGNORED = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164"
    "\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
"""Printable characters that are ignored where they are displayed (`Default_Ignorable_Code_Point` of
Unicode), and where .NET compares texts, as the runners of pipelines do.
"""
_UNSEEN = f"[{_IGNORED}]*"
_COMMAND = re.compile(
    f"#(?={_UNSEEN}#[A-Za-z{_IGNORED}]*\\[)"  # `##[error]`, `##vso[task.complete]`
    f"|:(?={_UNSEEN}:[A-Za-z{_IGNORED}-]+(?: .*?)?:{_UNSEEN}:)"  # `::error file=a::text`
)
"""The first character of what the log of a pipeline may take for a command (GitHub, Azure)."""
_BEYOND_ASCII = re.compile("[^\n -~]+")


def plain(text: str) -> str:
    """One line without control characters: each is shown as its escape, line ends as spaces.

    Invisible marks that turn the reading direction are shown too, so that what is read is what is
    there. What the log of a pipeline would take for a command is broken by an escape.
    """
    if not text.isprintable():
        text = "".join(_shown(char) for char in " ".join(text.split()))
    return _COMMAND.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def inert_json(text: str) -> str:
    """Written JSON with escapes for what nobody would see in it, or a terminal or the log of a
    pipeline would take for more than text. What it says stays the same.
    """
    return _escaped(text, _in_json)


def inert_xml(text: str) -> str:
    """The same for written XML."""
    return _escaped(text, lambda char: f"&#{ord(char)};")


def _escaped(text: str, escape: Callable[[str], str]) -> str:
    def unseen(found: re.Match[str]) -> str:
        if found[0].isprintable():
            return found[0]
        return "".join(char if char.isprintable() else escape(char) for char in found[0])

    return _COMMAND.sub(lambda found: escape(found[0]), _BEYOND_ASCII.sub(unseen, text))


def _in_json(char: str) -> str:
    pair = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pair[start : start + 4]}" for start in range(0, len(pair), 4))


def _shown(char: str) -> str:
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
