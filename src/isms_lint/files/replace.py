"""A file replaced as a whole: whoever reads it meanwhile has the old one or the new one."""

from __future__ import annotations

import os
import shutil
import tempfile


def replace(path: str, raw: bytes) -> None:
    """Put `raw` in place of the file at `path`, in its own mode; a link stays and leads to it.

    A file that is not there yet is made with the mode of any new file. What is there and is no file,
    such as a device or a pipe, stays and is written to. Raises OSError where it cannot be written;
    then all is as before.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as handle:
            handle.write(raw)
        return
    path = os.path.realpath(path)
    descriptor, beside = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".isms-lint-")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(raw)
        if os.path.exists(path):
            shutil.copymode(path, beside)
        else:
            os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
