"""A case: a small repository of records, and what the rules have to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.values import NamedTuple

AS_OF = "2026-11-20"
"""The day a case is judged as of, where it names none."""


class Expected(NamedTuple):
    """A finding that has to stand in `file` (of the case) at `line`.

    `severity` and `text`, a part of the message, are empty where any will do.
    """

    code: str
    message_id: str
    severity: str
    text: str
    file: str
    line: int

    def __str__(self) -> str:
        more = f" {self.severity}" if self.severity else ""
        return f"{self.code}[{self.message_id}]{more}" + (f' "{self.text}"' if self.text else "")


class ExpectedOutcome(NamedTuple):
    """Something that has to be not evaluated: `text` is a part of `<record id>: <reason>`.

    `line` is that of the source the case comes from.
    """

    code: str
    text: str
    line: int


class File(NamedTuple):
    """One file of a case: its text, and how many lines of the source stand before it."""

    text: str
    before: int


class Case(NamedTuple):
    """Records, how they are judged, and all that may be said of them.

    `source` is where the case is written: a file, or a section of a rule's explanation. `rules` are
    codes, families or names; `options` those of rules, by code. `line` is where the case begins.
    """

    title: str
    source: str
    line: int
    files: Mapping[str, File]
    rules: tuple[str, ...]
    as_of: str
    options: Mapping[str, Mapping[str, Any]]
    expected: tuple[Expected, ...]
    not_evaluated: tuple[ExpectedOutcome, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The files as text, by path."""
        return {path: file.text for path, file in self.files.items()}
