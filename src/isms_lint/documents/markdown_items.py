"""The items of a list in Markdown, with the place of each and of its box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from isms_lint.documents.page import Cell
from isms_lint.written.plain import plain_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARK = re.compile(r"[ \t]*(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]+|\Z)")
_BOX = re.compile(r"\[([ xX])\](?:[ \t]+|\Z)")


def items_of(tokens: list[Token], number: int) -> Iterator[tuple[int, int]]:
    """The lines of each item of the list that begins with a token, those of lists inside it left out:
    the first, and the one behind the last.
    """
    level = tokens[number].level
    for at in range(number + 1, len(tokens)):
        token = tokens[at]
        if token.level == level:
            return
        if token.type == "list_item_open" and token.level == level + 1 and token.map is not None:
            yield token.map[0], token.map[1]


def item_of(lines: list[str], at: int) -> list[Cell]:
    """The text of an item, and whether it is ticked where it has a box. `at` is its first line."""
    first = lines[0]
    mark = _MARK.match(first)
    start = 0 if mark is None else mark.end()
    box = _BOX.match(first, start)
    begin = start if box is None else box.end()
    text = "\n".join([first[begin:], *(line.strip() for line in lines[1:])])
    last, width = at + len(lines) - 1, len(lines[-1].rstrip())
    if last == at:
        width = max(width, begin + 1)
    cell: Cell = (plain_text(text), at, begin + 1, last, width + 1)
    if box is None:
        return [cell]
    ticked = "false" if box[1] == " " else "true"
    return [cell, (ticked, at, start + 1, at, start + 4)]
