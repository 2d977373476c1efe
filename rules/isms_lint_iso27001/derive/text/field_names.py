"""Field paths in words."""

from __future__ import annotations


def field_name(path: tuple[str | int, ...]) -> str:
    """`path` as people write it: `team[0].person`."""
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
    return name
