"""The text of a cell of a workbook: its value, where that is not what people see, as they see it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
"""What a number format shows as it is, or says of colours, languages and widths."""
_NUMBERED = re.compile(r'((?:"[^"]*"|\\.|[-/ ()])*)(0+)')
"""A number format that makes ids: what stands before, and how many digits there are at least."""

_WHOLE = 1e15
"""Up to here a sheet holds every whole number."""


def text_of(cell: Any) -> str:
    """The text of a cell of openpyxl's; empty where it has none.

    Dates are written as ISO 8601 has them, as far as the format shows them: a cell that shows
    `Jul 26` is the month, not its first day. Whole numbers have no point, others no more digits than
    a sheet holds. Percentages and ids made by the format (`"R-"000`) are as people see and cite them.
    """
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_", "").replace("\r\n", "\n").strip()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime) and value.time() == time.min:
        value = value.date()
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.strftime(_shown_of_date(cell.number_format))
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(value)


@lru_cache(maxsize=256)
def _shown_of_date(number_format: str) -> str:
    """What of a date the format shows, as a pattern of ISO 8601."""
    shown = _QUOTED.sub("", number_format.partition(";")[0]).lower()
    if "d" in shown or "y" not in shown:
        return "%Y-%m-%d"
    return "%Y-%m" if "m" in shown else "%Y"


def _number(value: float, number_format: str) -> str:
    before, digits = _shape_of_number(number_format)
    if before == "%":
        return f"{value * 100:.12g}%"
    if not abs(value) < _WHOLE or value != int(value):
        return f"{value:.15g}"
    text = str(int(value))
    return text if value < 0 else before + text.rjust(digits, "0")


@lru_cache(maxsize=256)
def _shape_of_number(number_format: str) -> tuple[str, int]:
    """What stands before a number, and how many digits it has at least; `%` for percentages."""
    if "%" in _QUOTED.sub("", number_format):
        return "%", 1
    numbered = _NUMBERED.fullmatch(number_format)
    if numbered is None:
        return "", 1
    return re.sub(r'"|\\(?=.)', "", numbered[1]), len(numbered[2])
