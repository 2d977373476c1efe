"""The name of a reference in a revision: that it means one thing, and that very thing."""

from __future__ import annotations

import os
import re

from isms_lint.files.git import RevisionError, ask


def refuse_ambiguous(root: str, revision: str, commit: str) -> None:
    """Raise RevisionError where not git itself settles which of two meanings counts (gitrevisions(7)):
    HEAD, a whole id, and a reference written in full come before what is called the same.
    """
    if revision in ("HEAD", "@", commit) or revision.startswith("refs/"):
        return
    name = _name_in(revision)
    kinds = ("refs", "refs/tags", "refs/heads", "refs/remotes")
    meant = ask(root, "for-each-ref", "--format=%(refname)", *(f"{kind}/{name}" for kind in kinds))
    either = " or ".join(f"`{ref}`" for ref in os.fsdecode(meant.out).splitlines())
    raise RevisionError(
        f"`{revision}` has more than one meaning: write in full which counts"
        f" ({either or f'`refs/heads/{name}`'})"
    )


def is_there(root: str, revision: str) -> bool:
    """Whether the reference that `revision` begins with is there under this very name: where it is
    not, git takes a tag or branch whose own name is `refs/…`.
    """
    return ask(root, "show-ref", "--verify", "--quiet", _name_in(revision)).code == 0


def _name_in(revision: str) -> str:
    """The name of a reference without what leads on from it, as `~2` and `@{1}` do."""
    return re.split(r"[~^:]|@\{", revision, maxsplit=1)[0]
