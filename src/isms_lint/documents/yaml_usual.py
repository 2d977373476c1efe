"""The part of YAML in which nearly all records are written, read in one pass of a regular expression.

Block mappings and lists of plain words for keys; plain and quoted scalars without escapes, and flow
collections (`yaml_usual_flow`), also over lines; blocks of text; comments. Whatever goes beyond
that, or might, is not read at all: `yaml_events` reads it, and says what is wrong with it.
What is read here comes out exactly as there (tests/unit/test_yaml_usual.py).
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any

from isms_lint.documents import limits
from isms_lint.documents.yaml_usual_flow import read_flow
from isms_lint.documents.yaml_usual_scalars import (
    DOUBTFUL,
    FIRST,
    KEY,
    MOST_DEEP,
    SHORT,
    Beyond,
    read_plain,
)

_ANY = r"[^\x00-\x1f\x7f]*+"
_FULL = r"[^\x00-\x20\x7f]"
_PLAIN = r"[^\x00-\x1f\x7f:#]*+(?:(?:(?<!\ )\#|:(?![ \n]))[^\x00-\x1f\x7f:#]*+)*+"
_DOUBLE = r'[^"\\\x00-\x1f\x7f]*+'
_SINGLE = r"[^'\x00-\x1f\x7f]*+(?:''[^'\x00-\x1f\x7f]*+)*+"
_FLOW = r"[^\#\x00-\x1f\x7f]*"
_MORE = r"\n\1(?(2)(?(3)\ \ ))\ ++"
"""The next line of a value, up to its first character: further in than what the value stands in."""
_LINE = re.compile(
    rf"""
    (?:\ *+(?:\#{_ANY})?\n)++                           # nothing, and comments
  | (\ *+) (-\ ++)? (?:({KEY}):(?:\ ++|(?=\n)))?        # indent, dash, key
    (                                                   # value
        {FIRST}{_PLAIN}(?:{_MORE}(?!\#){_FULL}(?<!:){_PLAIN})*+
      | "{_DOUBLE}(?:{_MORE}(?!["\\]){_FULL}{_DOUBLE})*+"
      | '{_SINGLE}(?:{_MORE}(?!'){_FULL}{_SINGLE})*+'
      | [\[{{](?:(?>{_FLOW})\n\1\ *+(?!\.\.\.|---|[\#\n])){{0,99}}?{_FLOW}[\]}}]
      |
    )
    \ *+(?:(?<![^ \n])\#{_ANY})?\n
  | (\ *+) (-\ )? ({KEY}):\ ++([|>]-?)\ *+\n            # indent, dash, key, style of a block of text
    ((\5(?(6)\ \ )\ ++){_FULL}{_ANY}\n                  # the block, its margin
     (?:(?:\10\ *+{_FULL}{_ANY})?\n)*+) (?!\ ++\n)
  | (---(?=\n) | (?s:.+)) \n?+                          # a new document, or anything else: all of it
    """,
    re.VERBOSE,
).findall
"""Line by line what is there, the block of text below a key with it.

What is unusual ends the search. So no line is looked at again for each line above it.
"""
_ODD = re.compile("[\x80-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML does not allow, takes for the end of a line, or skips, beyond ASCII."""
_BREAKS = re.compile("\n+")
_BREAK = re.compile(" *\n *")
_NONE = object()


def read_usual(text: str) -> list[Any] | None:
    """The data of all documents of `text`; None where it has anything unusual."""
    if len(text) > limits.MAX_NODES or not (text.isascii() or _ODD.search(text) is None):
        return None
    text = text.replace("\r\n", "\n")
    is_whole = text.endswith("\n")
    try:
        return _read(text if is_whole else text + "\n", is_whole)
    except Beyond:
        return None


def _read(text: str, is_whole: bool) -> list[Any]:
    """Raises Beyond. Every record comes through here, line by line: what lines have in common stands in
    this loop, with few calls.
    """
    found: list[Any] = []
    # Whether a document began, with its first entry or a line of its own.
    is_begun = False
    # The open collection, the column at which its entries begin, and those around it.
    data: Any = None
    at = 0
    outer: list[tuple[Any, int]] = []
    # A key without a value on its line, whose value may stand below.
    waiting: str | None = None
    for indent, dash, key, value, indent_, dash_, key_, style, block, margin, other in _LINE(text):
        if other:
            if other != "---" or len(found) + 1 >= limits.MAX_DOCUMENTS:
                raise Beyond
            if is_begun:
                found.append(outer[0][0] if outer else data)
            is_begun = True
            outer, data, at, waiting = [], None, 0, None
            continue
        if style:
            if not is_whole:
                raise Beyond
            indent, dash, key = indent_, dash_, key_
            value = _block(block, margin, style)
        elif value:
            if "\n" in value:
                if len(dash) > len("- "):
                    raise Beyond
                value = _BREAK.sub(" ", value)
            first = value[0]
            if first in DOUBTFUL:
                value = read_plain(value)
            elif first == '"':
                value = value[1:-1]
            elif first == "'":
                value = value[1:-1].replace("''", "'")
            elif first in "[{":
                value = read_flow(value)
            else:
                if value[-1] == " ":
                    value = value.rstrip(" ")
                if len(value) < SHORT:
                    value = intern(value)
            if not key and not dash:
                raise Beyond
        elif key:
            value = _NONE
        elif dash:
            raise Beyond
        else:
            continue
        column = len(indent)
        while column < at or (column == at and not dash and type(data) is list):
            if not outer:
                raise Beyond
            waiting = None
            data, at = outer.pop()
        if waiting is not None and (column > at or (dash and column == at)):
            outer.append((data, at))
            if len(outer) > MOST_DEEP:
                raise Beyond
            new: Any = [] if dash else {}
            data[waiting] = new
            data, at = new, column
        elif data is None:
            data = [] if dash else {}
            is_begun = True
        waiting = None
        if column != at:
            raise Beyond
        if dash:
            if type(data) is not list:
                raise Beyond
            if not key:
                data.append(value)
                continue
            outer.append((data, at))
            if len(outer) > MOST_DEEP:
                raise Beyond
            new = {}
            data.append(new)
            data, at = new, column + len(dash)
        elif type(data) is not dict:
            raise Beyond
        key = intern(key)
        if key in data:
            raise Beyond
        if value is _NONE:
            waiting = key
            value = None
        data[key] = value
    if is_begun:
        found.append(outer[0][0] if outer else data)
    return found


def _block(block: str, margin: str, style: str) -> str:
    """The text of a block whose lines begin with `margin`. Raises Beyond."""
    text = block.replace("\n" + margin, "\n")[len(margin) :].rstrip("\n")
    if style[0] == ">" and "\n" in text:
        if "\n " in text:
            raise Beyond
        text = _BREAKS.sub(lambda breaks: breaks[0][1:] or " ", text)
    return text if style[1:] else text + "\n"
