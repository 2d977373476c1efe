"""What to write instead of a scope item that holds an id with words around it, or several ids."""

from __future__ import annotations

import re

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.other_numbering import is_old_control
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.words import alternatives, list_of

_BETWEEN = Pattern(r"\s*(?:[,;/&+]|\b(?:and|und|et|y)\b)\s*", re.IGNORECASE)
_LEADING = Pattern(
    r"((?:A[.\s]*\d{1,2}(?:\.\d{1,2}){0,2}|\d{1,2}(?:\.\d{1,2}){1,2})"
    r"(?:\s?[-–]\s?(?:A\.)?\d{1,2}(?:\.\d{1,2}){0,2})?)"
    r"(?=[\s:,;(–-])(?=.*[^\W\d_]{2})"
)
"""An id or a range at the start, and words after it."""
_LONGEST = 200


def scope_advice(text: str, record: Record, edition: str | None, run: Pass) -> str:
    """The end of a sentence that says `text` is no scope item; empty where nothing helps."""
    text = text.strip()
    if len(text) > _LONGEST:
        return ""
    parts = [_id_of(part, record, edition, run) for part in _BETWEEN.split(text)]
    if len(parts) > 1 and all(parts):
        return f"; write each id as an item of its own: {list_of([f'`{id}`' for id in parts])}"
    match = _LEADING.match(text)
    if match is None:
        return ""
    id = _id_of(match[1], record, edition, run)
    if not id and is_old_control(match[1], record, run):
        new = run.register.resolve(match[1], record, "2013").leaves
        write = f"write {alternatives([f'`{leaf}`' for leaf in new])}"
        return f"; {write}, which replaced `{match[1]}` of the 2013 edition"
    return f"; write `{id}` alone" if id else ""


def _id_of(text: str, record: Record, edition: str | None, run: Pass) -> str:
    """The id or range of the standard that a text is, in its right spelling; empty where none."""
    number = text.strip().removeprefix("A").lstrip(". ")
    for spelling in (text.strip(), f"A.{number}"):
        resolved = run.register.resolve(spelling, record, edition)
        if resolved.unknown is None and resolved.record is None:
            return spelling
    return ""
