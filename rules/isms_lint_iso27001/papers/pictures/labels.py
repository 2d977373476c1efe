"""What stands at the axes of pictures: parts of a scope as people cite them, and labels apart."""

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


def distinct(labels: Iterable[str]) -> list[str]:
    """The labels, those that are the same told apart by a space that nobody sees: each has a place of
    its own.
    """
    found: dict[str, None] = {}
    for label in labels:
        while label in found:
            label = f"{label}\u200b"
        found[label] = None
    return list(found)
