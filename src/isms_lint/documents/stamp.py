"""By what a file's content is known again: the state it was in when it was read, and a digest."""

import os


class Changed(Exception):
    """What a run goes by is not any more what it was when the run began to go by it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} was changed during this run: run again")


Signature = tuple[int, int, int, int]
"""Time of modification and time of change in nanoseconds, size in bytes, inode."""


def signature_of(state: os.stat_result) -> Signature:
    """What of a file's state changes with its content. The time of change no program sets back."""
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino


def digest(raw: bytes) -> bytes:
    """The name by which git would keep `raw` (gitglossary(7), blob object): 20 bytes."""
    import hashlib

    header = b"blob %d\0" % len(raw)
    return hashlib.sha1(header + raw, usedforsecurity=False).digest()
