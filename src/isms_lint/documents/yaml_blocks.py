"""Plain data as YAML, in the way people write it: blocks, and on one line what is short.

Written here and not by a library, because what is quoted has to follow from what our own reader takes
for a number or a word (`documents/scalars.py`): libraries quote dates, and leave plain what others read
as something else.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from isms_lint.documents.commented import Folded, comments_before, is_commented
from isms_lint.documents.yaml_scalars import block_header, is_line, is_plain, key, scalar

_WIDTH = 100
"""Columns that something on one line may take up, unless it is a single text."""
_FEW = 4
"""Names of a mapping on one line."""
_SHORT = 40
"""Characters of a text in it."""


def as_yaml(data: Mapping[str, Any]) -> str:
    """The document with this mapping, line by line: its texts, numbers, lists and mappings as the
    reader reads them, with the comments of mappings that have any (`Commented`). Nothing but half a
    surrogate pair, and what is beyond the limits of the reader, is read otherwise.
    """
    return "".join(f"{line}\n" for line in mapping_lines(data, 0))


def mapping_lines(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    """The lines of the fields of a mapping, which stand at `indent`."""
    pad = " " * indent
    for name, value in data.items():
        yield from (f"{pad}{line}" for line in comments_before(data, name))
        yield from value_lines(f"{pad}{key(name)}:", value, indent)
    yield from (f"{pad}{line}" for line in comments_before(data, ""))


def value_lines(lead: str, value: Any, indent: int) -> Iterator[str]:
    """The lines of a value behind `lead`, which stands at `indent`."""
    flow = _on_one_line(value, _WIDTH - len(lead) - 1)
    if flow is not None:
        yield f"{lead} {flow}"
    elif isinstance(value, Folded) and block_header(value) is None:
        yield f"{lead} >-"
        yield from (f"{' ' * (indent + 2)}{line}" for line in _folded(value, indent + 2))
    elif isinstance(value, str):
        yield f"{lead} {block_header(value)}"
        for line in value.removesuffix("\n").split("\n"):
            yield f"{' ' * (indent + 2)}{line}" if line else ""
    elif isinstance(value, dict):
        yield lead
        yield from mapping_lines(value, indent + 2)
    else:
        yield lead
        yield from _items(value, indent + 2)


def _items(values: list[Any], indent: int) -> Iterator[str]:
    """The lines of a list. Rows are on one line each where all of them have room there."""
    pad = " " * indent
    rows = [_row(value, _WIDTH - indent - 2) for value in values]
    whole = all(row is not None for row in rows)
    for value, row in zip(values, rows, strict=True):
        if isinstance(value, dict) and value and not whole:
            yield from item_lines(value, indent)
        elif isinstance(value, list) and row is None:
            yield from _dashed(_items(value, indent + 2), pad)
        else:
            yield from value_lines(f"{pad}-", value, indent)


def item_lines(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    """The lines of a mapping as an item of a list, with its dash at `indent`."""
    return _dashed(mapping_lines(data, indent + 2), " " * indent)


def _dashed(lines: Iterator[str], pad: str) -> Iterator[str]:
    """The lines of an item, which stand two columns behind `pad`, with its dash."""
    yield f"{pad}- {next(lines).removeprefix(f'{pad}  ')}"
    yield from lines


def _on_one_line(value: Any, room: int) -> str | None:
    """A value that has its place on the line of its name."""
    if isinstance(value, list):
        if not all(_is_short(item) for item in value):
            return None
        flow = f"[{', '.join(scalar(item, in_flow=True) for item in value)}]"
        return flow if len(flow) <= room else None
    if isinstance(value, dict):
        return _row(value, room)
    if isinstance(value, str) and block_header(value) is not None:
        return None
    if isinstance(value, Folded) and len(value) > room and _can_fold(value):
        return None
    return scalar(value)


def _can_fold(text: str) -> bool:
    """Whether a folded block reads back as `text`: words with one space between them."""
    return is_line(text) and text == text.strip(" ") and "  " not in text


def _folded(text: str, indent: int) -> list[str]:
    return textwrap.wrap(
        text, max(_WIDTH - indent, _SHORT), break_long_words=False, break_on_hyphens=False
    )


def _row(value: Any, room: int) -> str | None:
    """An item of a list that has its place on one line: a small mapping, or what has it anywhere."""
    if not isinstance(value, dict):
        return _on_one_line(value, room)
    if is_commented(value):
        return None
    if len(value) > _FEW or not all(map(_is_small, value.values())):
        return None
    pairs = (f"{key(n, in_flow=True)}: {scalar(v, in_flow=True)}" for n, v in value.items())
    flow = f"{{{', '.join(pairs)}}}"
    return flow if len(flow) <= room else None


def _is_short(value: Any) -> bool:
    """Whether a list of such values reads well on one line: ids, words, numbers."""
    if isinstance(value, str):
        return not any(map(str.isspace, value)) and len(value) <= _SHORT
    return not isinstance(value, dict | list)


def _is_small(value: Any) -> bool:
    """Whether a mapping may have the value between brackets, without quotes that it would not need
    elsewhere.
    """
    if isinstance(value, str):
        return (
            len(value) <= _SHORT
            and "\n" not in value
            and is_plain(value) is is_plain(value, in_flow=True)
        )
    return not isinstance(value, dict | list)
