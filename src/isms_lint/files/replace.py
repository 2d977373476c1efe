"""A file replaced as a whole: whoever reads it meanwhile has the old one or the new one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


def replace(path: str, raw: bytes) -> None:
    """Put `raw` in place of the file at `path`, as `replacing` does."""
    with replacing(path) as handle:
        handle.write(raw)


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """What is written takes the place of the file at `path` once all of it is there, in the mode of
    that file; a link stays and leads to it.

    A file that is not there yet is made with the mode of any new file. What is there and cannot be
    replaced, such as a device or a pipe, stays and is written to. Raises OSError where it cannot be
    written. Then, and where the caller fails before its end, the file is as it was before.
    """
    if os.path.exists(path) and not _can_be_replaced(path):
        with open(path, "wb") as handle:
            yield handle
        return
    path = os.path.realpath(path)
    descriptor, beside = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".isms-lint-")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            yield handle
        if os.path.exists(path):
            shutil.copymode(path, beside)
        else:
            os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


_OPEN_FILES = ("/dev/", "/proc/")
"""Below these a name can stand for a file that a process has open (`/dev/stdout`)."""


def _can_be_replaced(path: str) -> bool:
    """Whether it is a file, neither mounted nor in a folder that takes no new ones."""
    real = os.path.realpath(path)
    return (
        os.path.isfile(real)
        and not os.path.abspath(path).startswith(_OPEN_FILES)
        and not os.path.ismount(real)
        and os.access(os.path.dirname(real), os.W_OK)
    )


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
