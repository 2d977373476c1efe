"""The style of a house: a folder with templates of its own, its logo and its sheets of style."""

from __future__ import annotations

import os
from typing import NamedTuple

from isms_lint.config.errors import UsageError

OURS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "style")
"""The folder of our sheets of style."""
_LOGOS = ("logo.svg", "logo.png", "logo.jpg")


class House(NamedTuple):
    """`folder` is what the invoker names; None: nothing of a house's own."""

    folder: str | None

    def logo(self, *suffixes: str) -> str | None:
        """The path of the logo, of the first of `suffixes` that there is one of."""
        for name in _LOGOS:
            path = os.path.join(self.folder, name) if self.folder else ""
            if path and name.endswith(suffixes) and os.path.isfile(path):
                return path
        return None

    def sheet(self, name: str) -> str:
        """The text of a sheet of style: the house's, else ours. Raises UsageError where it cannot be
        read.
        """
        return _text(self.file(name) or os.path.join(OURS, name))

    def sheets(self, name: str) -> str:
        """The text of our sheet of style, and below it the house's, which so has the last word.
        Raises UsageError where it cannot be read.
        """
        own = self.file(name)
        return _text(os.path.join(OURS, name)) + ("" if own is None else _text(own))

    def file(self, name: str) -> str | None:
        """The path of a file of the house; None where it has none."""
        path = os.path.join(self.folder, name) if self.folder else ""
        return path if path and os.path.isfile(path) else None


def house_in(folder: str | None) -> House:
    """The style in `folder`. Raises UsageError where that is no folder."""
    if folder is not None and not os.path.isdir(folder):
        raise UsageError(f"--templates {folder}: no such folder")
    return House(folder)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as handle:
            return handle.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"it cannot be read: {error}", path) from error
