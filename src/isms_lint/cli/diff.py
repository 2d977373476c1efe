"""Changes of files as git shows and takes them."""

from __future__ import annotations

import difflib
import re
import sys

from isms_lint.reporters.escape import plain

_NO_END = "\\ No newline at end of file\n"
_NOTHING = "/dev/null"


def diff_of(file: str, before: str | None, after: str | None) -> str:
    """A unified diff, as `git apply` takes it at the root; None is a file that is not there.

    On a terminal nothing of a record may act.
    """
    lines = difflib.unified_diff(
        _lines(before or ""),
        _lines(after or ""),
        _NOTHING if before is None else f"a/{file}",
        _NOTHING if after is None else f"b/{file}",
    )
    shown = plain if sys.stdout is not None and sys.stdout.isatty() else str
    parts = []
    for line in lines:
        text, end = line.removesuffix("\n"), "" if line.endswith("\n") else _NO_END
        parts.append(f"{shown(text)}\n{end}")
    return "".join(parts)


def _lines(text: str) -> list[str]:
    """The lines as git counts them, with their ends."""
    return [line for line in re.split(r"(?<=\n)", text) if line]
