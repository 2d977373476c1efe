"""Which files differ between a commit and the work tree."""

from __future__ import annotations

import os
from collections.abc import Iterable

from isms_lint.files.git import RevisionError, ask
from isms_lint.files.tree import Tree


def changed(tree: Tree, present: Iterable[str]) -> set[str]:
    """The files that differ between the commit of `tree` and the work tree, by git's comparison.

    `present` are files of the work tree, tracked or not. A renamed file counts under both names.
    A file of the commit that is not among those returned holds what git would check out. Raises
    RevisionError where git cannot compare.
    """
    differing = _differing(tree.root, tree.commit)
    # A link also changes with what it leads to, or where a link on the way leads elsewhere.
    turned = not differing.isdisjoint(tree.links)
    for link, target in tree.links.items():
        if turned or target in differing:
            differing.add(link)
    return differing | {file for file in present if file not in tree.files}


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
        settings=_no_filters(root),
    )
    if compared.code != 0:
        raise RevisionError(f"git cannot compare {commit[:7]} with the files: {compared.complaint}")
    lines = os.fsdecode(compared.out).split("\0")[:-1]
    return {line.split("\t", 2)[2] for line in lines}


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
