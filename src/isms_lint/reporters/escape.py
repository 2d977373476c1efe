"""Text from records, made safe for a terminal and for the log of a pipeline."""

from __future__ import annotations

import re

_UNSEEN = "[\u034f\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
"""Printable, and skipped where .NET compares texts, as the runners of pipelines do."""
_COMMAND = re.compile(
    f"#(?={_UNSEEN}#{_UNSEEN}[A-Za-z]*\\[)"  # `##[error]`, `##vso[task.complete]`
    f"|:(?={_UNSEEN}:[A-Za-z-]+(?: .*?)?:{_UNSEEN}:)"  # `::error file=a::text`
)
"""The first character of what the log of a pipeline may take for a command (GitHub, Azure)."""
_LIVE_IN_JSON = re.compile(
    # Controls, ends of lines and marks of direction that JSON may hold as they are.
    f"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|{_COMMAND.pattern}"
)


def plain(text: str) -> str:
    """One line without control characters: each is shown as its escape, line ends as spaces.

    Invisible marks that turn the reading direction are shown too, so that what is read is what is
    there. What the log of a pipeline would take for a command is broken by an escape.
    """
    if not text.isprintable():
        text = "".join(_shown(char) for char in " ".join(text.split()))
    return _COMMAND.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def inert_json(text: str) -> str:
    """Written JSON with escapes for what a terminal, a reader of lines or the log of a pipeline would
    take for more than text. What it says stays the same.
    """
    return _LIVE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def inert_xml(text: str) -> str:
    """Written XML in which no log of a pipeline finds a command. What it says stays the same."""
    return _COMMAND.sub(lambda match: f"&#{ord(match[0])};", text)


def _shown(char: str) -> str:
    return char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
