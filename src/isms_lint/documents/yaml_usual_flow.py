"""Flow collections on one line (`[a, b]`, `{person: p5, function: lead}`), as far as they are usual."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import Any

from isms_lint.documents import limits
from isms_lint.documents.scalars import CONSTANTS, NUMERIC_START, resolve

KEY = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}"
"""A key that is one plain word."""
FIRST = r"""(?:[^\x00-\x20\x7f\-?:,\[\]{}\#&*!|>'"%@`]|-(?=[0-9.]))"""
"""What a plain scalar begins with that can be nothing else."""
DOUBTFUL = NUMERIC_START | {word[:1] for word in CONSTANTS}
"""What plain scalars begin with that may be no text."""
SHORT = 20
"""Characters below which a text is likely to stand in other files too, as keys, words, ids and dates
do: all of them share one object.
"""
_DAY = len("2026-01-31")
"""The length of a day. No number has two dashes inside."""
_CONSTANT = max(map(len, CONSTANTS))
"""The length of the longest constant: no word beyond that is one, and none is a number."""
MOST_DEEP = limits.MAX_DEPTH // 2
"""Collections in collections, of either style."""
_ENTRY = re.compile(
    rf"""
    \ * (?:({KEY}):\ +)?                                # key
    (?: ([\[{{])                                        # a collection begins
      | ( {FIRST}[^,\[\]{{}}:\#]*(?::(?=[A-Za-z0-9/])[^,\[\]{{}}:\#]*)*
        | "[^"\\]*"\ *
        | '[^']*'\ *
        | ) ([,\]}}])                                   # value, what ends it
      | (.))                                            # anything else
    """,
    re.VERBOSE,
).findall


class Beyond(Exception):
    """What is written goes beyond the usual."""


_resolved = lru_cache(4096)(resolve)


def read_plain(text: str) -> Any:
    """What a plain scalar stands for that begins as only constants and numbers do.

    Raises Beyond where the value does not show how it is written.
    """
    text = text.rstrip(" ")
    size = len(text)
    if size == _DAY and text[4] == text[7] == "-":
        return intern(text)
    if size > _CONSTANT and text[0].isalpha():
        return intern(text) if size < SHORT else text
    value, shown = _resolved(text) if size < SHORT else resolve(text)
    if not shown:
        raise Beyond
    return value


def read_flow(text: str) -> Any:
    """The data of a flow collection without breaks of lines and control characters. Raises Beyond."""
    # The open collection and those around it; at the top there is none.
    data: Any = None
    outer: list[Any] = []
    top: Any = None
    # What came last: nothing yet in this collection, a whole collection, or a comma.
    is_new = is_after = False
    for key, begin, value, end, other in _ENTRY(text):
        if other or (is_after and (key or value or begin)):
            raise Beyond
        if begin or value:
            if begin:
                entry: Any = {} if begin == "{" else []
            else:
                first = value[0]
                if first in DOUBTFUL:
                    entry = read_plain(value)
                elif first in "\"'":
                    entry = value.rstrip(" ")[1:-1]
                else:
                    entry = value.rstrip(" ")
                    if len(entry) < SHORT:
                        entry = intern(entry)
            if key:
                if type(data) is not dict or key in data:
                    raise Beyond
                data[intern(key)] = entry
            elif type(data) is list:
                data.append(entry)
            elif data is None and begin and top is None:
                top = entry
            else:
                raise Beyond
            if begin:
                outer.append(data)
                if len(outer) > MOST_DEEP:
                    raise Beyond
                data, is_new = entry, True
                continue
            is_new = False
        elif key or not (is_after or (is_new and end != ",")):
            raise Beyond
        if data is None:
            raise Beyond
        is_after = end != ","
        if is_after:
            if (end == "]") is not (type(data) is list):
                raise Beyond
            data = outer.pop()
        is_new = False
    if data is not None or top is None:
        raise Beyond
    return top
