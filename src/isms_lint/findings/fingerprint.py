"""What makes a finding the same finding in the next run.

Rule code, record id, field path, message id. Never a line number, never a file name: moving a record
changes nothing. List items stand by what names them (an id, a person, a control), so that reordering
a list changes nothing either.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from isms_lint.documents.positions import FieldPath

_NAMES = ("id", "person", "control", "audit", "item", "on", "by", "class", "uri")


def fingerprint(code: str, record: str, path: str, message: str) -> str:
    """32 hexadecimal digits."""
    text = "\0".join((code, record, path, message))
    made: str = _sha256()(text.encode("utf-8", "surrogatepass")).hexdigest()
    return made[:32]


@cache
def _sha256() -> Callable[[bytes], Any]:
    """Without OpenSSL behind it, which takes longer to load than a few findings take."""
    for name in ("_sha2", "_sha256"):  # of Python 3.12, and of 3.11
        try:
            made: Callable[[bytes], Any] = import_module(name).sha256
        except ImportError:
            continue
        return made
    from hashlib import sha256

    return sha256


def stable_path(data: Any, path: FieldPath) -> str:
    """`path` with list indexes replaced by what names the item in `data`."""
    out = []
    value = data
    for step in path:
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
            out.append(f"[{_name(value, step)}]")
        else:
            value = value.get(step) if isinstance(value, dict) else None
            out.append(f".{step}")
    return "".join(out)


def _name(item: Any, index: int) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        for key in _NAMES:
            if isinstance(item.get(key), str):
                return f"{key}={item[key]}"
    return str(index)
