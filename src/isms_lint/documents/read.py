"""One file: bytes in, a Reading out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from isms_lint.documents import limits
from isms_lint.documents.document import START, Document, Ignore, Problem, ProblemKind, Reading
from isms_lint.documents.page import Page
from isms_lint.documents.stamp import Signature, digest, signature_of
from isms_lint.documents.text import decode
from isms_lint.values import NamedTuple

Reader = Callable[[str], tuple[list[Document], list[Problem]]]
"""Takes the text of a file; gives its documents and the problems met. Never raises."""
PageReader = Callable[[bytes, str], tuple[Page | None, list[Problem]]]
"""Takes the bytes of a file and its name; gives the page it is, if it can be read, and problems."""


class Pages(NamedTuple):
    """Which files are read as pages: those with these suffixes that a mapping names."""

    readers: Mapping[str, PageReader]
    named: Callable[[str], bool]

    def reader(self, file: str) -> PageReader | None:
        """The reader for `file`; None where it is not read as a page."""
        found = self.readers.get(suffix_of(file))
        return found if found is not None and self.named(file) else None


_FOR_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_PIECE = 1 << 20
"""Bytes asked for at a time where it is not known how many there are."""

NO_PAGES = Pages({}, lambda _: False)


def suffix_of(file: str) -> str:
    """The ending of a file's name, in small letters."""
    return file[file.rfind(".") :].lower()


def read_file(
    root: str, file: str, readers: Mapping[str, Reader], pages: Pages = NO_PAGES
) -> Reading:
    """Read `file` (a path below `root`, with `/`) with the reader of its suffix."""
    try:
        raw, state = _contents(f"{root}/{file}")
    except OSError as error:
        why = error.strerror or type(error).__name__
        if isinstance(error, IsADirectoryError):
            why = "the folder does not let itself be listed"
        return _failed(file, Problem(ProblemKind.UNREADABLE, f"cannot be read: {why}", START))
    content = b"" if raw is None else digest(raw)
    return _read(file, raw, readers, pages, signature_of(state), content)


def _contents(path: str) -> tuple[bytes | None, os.stat_result]:
    """The bytes of the file at `path`, None where they are more than MAX_BYTES, and its state."""
    # Not by `open`: its handle asks for the state once more, and for where in the file it stands.
    handle = os.open(path, _FOR_READING)
    try:
        state = os.fstat(handle)
        size = state.st_size
        if size > limits.MAX_BYTES:
            return None, state
        raw = os.read(handle, size + 1)
        if len(raw) != size:
            # It is being written, or says nothing of its size.
            parts = [raw]
            while parts[-1]:
                parts.append(os.read(handle, _PIECE))
            raw = b"".join(parts)
        return raw, state
    finally:
        os.close(handle)


def read_bytes(
    file: str, raw: bytes | None, readers: Mapping[str, Reader], pages: Pages = NO_PAGES
) -> Reading:
    """The Reading of `raw`, the bytes of `file`; None stands for more than MAX_BYTES of them."""
    return _read(file, raw, readers, pages, None, b"")


def _read(
    file: str,
    raw: bytes | None,
    readers: Mapping[str, Reader],
    pages: Pages,
    signature: Signature | None,
    content: bytes,
) -> Reading:
    """The Reading of `raw`, with the signature and the digest of what it was read from."""
    if raw is None:
        size = limits.MAX_BYTES // (1024 * 1024)
        message = f"larger than {size} MiB: not read. Split the register, or exclude the file"
        return _failed(file, Problem(ProblemKind.OVER_LIMIT, message, START), signature, content)
    suffix = suffix_of(file)
    as_page = pages.reader(file)
    page, problems = (None, []) if as_page is None else as_page(raw, file)
    if suffix not in readers:
        return Reading(file, [], problems, (), page, signature, content)
    text = decode(raw)
    if isinstance(text, Problem):
        return _failed(file, text, signature, content)
    documents, found = readers[suffix](text)
    problems = [*found, *problems]
    ignores = _ignores(suffix, text, documents, problems, page)
    return Reading(file, documents, problems, ignores, page, signature, content)


def _ignores(
    suffix: str,
    text: str,
    documents: list[Document],
    problems: list[Problem],
    page: Page | None,
) -> tuple[Ignore, ...]:
    """The comments that accept findings; few files have any, and the others pay for one look."""
    has_comments = "#" in text or "<!--" in text
    if not has_comments or not (documents or page) or "lint" not in text.lower():
        return ()
    from isms_lint.documents.ignores import find_ignores

    return find_ignores(suffix, text, documents, problems, page)


def _failed(
    file: str, problem: Problem, signature: Signature | None = None, content: bytes = b""
) -> Reading:
    return Reading(file, [], [problem], (), None, signature, content)
