"""Text from records as Markdown that is nothing but text, on GitHub and on GitLab."""

from __future__ import annotations

import re

from isms_lint.reporters.escape import plain

_BREAK = "&#8203;"
"""A space without width. References and links are looked for in what is rendered, where a character
written as an entity is that character again: only something in between helps.
"""
_PARTS = re.compile(
    r"(?P<leads>[@#!~$%&^:\[{](?=\S))"  # mentions, references, emoji, schemes, mathematics
    r"|(?P<mark>[\\`*_~<>|\[\]])"  # what CommonMark and GFM take for markup within a line
    r"|(?P<word>\bwww(?=\.)|\bgh-(?=\d))",  # links and references without such a mark
    re.IGNORECASE,
)


def inert(text: str, most: int = 400) -> str:
    """At most `most` characters of `text` on one line, in which nothing is markup.

    Something must stand before it on its line: what begins a line can begin a list or a heading.
    """
    shown = plain(text)
    return _PARTS.sub(_written, shown if len(shown) <= most else f"{shown[: most - 1]}…")


def code(text: str, most: int = 200) -> str:
    """The same in the letters of code; backticks would not hold what has a `|` in a table."""
    return f"<code>{inert(text, most)}</code>"


def _written(found: re.Match[str]) -> str:
    char = found[0]
    if found["mark"]:
        return f"&#{ord(char)};"
    return f"&#{ord(char)};{_BREAK}" if found["leads"] else f"{char}{_BREAK}"
