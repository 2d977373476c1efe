"""Which files differ between a commit and the work tree."""

from __future__ import annotations

import os
from collections.abc import Iterable

from isms_lint.files.git import RevisionError, ask
from isms_lint.files.tree import Tree
from isms_lint.values import NamedTuple


class Changes(NamedTuple):
    """Files that differ, a renamed one under both names; those of the root that git was told not to
    check out, of which nothing is known.
    """

    files: set[str]
    absent: set[str]


def changed(tree: Tree, present: Iterable[str]) -> Changes:
    """What differs between the commit of `tree` and the work tree, by git's comparison.

    `present` are files of the work tree, tracked or not. A file of the commit that is not among those
    that differ holds what git would check out. Raises RevisionError where git cannot compare.
    """
    present = set(present)
    flagged = _flagged(tree.root)
    differing = _differing(tree.root, tree.commit) | flagged
    differing |= _encoded_anew(tree, present & tree.files.keys() - differing)
    # A link also changes with what it leads to, or where a link on the way leads elsewhere.
    turned = not differing.isdisjoint(tree.links)
    for link, target in tree.links.items():
        if turned or target in differing:
            differing.add(link)
    return Changes(differing | (present - tree.files.keys()), flagged - present)


def _differing(root: str, commit: str) -> set[str]:
    """What `git diff` says of the files below the root that git tracks."""
    # The index is not refreshed, as that would write it. `--numstat` looks into files whose times
    # differ; lists of names do not.
    compared = ask(
        root,
        "-c",
        "diff.autoRefreshIndex=false",
        "diff",
        "--numstat",
        "-z",
        "--relative",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--ignore-submodules=all",
        "-O" + os.devnull,
        commit,
        "--",
        settings=_no_filters(root),
    )
    if compared.code != 0:
        raise RevisionError(f"git cannot compare {commit[:7]} with the files: {compared.complaint}")
    lines = os.fsdecode(compared.out).split("\0")[:-1]
    return {line.split("\t", 2)[2] for line in lines}


def _flagged(root: str) -> set[str]:
    """The files below the root at which git does not look, so that they never differ: those assumed
    to be unchanged, and those that a sparse checkout leaves out (git-update-index(1)).
    """
    listed = ask(root, "ls-files", "-v", "-z")
    if listed.code != 0:
        raise RevisionError(f"git cannot list its files: {listed.complaint}")
    lines = os.fsdecode(listed.out).split("\0")[:-1]
    return {line[2:] for line in lines if line[0] == "S" or line[0].islower()}


def _encoded_anew(tree: Tree, files: set[str]) -> set[str]:
    """Those of `files` that git checks out as other bytes than it keeps, where the change has a say in
    how (gitattributes(5)): it calls them UTF-7, and the same bytes mean something else.
    """
    same = ask(
        tree.root, "-c", "diff.autoRefreshIndex=false", "diff", "--quiet", "--no-ext-diff",
        "--no-textconv", tree.commit, "--", ":(top,glob)**/.gitattributes",
        settings=_no_filters(tree.root),
    )  # fmt: skip
    if same.code == 0:
        return set()
    asked = os.fsencode("".join(f"{file}\0" for file in files))
    attributes = ("ident", "working-tree-encoding")
    said = ask(tree.root, "check-attr", "-z", "--stdin", *attributes, given=asked)
    if said.code != 0:
        raise RevisionError(f"git cannot tell the attributes of files: {said.complaint}")
    words = os.fsdecode(said.out).split("\0")[:-1]
    answers = zip(words[::3], words[2::3], strict=True)
    return {file for file, value in answers if value not in ("unspecified", "unset")}


def _no_filters(root: str) -> dict[str, str]:
    """Variables that turn off what the repository's settings would have files piped through."""
    listed = ask(root, "config", "-z", "--name-only", "--get-regexp", r"^filter\.")
    names = [name for name in os.fsdecode(listed.out).split("\0") if name]
    try:
        first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    except ValueError:
        first = 0  # git will complain of it
    settings = {}
    for number, name in enumerate(names, first):
        settings[f"GIT_CONFIG_KEY_{number}"] = name
        settings[f"GIT_CONFIG_VALUE_{number}"] = "false" if name.endswith(".required") else ""
    return {**settings, "GIT_CONFIG_COUNT": str(first + len(names))}
