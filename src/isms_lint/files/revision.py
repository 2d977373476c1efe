"""Which commit is meant: revisions by name, and where histories part (gitrevisions(7))."""

from __future__ import annotations

import os

from isms_lint.files.bare import find_bare
from isms_lint.files.git import RevisionError, ask
from isms_lint.files.git_root import find_git_root
from isms_lint.files.reference import is_there, refuse_ambiguous
from isms_lint.values import NamedTuple

_DEEPEN = "`git fetch --unshallow`, or `fetch-depth: 0` in the checkout action"


class Base(NamedTuple):
    """The commit to compare with (empty: there is no commit yet), and what could not be seen of the
    history: a sentence, empty where nothing is missing.
    """

    commit: str
    blind: str


def resolve(root: str, revision: str) -> str:
    """The commit that `revision` names in the repository of the folder `root`, in hexadecimal digits.

    Empty where it names the branch that is checked out and has no commit yet. Raises RevisionError
    where there is no such commit, where the name has more than one meaning, and where there is no
    repository.
    """
    # What begins like an option, or excludes a commit, means no commit to git.
    if not revision or revision[0] in "-^":
        raise RevisionError(f"`{revision}` is no name of a commit")
    _refuse_bare(root)
    # Without --quiet, as that says nothing of a second meaning.
    found = ask(
        root, "-c", "core.warnAmbiguousRefs=true", "rev-parse", "--verify", f"{revision}^{{commit}}"
    )
    if found.code == 0:
        commit = found.out.decode("ascii").strip()
        if "is ambiguous" in found.complaint:
            refuse_ambiguous(root, revision, commit)
        if not revision.startswith("refs/") or is_there(root, revision):
            return commit
    kept = ask(root, "rev-parse", "--is-shallow-repository")
    if kept.code != 0:
        raise RevisionError(_refusal(root, kept.complaint))
    if _names_unborn(root, revision):
        return ""
    if kept.out.strip() == b"true":
        raise RevisionError(
            f"`{revision}` is no commit of this clone, which is shallow:"
            f" fetch the history first ({_DEEPEN})"
        )
    raise RevisionError(f"there is no commit `{revision}` in this repository")


def merge_base(root: str, revision: str) -> Base:
    """The commit where the branch that is checked out left `revision`.

    Where none can be seen it is the commit of `revision` itself, and `blind` says what that means.
    Raises RevisionError as `resolve` does.
    """
    commit = resolve(root, revision)
    if not commit:
        return Base(commit, "")
    found = ask(root, "merge-base", "HEAD", commit)
    if found.code == 0:
        cut = _blind_behind_a_cut(revision) if _is_cut_off(root, commit) else ""
        return Base(found.out.decode("ascii").split()[0], cut)
    if not resolve(root, "HEAD"):
        return Base(commit, "")
    shallow = ask(root, "rev-parse", "--is-shallow-repository").out.strip() == b"true"
    return Base(commit, _blind(revision, shallow))


def _blind(revision: str, shallow: bool) -> str:
    compared = (
        f"compared with `{revision}` itself, so that findings mended there in the meantime look new"
    )
    if shallow:
        return (
            f"where this branch left `{revision}` lies beyond this shallow clone: {compared}"
            f" (to see it: {_DEEPEN})"
        )
    return f"this branch and `{revision}` have no commit in common: {compared}"


def _is_cut_off(root: str, commit: str) -> bool:
    """Whether a history that only one side has ends at the edge of a shallow clone: behind it both
    sides may meet again, at a newer commit.
    """
    # The GitHub Action fetches until this is false (meet in gates/github/base.sh): change both.
    edge = ask(root, "rev-parse", "--git-path", "shallow").out
    try:
        with open(os.path.join(root, os.fsdecode(edge).strip()), "rb") as handle:
            cuts = set(handle.read().split())
    except OSError:
        return False
    apart = ask(root, "rev-list", f"HEAD...{commit}", "--").out.split()
    return not cuts.isdisjoint(apart)


def _blind_behind_a_cut(revision: str) -> str:
    return (
        f"this clone is shallow, and this branch may have left `{revision}` later than it shows:"
        f" compared with an older commit, so that findings of that branch may look new"
        f" (to see all of it: {_DEEPEN})"
    )


def _refuse_bare(root: str) -> None:
    """Raise RevisionError where git would answer for a repository without files."""
    bare = find_bare(root)
    if bare is None:
        return
    if find_git_root(bare) is None:
        raise RevisionError(f"{bare} is a bare repository, which has no files to compare: clone it")
    raise RevisionError(
        f"{bare} holds HEAD and refs as a git repository does, and would stand in for the one it lies"
        " in: take them out"
    )


def _names_unborn(root: str, revision: str) -> bool:
    """Whether `revision` is the branch that is checked out, and nothing was committed to it."""
    branch = os.fsdecode(ask(root, "symbolic-ref", "--quiet", "HEAD").out).strip()
    if revision not in ("HEAD", "@", branch, branch.removeprefix("refs/heads/")):
        return False
    return ask(root, "rev-parse", "--verify", "--quiet", "HEAD").code != 0


def _refusal(root: str, complaint: str) -> str:
    """Why git will not look at `root`. Only a folder that lies in a repository is worth its words."""
    if "dubious ownership" in complaint:
        return (
            f"git does not read the repository of {root}, which belongs to somebody else:"
            " see `safe.directory` in git-config(1)"
        )
    return f"{root} lies in no git repository that can be read"
