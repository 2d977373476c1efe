"""Path patterns: `*` within a folder, `**` across folders, `?`, `[...]`; a pattern without a slash
matches a name anywhere, one that ends in a slash everything below the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


class Globs:
    """A set of patterns over paths below the root, written with `/`."""

    __slots__ = ("_pattern", "patterns")

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = tuple(patterns)
        alternatives = "|".join(_regex(pattern) for pattern in self.patterns)
        # File names may hold line breaks.
        self._pattern = re.compile(f"(?s:{alternatives})\\Z") if self.patterns else None

    def match(self, path: str) -> bool:
        """Whether any pattern matches `path`."""
        return self._pattern is not None and self._pattern.match(path) is not None


def _regex(pattern: str) -> str:
    pattern = pattern.removeprefix("./")
    anchored = "/" in pattern.rstrip("/")
    folder = pattern.endswith("/")
    pattern = pattern.strip("/")
    out = [] if anchored else ["(?:.*/)?"]
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if pattern.startswith("**/", at):
            out.append("(?:.*/)?")
            at += 3
        elif pattern.startswith("**", at):
            out.append(".*")
            at += 2
        elif char == "*":
            out.append("[^/]*")
            at += 1
        elif char == "?":
            out.append("[^/]")
            at += 1
        elif char == "[" and (end := pattern.find("]", at + 2)) != -1:
            out.append(_one_of(pattern[at + 1 : end]))
            at = end + 1
        else:
            out.append(re.escape(char))
            at += 1
    # A folder's name means everything below it.
    out.append("/.*" if folder else "(?:/.*)?")
    return "".join(out)


def _one_of(chosen: str) -> str:
    """The regular expression for `[chosen]`; the brackets themselves where it is no set."""
    lead = "^" if chosen[0] in "!^" else ""
    inside = re.sub(r"[\\\[&~|^]|-(?=-)", r"\\\g<0>", chosen[len(lead) :])
    try:
        re.compile(f"[{lead}{inside}]")
    except re.error:
        return re.escape(f"[{chosen}]")
    return f"(?!/)[{lead}{inside}]"
