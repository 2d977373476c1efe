"""The own text of a record in parts, so that its headings and lists stay apart in a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.written.plain import plain_text

_HEADING = re.compile(r" {0,3}#{1,6}(?:\s+|\Z)")
_ITEM = re.compile(r"\s*(?:[-*+]\s+|(?=\d{1,9}[.)]\s))")
"""What stands before an item; a number stays with it."""
_QUOTED = re.compile(r"\A {0,3}(?:> ?)+")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}\Z")
_ROW = re.compile(r"\s*\|")
_UNDER_HEAD = re.compile(r"[\s|:-]+\Z")
_BREAK = ("  ", "\\")
"""What ends a line of Markdown where the next one is to be a new one."""
_WORDS = re.compile(r"[^\W_]+")
_MARKDOWN = (".md", ".markdown")


class Part(NamedTuple):
    """One part of a text: a `heading`, a `paragraph`, or an `item` of a list or row of a table."""

    sort: str
    text: str


def prose_of(record: Record, *path: str | int) -> tuple[Part, ...]:
    """The text in a field, in parts. Of a record in a Markdown file headings and rows of tables are
    parts too, and marks of emphasis go; whatever else is more than words stays as it is written.
    """
    written = record.text(*path)
    is_markdown = record.file.lower().endswith(_MARKDOWN)
    parts = _parts(written.splitlines(), is_markdown)
    found = (Part(sort, _unmarked(text) if is_markdown else text) for sort, text in parts)
    return tuple(one for one in found if one.text)


def _unmarked(text: str) -> str:
    """`text` without marks around words, where nothing but such marks would go."""
    plain = plain_text(text)
    return plain if _WORDS.findall(plain) == _WORDS.findall(text) else text


def _parts(lines: list[str], is_markdown: bool) -> Iterator[tuple[str, str]]:
    sort, said = "paragraph", list[str]()
    for line in (_QUOTED.sub("", one) for one in lines) if is_markdown else lines:
        begun = _begins(line, is_markdown)
        if begun is None:
            breaks = is_markdown and line.endswith(_BREAK)
            said.append((line.removesuffix("\\") if breaks else line).strip())
            if not breaks:
                continue
            begun = ("paragraph", "")
        yield sort, " ".join(said)
        sort, said = begun[0], [begun[1]]
        if sort != "item":  # what follows it is of its own
            yield sort, said[0]
            sort, said = "paragraph", []
    yield sort, " ".join(said)


def _begins(line: str, is_markdown: bool) -> tuple[str, str] | None:
    """The part that begins with a line, an empty one with a line between two; None where it goes on."""
    if not line.strip():
        return "paragraph", ""
    item = _ITEM.match(line)
    if item is not None and not _RULE.match(line):
        return "item", line[item.end() :].strip()
    if not is_markdown:
        return None
    heading = _HEADING.match(line)
    if heading is not None:
        return "heading", line[heading.end() :].strip().rstrip("#").rstrip()
    if _RULE.match(line) or (_ROW.match(line) and _UNDER_HEAD.match(line)):
        return "paragraph", ""
    return ("item", line.strip().strip("|").strip()) if _ROW.match(line) else None
