"""What git's index has, and by which settings git reads it. Asked when an entry is written."""

from __future__ import annotations

import os
from typing import NamedTuple

from isms_lint.files.git import RevisionError, ask

_LOOKED_AT = "H"
"""The tag of a file at which git looks; all others it takes for unchanged (git-ls-files(1), `-v`)."""
_REGULAR = ("100644", "100755")
_LINK = "120000"


class Index(NamedTuple):
    """The regular files below a root at which git looks, each with its object name, and the links.

    `path` is the file of the index itself, `top` the folder of the whole work tree. Names are as seen
    from the root.
    """

    path: str
    top: str
    objects: dict[str, str]
    links: list[str]


class Settings(NamedTuple):
    """The files that git's settings come from, and variables that turn off what they name."""

    files: list[str]
    filters_off: dict[str, str]


def read_index(root: str) -> Index | None:
    """The index of the work tree in which `root` lies; None where there is none."""
    try:
        where = ask(
            root, "rev-parse", "--path-format=absolute", "--git-path", "index", "--show-toplevel"
        )
        listed = ask(root, "ls-files", "-z", "-v", "--stage")
    except RevisionError:
        return None
    if where.code or listed.code:
        return None
    path, _, top = os.fsdecode(where.out).rstrip("\n").partition("\n")
    index = Index(path, top, {}, [])
    for line in os.fsdecode(listed.out).split("\0")[:-1]:
        about, _, path = line.partition("\t")
        tag, mode, name, stage = about.split(" ")
        if mode == _LINK:
            index.links.append(path)
        elif tag == _LOOKED_AT and mode in _REGULAR and stage == "0":
            index.objects[path] = name
    return index


def read_settings(top: str) -> Settings | None:
    """What git goes by in the work tree `top`; None where it does not say."""
    try:
        listed = ask(top, "config", "-z", "--list", "--name-only", "--show-origin")
    except RevisionError:
        return None
    if listed.code:
        return None
    words = os.fsdecode(listed.out).split("\0")[:-1]
    files: dict[str, None] = {}
    filters: dict[str, None] = {}
    for origin, name in zip(words[::2], words[1::2], strict=True):
        kind, _, file = origin.partition(":")
        if kind == "file":
            files[os.path.join(top, file)] = None
        if name.startswith("filter."):
            filters[name] = None
    try:
        first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    except ValueError:
        return None  # git complains of it
    settings = {"GIT_CONFIG_COUNT": str(first + len(filters))}
    for number, name in enumerate(filters, first):
        settings[f"GIT_CONFIG_KEY_{number}"] = name
        settings[f"GIT_CONFIG_VALUE_{number}"] = "false" if name.endswith(".required") else ""
    return Settings(list(files), settings)
