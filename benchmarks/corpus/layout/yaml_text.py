"""A record in YAML, as people write it: dates and words bare, short lists in one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from corpus.entry import Data

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 ./_-]*[A-Za-z0-9.]|[A-Za-z]")
_BARE_LINE = re.compile(r"[A-Za-z][A-Za-z0-9 ./,;()_-]*")
_TAKEN = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_WIDE = 96


def yaml_text(data: Data) -> str:
    """The mapping as one YAML document."""
    return "\n".join(_mapping(data, "")) + "\n"


def _mapping(data: Data, indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _field(key, value, indent)


def _field(key: str, value: Any, indent: str) -> Iterator[str]:
    short = _short(value)
    if short is not None and len(indent) + len(key) + len(short) < _WIDE:
        yield f"{indent}{key}: {short}"
    elif isinstance(value, dict):
        yield f"{indent}{key}:"
        yield from _mapping(value, f"{indent}  ")
    elif isinstance(value, list):
        yield f"{indent}{key}:"
        for item in value:
            yield from _item(item, f"{indent}  ")
    elif "\n" in value:
        yield f"{indent}{key}: |"
        yield from (f"{indent}  {line}" for line in value.splitlines())
    else:
        yield f"{indent}{key}: {_scalar(value, _BARE_LINE)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    short = _short(item)
    if short is not None and len(indent) + len(short) < _WIDE:
        yield f"{indent}- {short}"
    elif isinstance(item, dict):
        for number, line in enumerate(_mapping(item, f"{indent}  ")):
            yield line if number else f"{indent}- {line.lstrip()}"
    else:
        yield f"{indent}- {_scalar(item, _BARE_LINE)}"


def _short(value: Any) -> str | None:
    """The value in one line, where that is possible: a scalar, or a flow of scalars."""
    if isinstance(value, dict):
        parts = {key: _short(item) for key, item in value.items()}
        if not value or any(part is None or part[:1] in "{[" for part in parts.values()):
            return None if value else "{}"
        return "{" + ", ".join(f"{key}: {part}" for key, part in parts.items()) + "}"
    if isinstance(value, list):
        items = [_short(item) for item in value]
        if any(item is None or item[:1] in "{[" for item in items):
            return None
        return f"[{', '.join(item for item in items if item)}]"
    if isinstance(value, str) and "\n" in value:
        return None
    return _scalar(value, _BARE)


def _scalar(value: Any, bare: re.Pattern[str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if bare.fullmatch(value) and value.lower() not in _TAKEN and value == value.strip():
        return str(value)
    return json.dumps(value, ensure_ascii=False)
