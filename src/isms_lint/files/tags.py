"""The tags of a repository (git-tag(1))."""

from __future__ import annotations

import os

from isms_lint.files.git import RevisionError, ask
from isms_lint.files.revision import resolve
from isms_lint.values import NamedTuple


class Tag(NamedTuple):
    """A tag's name and its instant, with an offset: that of the tag, or of its commit where the tag
    has none of its own.
    """

    name: str
    at: str


def read_tags(root: str, pattern: str) -> list[Tag]:
    """The tags of commits whose names `pattern` matches, oldest first.

    Raises RevisionError where git cannot list them, and where there is no repository.
    """
    resolve(root, "HEAD")  # says so where there is no repository
    found = ask(
        root,
        "for-each-ref",
        "--sort=version:refname",
        "--sort=creatordate",
        "--format=%(refname)%00%(creatordate:iso-strict)%00%(objecttype)%00%(*objecttype)",
        f"refs/tags/{pattern}",
    )
    if found.code != 0:
        raise RevisionError(f"git cannot list the tags: {found.complaint}")
    fields = [line.split("\0") for line in os.fsdecode(found.out).splitlines()]
    return [
        Tag(ref.removeprefix("refs/tags/"), at)
        for ref, at, *types in fields
        if "commit" in types and at
    ]
