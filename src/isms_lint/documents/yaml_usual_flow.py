"""Flow collections (`[a, b]`, `{person: p5, function: lead}`), as far as they are usual."""

from __future__ import annotations

import re
from sys import intern
from typing import Any

from isms_lint.documents.yaml_usual_scalars import (
    DOUBTFUL,
    FIRST,
    KEY,
    MOST_DEEP,
    SHORT,
    Beyond,
    read_plain,
)

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
