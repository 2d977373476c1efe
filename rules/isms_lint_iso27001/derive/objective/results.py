"""The results of a measure, in the order of their days (9.1)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_DAYS_OF_A_MONTH = 30


class Result(NamedTuple):
    """One result and its day."""

    day: date
    record: Record


def results_of(measure: Record, run: Pass) -> list[Result]:
    """The results up to the as-of day, oldest first. Rows without a value or words are none yet."""
    found = [
        Result(day, record)
        for record in _filled(measure, run)
        if (day := run.date(record, "on")) is not None and day <= run.as_of
    ]
    return sorted(found, key=lambda one: (one.day, one.record.id))


def has_undated_result(measure: Record, run: Pass) -> bool:
    """Whether there is a result of a day that the record does not tell."""
    return any(run.date(record, "on") is None for record in _filled(measure, run))


def months_later(day: date, months: float) -> date:
    """`day` moved by whole months, and by days for the part of a month that is left."""
    whole = int(months)
    return add_days(add_months(day, whole), round((months - whole) * _DAYS_OF_A_MONTH))


def _filled(measure: Record, run: Pass) -> list[Record]:
    return [
        record
        for record in run.register.referring(measure, "result", "measure")
        if not (is_blank_answer(record.get("value")) and is_blank_answer(record.get("text")))
    ]
