"""Entries of the cache as files: written in one piece, read back whole or not at all.

Plain data by `marshal` behind a line that names the format and a checksum. Whatever is not as it was
written is taken for missing, and so is what belongs to somebody else or what others may write: what
stands in an entry is believed.
"""

import marshal
import os
import stat
import zlib

TYPE_CHECKING = False  # of `typing`, which takes longer to import than an entry to read

if TYPE_CHECKING:
    from typing import Any

FORMAT = b"isms-lint 1\n"
"""The first line of an entry."""
_CHECKSUM = 4
_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, and nothing that is no file waited for."""


def read_entry(path: str, most: int) -> "Any":
    """The data in the file at `path`; None where there is none that can be believed, or one of more
    than `most` bytes.
    """
    try:
        descriptor = os.open(path, _READING)
        with open(descriptor, "rb", buffering=0) as handle:
            state = os.fstat(descriptor)
            if not _ours(state) or state.st_size > most:
                return None
            raw = handle.readall()
        begin = len(FORMAT) + _CHECKSUM
        body = memoryview(raw)[begin:]
        written = zlib.crc32(body).to_bytes(_CHECKSUM, "little")
        if raw[:begin] != FORMAT + written:
            return None
        return marshal.loads(body)  # noqa: S302 (it is ours, and whole)
    except (OSError, ValueError, EOFError, TypeError, MemoryError):
        return None


def write_entry(path: str, data: "Any", most: int) -> int:
    """Put `data` in place of the file at `path`; the bytes written, 0 where it takes more than `most`
    or cannot be written: a cache that fails is no failure of the run.
    """
    try:
        body = marshal.dumps(data)
        if len(body) > most:
            return 0
        head = FORMAT + zlib.crc32(body).to_bytes(_CHECKSUM, "little")
        folder, name = os.path.split(path)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        beside = os.path.join(folder, f".{name}.{os.getpid()}")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with open(descriptor, "wb") as handle:
                handle.write(head)
                handle.write(body)
            os.replace(beside, path)
        except BaseException:
            os.unlink(beside)
            raise
    except (OSError, ValueError, MemoryError):
        return 0
    return len(head) + len(body)


def _ours(state: os.stat_result) -> bool:
    """Whether it is a file of this user that nobody else may write."""
    if not stat.S_ISREG(state.st_mode):
        return False
    return os.name == "nt" or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)
