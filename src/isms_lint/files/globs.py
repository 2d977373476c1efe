"""Path patterns: `*` within a folder, `**` across folders, `?`, `[...]`; a pattern without a slash
matches a name anywhere, one that ends in a slash everything below the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_FOLDERS = "(?:[^/]*/)*?"
"""The regular expression for any folders on the way, the fewest first."""


class Globs:
    """A set of patterns over paths below the root, written with `/`."""

    __slots__ = ("_pattern", "patterns")

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = tuple(patterns)
        alternatives = [_regex(pattern) for pattern in self.patterns]
        # What may stand in any folder is looked for in all of them at once.
        anywhere = [one[len(_FOLDERS) :] for one in alternatives if one.startswith(_FOLDERS)]
        others = [one for one in alternatives if not one.startswith(_FOLDERS)]
        if anywhere:
            others.append(f"{_FOLDERS}(?:{'|'.join(anywhere)})")
        # File names may hold line breaks.
        self._pattern = re.compile(f"(?s:{'|'.join(others)})\\Z") if others else None

    def match(self, path: str) -> bool:
        """Whether any pattern matches `path`."""
        return self._pattern is not None and self._pattern.match(path) is not None


def literal(path: str) -> str:
    """A pattern that matches `path` alone, a path below the root."""
    return "/" + "".join(f"[{char}]" if char in "*?[" else char for char in path)


def _regex(pattern: str) -> str:
    """The regular expression for one pattern.

    What stands between two stars is matched at its first place and not tried again (an atomic
    group): a later place can never match where the first does not, and hostile patterns stay quick.
    """
    pattern = pattern.removeprefix("./")
    anchored = "/" in pattern.rstrip("/")
    folder = pattern.endswith("/")
    segments = pattern.strip("/").split("/")
    runs: list[list[str]] = [[]]
    for segment in segments if anchored else ["**", *segments]:
        if segment != "**":
            runs[-1].append(_segment(segment))
        elif runs[-1] or len(runs) == 1:
            runs.append([])
    # A folder's name means everything below it.
    end = "/.*" if folder else "(?:/.*)?"
    first, *rest = ("/".join(run) for run in runs)
    if not rest:
        return first + end
    middle = "".join(f"(?>{_FOLDERS}{run}/)" for run in rest[:-1])
    last = f"{_FOLDERS}{rest[-1]}{end}" if rest[-1] else ".*"
    return (f"{first}/" if first else "") + middle + last


def _segment(segment: str) -> str:
    """The regular expression for one name with stars in it."""
    chunks = [""]
    at = 0
    while at < len(segment):
        char = segment[at]
        if char == "*":
            if at == 0 or segment[at - 1] != "*":
                chunks.append("")
            at += 1
        elif char == "[" and (end := segment.find("]", at + 2)) != -1:
            chunks[-1] += _one_of(segment[at + 1 : end])
            at = end + 1
        else:
            chunks[-1] += "[^/]" if char == "?" else re.escape(char)
            at += 1
    first, *rest = chunks
    if not rest:
        return first
    middle = "".join(f"(?>[^/]*?{chunk})" for chunk in rest[:-1])
    return f"{first}{middle}[^/]*{rest[-1]}"


def _one_of(chosen: str) -> str:
    """The regular expression for `[chosen]`; the brackets themselves where it is no set."""
    lead = "^" if chosen[0] in "!^" else ""
    inside = re.sub(r"[\\\[&~|^]|-(?=-)", r"\\\g<0>", chosen[len(lead) :])
    try:
        re.compile(f"[{lead}{inside}]")
    except re.error:
        return re.escape(f"[{chosen}]")
    return f"(?!/)[{lead}{inside}]"
