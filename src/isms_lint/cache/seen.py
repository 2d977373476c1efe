"""What was seen of a file or a folder, so that a later look tells whether it is still the same.

Only what had settled counts as seen: of something changed shortly before, a second change need not show
in its times. That is git's rule for what is racily clean.
"""

import os

from isms_lint.documents.stamp import signature_of

TYPE_CHECKING = False  # of `typing`, which takes longer to import than all files to look at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isms_lint.documents.stamp import Signature

    Seen = tuple[str, Signature | None]
    """A path and its signature; None where there was nothing."""

SETTLING = 2_000_000_000
"""Nanoseconds: the coarsest times that file systems in use keep."""


def look(paths: "Iterable[str]", since: int) -> "list[Seen] | None":
    """What is at each of `paths`; None where one of them had not settled at `since` (nanoseconds)."""
    looked: list[Seen] = []
    for path in paths:
        signature = signature_at(path)
        if signature is not None and not has_settled(signature, since):
            return None
        looked.append((path, signature))
    return looked


def has_settled(signature: "Signature | None", since: int) -> bool:
    """Whether it last changed so long before `since` that a later change shows; False where it is not
    known when.
    """
    return signature is not None and max(signature[0], signature[1]) < since - SETTLING


def signature_at(path: str) -> "Signature | None":
    """The signature of what is at `path`, links followed; None where there is nothing."""
    try:
        return signature_of(os.stat(path))
    except (OSError, ValueError):
        return None


def is_same(seen: "Iterable[Seen]") -> bool:
    """Whether everything is as it was seen."""
    return all(signature_at(path) == before for path, before in seen)
