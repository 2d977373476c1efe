"""What reading a file gives: documents, and problems where the bytes could not be understood."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from isms_lint.documents.page import Page
from isms_lint.documents.positions import Positions, Span
from isms_lint.documents.stamp import Signature
from isms_lint.values import NamedTuple


class ProblemKind(StrEnum):
    """What can be wrong with a file before it is a record."""

    UNREADABLE = "unreadable"
    SYNTAX = "syntax"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_TAG = "unknown-tag"
    UNDEFINED_ALIAS = "undefined-alias"
    OVER_LIMIT = "over-limit"
    NOT_A_RECORD = "not-a-record"


class ReaderFailure(NamedTuple):
    """What is wrong with a reader, not with the file: whose it is, what, and where in its code."""

    plugin: str
    message: str
    where: str


class Problem(NamedTuple):
    """One defect of a file, at its place. `message` is a sentence for people. `failure` is set where
    not the file is to blame, but who reads it. `sheet` is that of a workbook; the
    place is a cell of it then.
    """

    kind: ProblemKind
    message: str
    span: Span
    failure: ReaderFailure | None = None
    sheet: str = ""


class Document(NamedTuple):
    """One document of a file: plain data, and where each of its values stands.

    A field written without a value is in the data as None, and counts as a field not given.

    `written` keeps the text of the few scalars whose value does not show how they were written
    (`5.10`, `0123`, `1_000`), by slot. `sheet` is the sheet of a workbook that it was lifted from: its
    lines are rows, its columns cells.
    """

    data: Any
    positions: Positions
    written: dict[int, str]
    sheet: str = ""


class Ignore(NamedTuple):
    """A comment that accepts what rules find: `isms-lint: ignore[CAR005] reason`.

    `words` name the rules, as they stand in the brackets. It speaks of what is found from `first_line`
    to `last_line`. `fault` says why it speaks of nothing (`form`, `unclosed`, `every-row`); empty where
    it is well formed. `written` is all of it, as one line.
    """

    words: tuple[str, ...]
    reason: str
    span: Span
    first_line: int
    last_line: int
    written: str
    fault: str = ""


class Reading(NamedTuple):
    """All documents of one file, in order, the problems met on the way, and comments that accept.

    `page` is what the file is for people: sections and tables; None where no mapping asks for that.
    `signature` and `digest` say of which content this is (see `stamp`), where it was read as a whole
    from a file.
    """

    file: str
    documents: list[Document]
    problems: list[Problem]
    ignores: tuple[Ignore, ...] = ()
    page: Page | None = None
    signature: Signature | None = None
    digest: bytes = b""


START = Span(1, 1, 1, 1)
