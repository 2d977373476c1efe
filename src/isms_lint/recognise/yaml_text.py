"""Values as YAML on one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.documents.yaml_scalars import key, scalar


def flow(value: Any, *, inside: bool = False) -> str:
    """A value on one line; `inside` says that it stands between brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{key(n, in_flow=True)}: {flow(v, inside=True)}" for n, v in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(flow(one, inside=True) for one in value)}]"
    return scalar(value, in_flow=inside)
