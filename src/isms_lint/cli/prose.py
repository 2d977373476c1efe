"""Prose folded to a width; words and ids are never broken at a hyphen."""

from __future__ import annotations

import textwrap

_BULLETS = ("- ", "* ")


def fill(text: str, width: int, first: str = "", rest: str = "") -> str:
    """`text` as one paragraph: `first` before its first line, `rest` before the others."""
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )


def fold(text: str, width: int, indent: str) -> str:
    """Paragraphs and bullet lists, each folded anew; indented lines stay as they are."""
    out: list[str] = []
    for block in _blocks(text):
        if block.startswith(_BULLETS):
            out.append(fill(block, width, indent, indent + "  "))
        elif block.startswith(" "):
            out.append(indent + block)
        else:
            out.append(fill(block, width, indent, indent))
    return "\n".join(out)


def _blocks(text: str) -> list[str]:
    """Paragraphs, list items, blank lines and indented lines, each as one string."""
    blocks: list[str] = []
    for line in text.splitlines():
        joins = bool(blocks) and bool(blocks[-1]) and bool(line)
        if joins and line.startswith("  ") and blocks[-1].startswith(_BULLETS):
            blocks[-1] += " " + line.strip()
        elif joins and not line.startswith((" ", *_BULLETS)) and not blocks[-1].startswith(" "):
            blocks[-1] += " " + line
        else:
            blocks.append(line)
    return blocks
