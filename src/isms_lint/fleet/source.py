"""Which reports are joined, and under which name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple


class Source(NamedTuple):
    """One report: where it stands (`-` is standard input), and the name given to it, if any."""

    path: str
    name: str = ""


def names(sources: Sequence[Source], own: Iterable[str]) -> list[str]:
    """The repository of each source: the name given, else its report's `own`, else its file's.

    A file's name is its stem; where several stems are the same, the shortest end of the path that
    tells the files apart.
    """
    named = [source.name or given for source, given in zip(sources, own, strict=True)]
    nameless = [source.path for source, name in zip(sources, named, strict=True) if not name]
    by_path = _told_apart(nameless)
    return [name or by_path[source.path] for source, name in zip(sources, named, strict=True)]


def _told_apart(paths: Sequence[str]) -> dict[str, str]:
    parts = {path: PurePath(path).with_suffix("").parts or (path,) for path in paths}
    names = {}
    for path, own in parts.items():
        others = [other for it, other in parts.items() if it != path]
        length = 1
        while length < len(own) and any(own[-length:] == other[-length:] for other in others):
            length += 1
        names[path] = "/".join(own[-length:])
    return names
