"""Clauses and controls in pictures, as people cite them in the language of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_CLAUSES, _CLAUSE = "clauses ", "clause "


def cited(parts: Iterable[str], words: Mapping[str, str]) -> str:
    """Parts of a scope in one line. `words` has `clause` and `clauses`."""
    return ", ".join(_part(one, words) for one in parts)


def _part(part: str, words: Mapping[str, str]) -> str:
    if part.startswith(_CLAUSES):
        return f"{words['clauses']} {part.removeprefix(_CLAUSES)}"
    if part.startswith(_CLAUSE):
        return f"{words['clause']} {part.removeprefix(_CLAUSE)}"
    return part
