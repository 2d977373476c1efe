"""Notes that a repository keeps on its commits (git-notes(1))."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.files.git import RevisionError, ask
from isms_lint.files.objects import Objects
from isms_lint.files.revision import resolve
from isms_lint.values import NamedTuple

_REFS = "refs/notes/"


class Note(NamedTuple):
    """A note's commit and its bytes; None where they are more than a run reads."""

    commit: str
    raw: bytes | None


class Notes(NamedTuple):
    """The notes on the history of HEAD, as commit and blob, oldest commit first; how many are on
    other commits.
    """

    on_history: dict[str, str]
    beyond: int


def find_notes(root: str, name: str) -> Notes:
    """The notes under `name`, a reference or its end after `refs/notes/`.

    Raises RevisionError where there are none, no commit, and no repository.
    """
    ref = name if name.startswith("refs/") else _REFS + name
    if not ref.startswith(_REFS) or not ref.isprintable():
        raise RevisionError(f"`{name}` names no notes: they lie under {_REFS}")
    if not resolve(root, "HEAD"):
        raise RevisionError("nothing is committed yet")
    if ask(root, "rev-parse", "--verify", "--quiet", ref).code != 0:
        raise RevisionError(
            f"there are no notes {ref} in this repository; a clone brings none by itself:"
            f" git fetch origin {ref}:{ref}"
        )
    listed = ask(root, "notes", f"--ref={ref}", "list").out.decode("ascii").splitlines()
    blobs = {commit: blob for blob, commit in (line.split() for line in listed)}
    history = ask(root, "rev-list", "--date-order", "--reverse", "HEAD").out.decode("ascii")
    on_history = {commit: blobs[commit] for commit in history.split() if commit in blobs}
    return Notes(on_history, len(blobs) - len(on_history))


def read_notes(root: str, notes: Notes) -> Iterator[Note]:
    """The notes on the history of HEAD, one after the other. Raises RevisionError."""
    objects = Objects(root)
    try:
        blobs = objects.get(notes.on_history.values())
        for commit, blob in zip(notes.on_history, blobs, strict=True):
            yield Note(commit, blob.raw)
    finally:
        objects.close()
