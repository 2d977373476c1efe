"""Pieces of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CODE = re.compile(r"(`[^`]*`)")


def prose(text: str) -> str:
    """Plain text as Markdown: outside code spans nothing is markup."""
    parts = _CODE.split(text)
    return "".join(part if part.startswith("`") else _escaped(part) for part in parts)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table. Cells are Markdown already; a line end or a bar in them does no harm."""
    lines = [_row(headers), "|" + "---|" * len(headers)]
    lines.extend(_row(row) for row in rows)
    return "\n".join(lines)


def code(text: str) -> str:
    """A code span, also of text with backticks."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def block(text: str, language: str) -> str:
    """A fenced block."""
    return f"```{language}\n{text}\n```"


def page(parts: Iterable[str]) -> str:
    """Parts with a blank line between them; empty ones are left out."""
    return "\n\n".join(part for part in parts if part) + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\*<\[\]]|(?<!\w)_|_(?!\w))", r"\\\1", text)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
