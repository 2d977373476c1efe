"""Names of files, made of ids: safe on every system, and read by the linter."""

from __future__ import annotations

import unicodedata

from isms_lint.files.devices import is_device
from isms_lint.files.discover import ALWAYS_OUT

_LONGEST = 120
"""Bytes of a name; systems take 255, with the ending and a number behind it."""
_LEAD = "record-"


class FileNames:
    """Gives each path once. Capitals, and ways to compose a letter, tell no two apart."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        """For each path the number that was last put behind it; 1 where it was given as it is."""

    def free(self, folder: str, name: str, suffix: str) -> str:
        """The path `folder/name` with this suffix, of names as people write them. Behind one that is
        given already there is a number.
        """
        return self.unlike(f"{_read(safe(folder), '/x')}/{_read(safe(name), suffix)}") + suffix

    def unlike(self, path: str) -> str:
        """The path, of safe names and without a suffix; with a number behind it where it is given
        already.
        """
        number = self._last.get(_key(path), 0) + 1
        while number > 1 and _key(f"{path}_{number}") in self._last:
            number += 1
        self._last[_key(path)] = number
        if number > 1:
            path = f"{path}_{number}"
            self._last[_key(path)] = 1
        return path


def file_name(name: str, suffix: str) -> str:
    """A file of this name, as people write it, and suffix."""
    return _read(safe(name), suffix) + suffix


def safe(name: str) -> str:
    """A name of a file or folder that says `name` as far as it can: letters and digits of any script,
    `.`, `_`, and `-` for the rest. Never hidden, never a device, never empty.
    """
    composed = unicodedata.normalize("NFC", name)
    kept = "".join(char if _stays(char) else "-" for char in composed)
    while "--" in kept:
        kept = kept.replace("--", "-")
    kept = kept.encode()[:_LONGEST].decode("utf-8", "ignore").strip("-.")
    if not kept or is_device(kept.partition(".")[0]):
        return f"{_LEAD}{kept}".rstrip("-")
    return kept


def _stays(char: str) -> bool:
    return char in "-_." or unicodedata.category(char)[0] in "LNM"


def _read(name: str, ending: str) -> str:
    """The name, or another one where the linter reads no file of this name."""
    return f"{_LEAD}{name.replace('.', '-')}" if ALWAYS_OUT.match(name + ending) else name


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
