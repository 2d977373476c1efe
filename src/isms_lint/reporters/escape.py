"""Text from records, made safe for a terminal and for the log of a pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_IGNORED = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164"
    "\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
"""Printable characters that are ignored where they are displayed (`Default_Ignorable_Code_Point` of
Unicode), and where .NET compares texts, as the runners of pipelines do.
"""
_MAYBE_COMMAND = re.compile("[#:][^\0-\x7f]*[#:]")
"""What is in every such command, and in few other texts. The rest is compiled once it is met."""
_BEYOND_ASCII = re.compile("[^\n -~]+")


def plain(text: str) -> str:
    """One line without control characters: each is shown as its escape, line ends as spaces.

    Invisible marks that turn the reading direction are shown too, so that what is read is what is
    there. What the log of a pipeline would take for a command is broken by an escape.
    """
    if not text.isprintable():
        text = "".join(_shown(char) for char in " ".join(text.split()))
    return _broken(text, lambda char: f"\\x{ord(char):02x}")


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

    return _broken(_BEYOND_ASCII.sub(unseen, text), escape)


def _broken(text: str, escape: Callable[[str], str]) -> str:
    """The text with an escape in place of whatever may begin a command."""
    if _MAYBE_COMMAND.search(text) is None:
        return text
    return _command().sub(lambda found: escape(found[0]), text)


@cache
def _command() -> re.Pattern[str]:
    """The first character of what the log of a pipeline may take for a command (GitHub, Azure)."""
    unseen = f"[{_IGNORED}]*"
    return re.compile(
        f"#(?={unseen}#[A-Za-z{_IGNORED}]*\\[)"  # `##[error]`, `##vso[task.complete]`
        f"|:(?={unseen}:[A-Za-z{_IGNORED}-]+(?: .*?)?:{unseen}:)"  # `::error file=a::text`
    )


def _in_json(char: str) -> str:
    pair = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pair[start : start + 4]}" for start in range(0, len(pair), 4))


def _shown(char: str) -> str:
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
