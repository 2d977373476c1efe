"""Names for files of reports that say nothing of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath


def told_apart(paths: Sequence[str]) -> dict[str, str]:
    """Each path's stem; where several are the same, the shortest end of the path that tells the files
    apart.
    """
    parts = {path: PurePath(path).with_suffix("").parts or (path,) for path in paths}
    names = {}
    for path, own in parts.items():
        others = [other for it, other in parts.items() if it != path]
        length = 1
        while length < len(own) and any(own[-length:] == other[-length:] for other in others):
            length += 1
        names[path] = "/".join(own[-length:])
    return names
