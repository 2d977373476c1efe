"""Inline Markdown and HTML away: the text that a reader of the rendered page sees."""

from __future__ import annotations

import html
import re

from isms_lint.written.vocabulary import words

_SPECIAL = re.compile(r"[*_~`\[<&\\]|:[a-z][a-z0-9_]*:")
_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<code>`+)
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | :(?P<emoji>[a-z][a-z0-9_]{0,40}):
    | (?P<comment><!--)
    | (?P<br><br\ ?/?>)
    | <(?P<address>(?:https?|ftp|mailto):[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>
    | </?(?P<tag>[A-Za-z][A-Za-z0-9]{0,9})(?=[\s/>])[^<>]*>
    | (?P<mark>\*+|_+|~~)
    | \[\[(?P<wiki>[^\[\]\n]{1,300})\]\]
    | \[\^(?P<footnote>[^\[\]\s]{1,50})\]
    | (?P<open>!?\[)
    | (?P<close>\])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TARGET = re.compile(
    r"""
      \(\s*+
      (?:<[^<>\n]*+>|[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+)
      (?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?+
      \s*+\)
    | \[[^\[\]\n]{0,300}+\]
    """,
    re.VERBOSE,
)
"""What follows the text of a link: where it leads to, or the name of that."""
_ELEMENTS = words(
    """
    a abbr b big blockquote center cite code dd del details div dl dt em figure font h1 h2 h3 h4
    h5 h6 hr i img input ins kbd label li mark ol p picture pre q s samp small span strike strong
    sub summary sup table tbody td tfoot th thead tr tt u ul var wbr
    """
)
"""Of HTML. Other words in angle brackets are placeholders (`<date>`)."""
_BLOCKS = words(
    """
    blockquote dd div dt hr li p tr
    """
)
"""Elements that begin a line."""
_NO_BEGINNING = frozenset(",;.:!?)]}/|")
"""What follows no mark that opens: `CVE-2024-*, CVE-2025-*` has no emphasis, whatever renderers say."""


_EMOJI = {
    "white_check_mark": "✅", "heavy_check_mark": "✔", "ballot_box_with_check": "☑", "x": "❌",
    "negative_squared_cross_mark": "❎", "heavy_multiplication_x": "✖", "warning": "⚠",
    "red_circle": "🔴", "orange_circle": "🟠", "yellow_circle": "🟡", "green_circle": "🟢",
    "large_blue_circle": "🔵", "blue_circle": "🔵", "white_circle": "⚪", "black_circle": "⚫",
    "construction": "🚧", "hourglass": "⌛", "hourglass_flowing_sand": "⏳", "question": "❓",
    "exclamation": "❗", "no_entry": "⛔", "no_entry_sign": "🚫", "arrow_right": "➡",
    "heavy_minus_sign": "➖", "lock": "🔒", "rotating_light": "🚨", "eyes": "👀", "memo": "📝",
}  # fmt: skip
"""What the hosts of repositories show for names between colons."""


def plain_text(cell: str) -> str:
    """The text of a cell without inline markup, and without space around it.

    Emphasis, strong and struck text, code spans, links and images are their text, `<br>` is a
    newline, other HTML goes; escapes, entities and names of emoji are what they stand for. A mark
    that marks nothing stays: `2 * 3`, `snake_case`, `CVE-2024-*`. So do placeholders in brackets:
    `[DATE]`, `<date>`.
    """
    if _SPECIAL.search(cell) is None:
        return cell.strip()
    pieces, marks = _pieces(cell)
    for index, length in _paired(pieces, marks):
        pieces[index] = pieces[index][length:]
    return "".join(pieces).strip()


class _Mark:
    """A run of `*`, `_` or `~~` that may begin or end emphasis."""

    __slots__ = ("begins", "character", "ends", "index", "left")

    def __init__(self, index: int, run: str, before: str, after: str) -> None:
        self.index = index
        self.character = run[0]
        self.left = len(run)
        space_before, space_after = before.isspace(), after.isspace()
        word_before, word_after = _is_word(before), _is_word(after)
        opening = not space_after and (word_after or space_before or not word_before)
        closing = not space_before and (word_before or space_after or not word_after)
        if self.character == "_":
            opening, closing = opening and not word_before, closing and not word_after
        self.begins = opening and after not in _NO_BEGINNING
        self.ends = closing


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _pieces(cell: str) -> tuple[list[str], list[_Mark]]:
    """The text in pieces without links, code and HTML; marks are pieces of their own."""
    pieces: list[str] = []
    marks: list[_Mark] = []
    brackets: list[int] = []
    closings = _code_ends(cell)
    end = 0
    for token in _TOKEN.finditer(cell):
        start = token.start()
        if start < end:
            continue
        pieces.append(cell[end:start])
        end = token.end()
        name = token.lastgroup
        written = token[0]
        if name == "mark":
            before = cell[start - 1] if start else " "
            marks.append(_Mark(len(pieces), written, before, cell[end] if end < len(cell) else " "))
        elif name == "open":
            brackets.append(len(pieces))
        elif name == "close":
            target = _TARGET.match(cell, end) if brackets else None
            opened = brackets.pop() if brackets else -1
            if target is not None:
                pieces[opened] = written = ""
                end = target.end()
        elif name == "code":
            until = closings.get(start)
            if until is not None:
                code, end = cell[end:until], until + len(written)
                written = code.strip() or code
        elif name == "comment":
            close = cell.find("-->", end)
            end, written = (close + 3, "") if close >= 0 else (len(cell), written + cell[end:])
        elif name == "tag":
            element = token["tag"].lower()
            if element in _ELEMENTS:
                written = "\n" if element in _BLOCKS and "".join(pieces[-1:]).strip() else ""
        elif name is not None:
            written = _stands_for(name, token[name], written)
        pieces.append(written)
    pieces.append(cell[end:])
    return pieces, marks


def _stands_for(name: str, inner: str, written: str) -> str:
    """The text of a token that needs no neighbour."""
    if name == "br":
        return "\n"
    if name == "entity":
        return html.unescape(written)
    if name == "emoji":
        return _EMOJI.get(inner, written)
    if name == "wiki":
        shown = inner.rpartition("|")[2].rstrip("\\").strip()
        return written if shown == inner and inner.isupper() else shown
    return "" if name == "footnote" else inner


def _code_ends(cell: str) -> dict[int, int]:
    """Where a run of backticks begins, with where the next run of that length does."""
    ends: dict[int, int] = {}
    next_of: dict[int, int] = {}
    for run in reversed(list(re.finditer("`+", cell)) if "`" in cell else []):
        length = len(run[0])
        if length in next_of:
            ends[run.start()] = next_of[length]
        next_of[length] = run.start()
    return ends


def _paired(pieces: list[str], marks: list[_Mark]) -> list[tuple[int, int]]:
    """The pieces that begin or end emphasis, each with how many of its characters do.

    Each mark that ends something ends the nearest one that began with the same character; marks
    between the two are text. A mark is looked at twice at most.
    """
    began: list[_Mark] = []
    waiting = {"*": 0, "_": 0, "~": 0}
    taken: dict[int, int] = {}
    for mark in marks:
        while mark.ends and mark.left and waiting[mark.character]:
            other = began[-1]
            if other.character != mark.character:
                waiting[began.pop().character] -= 1
                continue
            length = min(other.left, mark.left)
            for one in (other, mark):
                one.left -= length
                taken[one.index] = taken.get(one.index, 0) + length
            if not other.left:
                waiting[began.pop().character] -= 1
        if mark.begins and mark.left:
            began.append(mark)
            waiting[mark.character] += 1
    return [(index, min(length, len(pieces[index]))) for index, length in taken.items()]
