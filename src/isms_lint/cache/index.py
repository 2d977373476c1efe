"""What git's index has, and by which settings git reads it. Asked when an entry is written."""

from __future__ import annotations

import os

from isms_lint.files.spawned import start_git
from isms_lint.values import NamedTuple

_LOOKED_AT = "H"
"""The tag of a file at which git looks; all others it takes for unchanged (git-ls-files(1), `-v`)."""
_WHERE = ("--git-path", "index", "--show-toplevel", "--git-path", "info/exclude")
_REGULAR = ("100644", "100755")
_ON_BRANCH = "includeif.onbranch:"


class Index(NamedTuple):
    """The regular files below a root at which git looks, each with its object name, and all `others`:
    links, submodules, and files that git takes for unchanged, which need not be there.

    `path` is the file of the index itself, `top` the folder of the whole work tree, `excluding` the
    files in it that say what git ignores and which it does not track. Names are as seen from the root.
    """

    path: str
    top: str
    excluding: list[str]
    objects: dict[str, str]
    others: list[str]


class Settings(NamedTuple):
    """The files that git's settings come from or would come from, and variables that turn off what they
    name.
    """

    files: list[str]
    filters_off: dict[str, str]


def read_index(root: str) -> Index | None:
    """The index of the work tree in which `root` lies; None where there is none."""
    asked = start_git(root, ("rev-parse", "--path-format=absolute", *_WHERE))
    listing = start_git(root, ("ls-files", "-z", "-v", "--stage"))
    where, listed = asked(), listing()
    if where is None or listed is None:
        return None
    path, top, exclude = os.fsdecode(where).split("\n")[:3]
    index = Index(path, top, [exclude, os.path.join(_of_user(), "ignore")], {}, [])
    for line in os.fsdecode(listed).split("\0")[:-1]:
        about, _, path = line.partition("\t")
        tag, mode, name, stage = about.split(" ")
        if tag == _LOOKED_AT and mode in _REGULAR and stage == "0":
            index.objects[path] = name
        else:
            index.others.append(path)
    return index


def read_settings(top: str) -> Settings | None:
    """What git goes by in the work tree `top`; None where it does not say, or where that depends on the
    branch.
    """
    listing = start_git(top, ("config", "-z", "--list", "--show-origin"))
    asked = start_git(top, ("rev-parse", "--path-format=absolute", "--git-path", "config.worktree"))
    listed, own = listing(), asked()
    if listed is None or own is None:
        return None
    words = os.fsdecode(listed).split("\0")[:-1]
    files = dict.fromkeys((os.fsdecode(own).rstrip("\n"), *_usual_settings()))
    filters: dict[str, None] = {}
    for origin, setting in zip(words[::2], words[1::2], strict=True):
        kind, _, file = origin.partition(":")
        name, _, value = setting.partition("\n")
        if kind == "file":
            file = os.path.join(top, file)
            files[file] = None
        if name.startswith(_ON_BRANCH):
            return None
        if name.startswith("include") and name.endswith(".path"):
            # Also what is not there yet, or not included here.
            files[os.path.join(os.path.dirname(file), os.path.expanduser(value))] = None
        if name.startswith("filter."):
            filters[name] = None
        if name == "core.excludesfile":
            files[os.path.join(top, os.path.expanduser(value))] = None
    try:
        first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    except ValueError:
        return None  # git complains of it
    settings = {"GIT_CONFIG_COUNT": str(first + len(filters))}
    for number, name in enumerate(filters, first):
        settings[f"GIT_CONFIG_KEY_{number}"] = name
        settings[f"GIT_CONFIG_VALUE_{number}"] = "false" if name.endswith(".required") else ""
    return Settings(list(files), settings)


def _of_user() -> str:
    """Where the user keeps what git goes by (git-config(1), FILES)."""
    folder = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(folder, "git")


def _usual_settings() -> tuple[str, str]:
    return os.path.join(os.path.expanduser("~"), ".gitconfig"), os.path.join(_of_user(), "config")
