"""SHA-256 hashes of files, each read once."""

from __future__ import annotations

import hashlib
import os.path
import re
from collections.abc import Callable

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_DRIVE = re.compile(r"[A-Za-z]:")


class Hashes:
    """The hashes of files below the root, by path."""

    def __init__(self, hash_of: Callable[[str], str]) -> None:
        self._hash_of = hash_of
        self._known: dict[str, str] = {}

    def of(self, path: str) -> str:
        """The hash of a file in hexadecimal digits; empty where there is none, or it is not read."""
        if path not in self._known:
            self._known[path] = "" if is_outside(path) else self._hash_of(path)
        return self._known[path]

    @property
    def files(self) -> dict[str, str]:
        """The hashes of all files that were read, by path."""
        return {path: found for path, found in sorted(self._known.items()) if found}

    @property
    def digest(self) -> str:
        """The hash of the list of files, as `sha256sum` writes it: a line for each, by path."""
        lines = "".join(f"{found}  {path}\n" for path, found in self.files.items())
        return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def is_outside(path: str) -> bool:
    """Whether a path leads out of the folder that it is seen from."""
    plain = os.path.normpath(path).replace("\\", "/")
    return plain.startswith("/") or plain.split("/")[0] == ".." or bool(_DRIVE.match(path))


def as_hash(written: str) -> str:
    """A hash as it is on record, in lower case; empty where it is none."""
    lower = written.casefold()
    return lower if _SHA256.match(lower) else ""
