"""The dates that a rule compares: all of them, or why they cannot be compared."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of


def given_dates(
    record: Record, run: Pass, *fields: tuple[str | int, ...]
) -> list[date] | NotEvaluated | None:
    """The dates in `fields`, in their order; None where one is not given, so that there is nothing
    to compare.
    """
    if any(is_blank_answer(record.get(*field)) for field in fields):
        return None
    dates = [run.date(record, *field) for field in fields]
    unread = [
        f"`{written(field)}`" for field, day in zip(fields, dates, strict=True) if day is None
    ]
    if unread:
        return NotEvaluated(f"{list_of(unread)} cannot be read as a date")
    return [day for day in dates if day is not None]


def written(field: tuple[str | int, ...]) -> str:
    """A field as messages name it: `verified.on`, `progress[2].on`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in field)
    return "".join(steps).removeprefix(".")
