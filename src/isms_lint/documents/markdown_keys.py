"""Names with values that people write into Markdown: `**Owner:** Ana`, one a line or several."""

from __future__ import annotations

import re

from isms_lint.documents.page import Cell
from isms_lint.written.plain import plain_text

Key = tuple[Cell, Cell]

_BOLD = re.compile(r"(\*\*|__)([^*|\n]{1,80}?)(?::[ \t]*\1|\1[ \t]*:)[ \t]*")
_LABEL = re.compile(r"[ \t]*(\*\*|__)([^*|\n]{1,80}?)(?::[ \t]*\1|\1[ \t]*:?)[ \t\\]*\Z")
_PLAIN = re.compile(r"[ \t]*([^\W\d_][^:|*_\n]{0,40}?)[ \t]*:[ \t]+(?=\S)")
_FOOTER = re.compile(r"[ \t]*(\*|_)(?!\1)([^*_\n]+)\1[ \t\\]*\Z")
_BULLET = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_ENDS = " \t|·•\\"


def label_of(line: str) -> tuple[str, int] | None:
    """The label that a line consists of (`**Corrective Action Plan:**`), and its offset."""
    match = _LABEL.match(line)
    return None if match is None else (match[2].strip(), match.start(1))


def keys_of(lines: list[str], first: int) -> list[Key]:
    """The bold names in the lines of a paragraph or a list, with their values. What follows a value on
    lines without a name of their own belongs to it. `first` is the number of the first line.
    """
    keys: list[Key] = []
    for number, line in enumerate(lines, first):
        lead = _BULLET.match(line)
        at = lead.end() if lead is not None else len(line) - len(line.lstrip())
        found = list(_BOLD.finditer(line, at))
        if not found or found[0].start() != at:
            if keys and not lead:
                keys[-1] = _continued(keys[-1], line, number)
            continue
        for match, following in zip(found, [*found[1:], None], strict=True):
            end = len(line) if following is None else following.start()
            keys.append(_key(match[2], match.start(), line, match.end(), end, number))
    return [key for key in keys if key[1][0]]


def plain_keys(lines: list[str], first: int) -> list[Key]:
    """The names of lines that all have one (`Owner: Ana`), of two lines and more; else none."""
    matches = [_PLAIN.match(line) for line in lines]
    if len(lines) < 2 or not all(matches):
        return []
    return [
        _key(match[1], match.start(1), line, match.end(), len(line), number)
        for number, (line, match) in enumerate(zip(lines, matches, strict=True), first)
        if match is not None
    ]


def footer_keys(line: str, number: int) -> list[Key]:
    """The names in a line in italics: `*Owner: Ana | Approved by: Bo*`."""
    match = _FOOTER.match(line)
    if match is None:
        return []
    keys: list[Key] = []
    offset = match.start(2)
    for part in match[2].split("|"):
        name, colon, _ = part.partition(":")
        if not colon or not name.strip():
            return []
        lead = len(name) - len(name.lstrip())
        start = offset + len(name) + 1
        keys.append(_key(name, offset + lead, line, start, offset + len(part), number))
        offset += len(part) + 1
    return keys


def _key(name: str, at: int, line: str, start: int, end: int, number: int) -> Key:
    raw = line[start:end].rstrip(_ENDS)
    lead = len(raw) - len(raw.lstrip())
    text = plain_text(raw)
    written = (text, number, start + lead + 1, number, max(start + len(raw), start + lead) + 1)
    plain = plain_text(name).strip()
    return (plain, number, at + 1, number, len(line[:start].rstrip()) + 1), written


def _continued(key: Key, line: str, number: int) -> Key:
    name, (text, at, column, _, _) = key
    raw = line.rstrip(_ENDS)
    if not text:
        # The value begins below its name.
        at, column = number, len(raw) - len(raw.lstrip()) + 1
    more = plain_text(raw.strip())
    end = max(len(raw), column if at == number else 1) + 1
    return name, (f"{text}\n{more}".strip(), at, column, number, end)
