"""Links of a commit: which files below the root they lead to."""

from __future__ import annotations

import os
from collections.abc import Mapping

_MOST = 40
"""Links followed for one file, as on Linux; more are taken for a circle."""


def followed(
    root: str, targets: Mapping[str, str], files: Mapping[str, str]
) -> dict[str, str | None]:
    """The file among `files`, which are those below `root`, that each link leads to; None for none.

    `targets` gives for the path of each link what is written in it. As in a work tree links may pass
    through links, and one that comes back to the root from outside is followed.
    """
    real_root = os.path.realpath(root)
    ends = {link: _end(real_root, link, targets) for link in targets}
    return {link: end if end in files else None for link, end in ends.items()}


def _end(real_root: str, link: str, targets: Mapping[str, str]) -> str | None:
    """The path below the root that a link ends at; None where it leaves the root or ends nowhere."""
    at = real_root
    steps = link.split("/")[::-1]
    seen = 0
    while steps:
        step = steps.pop()
        if step in ("", "."):
            continue
        if step == "..":
            at = os.path.dirname(at)
            continue
        path = os.path.join(at, step)
        target = targets.get(_below(real_root, path) or "")
        if target is None:
            at = path
            continue
        seen += 1
        if seen > _MOST:
            return None
        if os.path.isabs(target):
            at = os.path.abspath(os.sep)
        steps.extend(target.split("/")[::-1])
    return _below(real_root, at)


def _below(real_root: str, path: str) -> str | None:
    """`path` as seen from the root, with `/`; None for one that is not below it."""
    lead = real_root.rstrip(os.sep) + os.sep
    return path[len(lead) :].replace(os.sep, "/") if path.startswith(lead) else None
