"""What was done where the independence of an audit is thin."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


def safeguards_of(audit: Record) -> list[str]:
    """The safeguards the audit records, in its words."""
    return [text for _, text in audit.strings("safeguards") if not is_blank_answer(text)]


def has_safeguards(audit: Record) -> bool:
    """Whether the audit records any safeguard."""
    return bool(safeguards_of(audit))


def recorded(audit: Record) -> str:
    """The end of a message on an audit with a safeguard; empty where none is recorded."""
    found = safeguards_of(audit)
    if not found:
        return ""
    said = "a safeguard is recorded" if len(found) == 1 else "safeguards are recorded"
    return f"; {said}: {list_of([quote(text) for text in found])}"
