"""What differs between two trees of plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Difference = tuple[str, ...]
"""`("replace", new text)`, `("literal", "true")`, `("rename", new name)`, `("add", name)` or
`("other",)`.
"""


def differences(old: Any, new: Any) -> Iterator[Difference]:
    """Every difference, named as the change of a fix that makes it where there is one."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_mappings(old, new)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from differences(one, other)
    elif isinstance(new, str) and not isinstance(old, dict | list):
        if old != new:
            yield ("replace", new)
    elif isinstance(new, bool) and isinstance(old, str):
        yield ("literal", "true" if new else "false")
    elif type(old) is not type(new) or old != new:
        yield ("other",)


def _of_mappings(old: dict[Any, Any], new: dict[Any, Any]) -> Iterator[Difference]:
    keys, others = list(old), list(new)
    for name, other in zip(keys, others, strict=False):
        if name != other and other not in old and name not in new:
            yield ("rename", str(other))
        elif name != other:
            yield ("other",)
        yield from differences(old[name], new[other])
    for name in others[len(keys) :]:
        yield ("add", str(name)) if new[name] is None else ("other",)
    if len(others) < len(keys):
        yield ("other",)
