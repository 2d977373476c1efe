"""Bytes into text, and offsets into places."""

from __future__ import annotations

import codecs

from isms_lint.documents.document import Problem, ProblemKind
from isms_lint.documents.positions import Span


def decode(raw: bytes) -> str | Problem:
    """The text of a file: UTF-8, with or without a byte-order mark, or UTF-16 with one.

    Bytes that are neither give a problem at the first of them.
    """
    # What strips a byte-order mark is written in Python, and few files have one.
    encoding = "utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "utf-8"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        # The error counts from behind a byte-order mark, in bytes of its own.
        good = error.object[: error.start].decode(encoding, "replace")
        wrong = error.object[error.start : error.start + 1].hex()
        return Problem(
            ProblemKind.SYNTAX,
            f"not UTF-8 text (byte 0x{wrong}): save the file as UTF-8",
            offset_span(good, len(good)),
        )


def offset_span(text: str, offset: int, first_line: int = 0) -> Span:
    """The one-character span at `offset` of `text`; `first_line` is added to its lines."""
    line = text.count("\n", 0, offset) + first_line + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + 1)
