"""Corrective actions: how far they are, and whether they name a cause."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.placeholders import is_blank_answer


def is_closed(action: Record) -> bool:
    """Whether it is closed: by its status, or by a `closed_on` unless it was rejected."""
    status = action.text("status")
    return status == "closed" or (status != "rejected" and is_given(action, "closed_on"))


def is_open(action: Record) -> bool:
    """Whether it is neither closed nor rejected."""
    return action.text("status") != "rejected" and not is_closed(action)


def stage(action: Record) -> str:
    """`closed`, else its status, else `implemented` where only the date says so; else empty."""
    if is_closed(action):
        return "closed"
    status = action.text("status")
    return status or ("implemented" if is_given(action, "implemented_on") else "")


def is_given(record: Record, *path: str | int) -> bool:
    """Whether the field holds an answer: more than nothing, and no word such as TBD."""
    return not is_blank_answer(record.get(*path))
