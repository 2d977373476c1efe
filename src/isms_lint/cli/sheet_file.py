"""The file of a sheet: read as one, and looked at before an export replaces it."""

from __future__ import annotations

import os

from isms_lint.checking.side import Side
from isms_lint.config.errors import UsageError
from isms_lint.documents.limits import MAX_BYTES
from isms_lint.files.leading_out import leads_out
from isms_lint.sheets.given import Given, read_sheet


def sheet_in(path: str) -> Given:
    """The sheet in a file. Raises UsageError where it cannot be read, or holds none."""
    try:
        with open(path, "rb") as handle:
            raw = handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise UsageError(f"{path}: larger than {MAX_BYTES // (1024 * 1024)} MiB")
    return read_sheet(raw, path)


def refuse_other_format(path: str, suffix: str) -> None:
    """Raise UsageError for a target that is not named, or links to what is not named, as its format."""
    if not all(name.lower().endswith(suffix) for name in (path, os.path.realpath(path))):
        option = suffix.replace(".", "--")
        raise UsageError(f"{path}: {option} writes files whose names end in `{suffix}`")


def refuse_what_is_there(path: str, side: Side, *, force: bool) -> None:
    """Raise UsageError for a target that is no file, leads out of the repository or is read by the run,
    and without `force` for one that is no earlier export.
    """
    if leads_out(path):
        raise UsageError(f"{path}: a link leads it out of the repository")
    if not os.path.lexists(path):
        return
    if not os.path.isfile(path):
        raise UsageError(f"{path}: is there, and is no file")
    read = next((one for one in side.readings if _is_same(path, f"{side.root}/{one.file}")), None)
    if read is not None:
        raise UsageError(f"{path}: records are read from it (see the mappings): name another file")
    if not force and not _is_earlier(path):
        raise UsageError(f"{path}: is there, and is no earlier export: --force replaces it")


def _is_same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False  # gone since it was read


def _is_earlier(path: str) -> bool:
    try:
        return bool(sheet_in(path).state)
    except UsageError:
        return False
