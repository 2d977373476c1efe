"""The files of a repository as a session has them: those on disk, the editor's buffers over them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from isms_lint.documents import limits
from isms_lint.documents.document import Reading
from isms_lint.documents.read import Pages, Reader, read_bytes, read_file
from isms_lint.documents.text import decode
from isms_lint.values import NamedTuple

Stamp = tuple[int, int, int]


class Held(NamedTuple):
    """A file that was read. `stamp` says in which state of the disk; None for a buffer."""

    text: str
    reading: Reading
    stamp: Stamp | None = None


def read_disk(
    root: str,
    files: Iterable[str],
    readers: Mapping[str, Reader],
    pages: Pages,
    before: Mapping[str, Held],
) -> dict[str, Held]:
    """The files below `root` as they are on disk; those of `before` that did not change are not read
    again.
    """
    return {file: _read(root, file, readers, pages, before.get(file)) for file in files}


def read_buffer(
    file: str, text: str, readers: Mapping[str, Reader], pages: Pages, before: Held | None
) -> Held:
    """A buffer of the editor in place of `file`; `before` is what was read last in its place."""
    if before is not None and before.stamp is None and before.text == text and _same(before, pages):
        return before
    # Half of a surrogate pair is no text that a file could have.
    raw = text.encode("utf-8", "replace")
    return Held(
        text, read_bytes(file, raw if len(raw) <= limits.MAX_BYTES else None, readers, pages)
    )


def _read(
    root: str, file: str, readers: Mapping[str, Reader], pages: Pages, before: Held | None
) -> Held:
    try:
        with open(f"{root}/{file}", "rb", buffering=0) as handle:
            status = os.fstat(handle.fileno())
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if before is not None and before.stamp == stamp and _same(before, pages):
                return before
            raw = handle.read() if status.st_size <= limits.MAX_BYTES else None
    except OSError:
        return Held("", read_file(root, file, readers, pages))
    text = "" if raw is None else decode(raw)
    return Held(text if isinstance(text, str) else "", read_bytes(file, raw, readers, pages), stamp)


def _same(before: Held, pages: Pages) -> bool:
    """Whether a file would be read in the same way again: mappings may name it now, or no longer."""
    reading = before.reading
    return (reading.page is not None) == (pages.reader(reading.file) is not None)
