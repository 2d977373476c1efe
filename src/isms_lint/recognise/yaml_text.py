"""Values as YAML on one line, as people would write them."""

from __future__ import annotations

import json
import re
from typing import Any

_PLAIN = re.compile(
    r"[^\W\d_](?:[\w ./()&+–—'%;*<>=!-]|:(?=\S))*(?<![ :])|[\d.]+[-/][\d./-]*[^\W\d_][\w./-]*"
)
_NOT_PLAIN = re.compile(
    r"(?i)y|n|yes|no|true|false|null|on|off|~|[\d.+-]+(?:e[\d+-]+)?|0x[\da-f]+|\d{4}-\d\d-\d\d.*|\.inf|\.nan"
)


def flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{flow(name)}: {flow(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def scalar(value: Any) -> str:
    """A scalar, in quotes only where YAML would read something else without them."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and not _NOT_PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=not value.isprintable())
