"""One file: bytes in, a Reading out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import NamedTuple

from isms_lint.documents import limits
from isms_lint.documents.document import START, Document, Ignore, Problem, ProblemKind, Reading
from isms_lint.documents.page import Page
from isms_lint.documents.stamp import digest, signature_of
from isms_lint.documents.text import decode

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


NO_PAGES = Pages({}, lambda _: False)


def suffix_of(file: str) -> str:
    """The ending of a file's name, in small letters."""
    return file[file.rfind(".") :].lower()


def read_file(
    root: str, file: str, readers: Mapping[str, Reader], pages: Pages = NO_PAGES
) -> Reading:
    """Read `file` (a path below `root`, with `/`) with the reader of its suffix."""
    try:
        # Unbuffered: the file is read whole, in one call, once its size is known to be fair.
        with open(f"{root}/{file}", "rb", buffering=0) as handle:
            state = os.fstat(handle.fileno())
            raw = None if state.st_size > limits.MAX_BYTES else handle.read()
    except OSError as error:
        why = error.strerror or type(error).__name__
        if isinstance(error, IsADirectoryError):
            why = "the folder does not let itself be listed"
        return _failed(file, Problem(ProblemKind.UNREADABLE, f"cannot be read: {why}", START))
    reading = read_bytes(file, raw, readers, pages)
    content = b"" if raw is None else digest(raw)
    return reading._replace(signature=signature_of(state), digest=content)


def read_bytes(
    file: str, raw: bytes | None, readers: Mapping[str, Reader], pages: Pages = NO_PAGES
) -> Reading:
    """The Reading of `raw`, the bytes of `file`; None stands for more than MAX_BYTES of them."""
    if raw is None:
        size = limits.MAX_BYTES // (1024 * 1024)
        message = f"larger than {size} MiB: not read. Split the register, or exclude the file"
        return _failed(file, Problem(ProblemKind.OVER_LIMIT, message, START))
    suffix = suffix_of(file)
    as_page = pages.reader(file)
    page, problems = (None, []) if as_page is None else as_page(raw, file)
    if suffix not in readers:
        return Reading(file, [], problems, (), page)
    text = decode(raw)
    if isinstance(text, Problem):
        return _failed(file, text)
    documents, found = readers[suffix](text)
    problems = [*found, *problems]
    ignores = _ignores(suffix, text, documents, problems, page)
    return Reading(file, documents, problems, ignores, page)


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


def _failed(file: str, problem: Problem) -> Reading:
    return Reading(file, [], [problem])
