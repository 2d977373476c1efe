"""What the criteria make of a level: acceptable, above that, or high."""

from __future__ import annotations

from typing import Any

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.risk.criteria import is_above, number_of

HIGH, ABOVE, ACCEPTABLE, UNKNOWN = "high", "above", "acceptable", "unknown"
_PLAIN = 1e6
"""Numbers below it are written without an exponent."""
ZONES = (HIGH, ABOVE, ACCEPTABLE, UNKNOWN)


def zone_of(level: Any, criteria: Record | None) -> str:
    """The zone of a level; unknown where the criteria do not tell, or there are none."""
    if criteria is None or level is None:
        return UNKNOWN
    if is_above(level, "high", criteria):
        return HIGH
    above = is_above(level, "acceptance", criteria)
    if above is None:
        return UNKNOWN
    return ABOVE if above else ACCEPTABLE


def said(value: Any) -> str:
    """A level or a step of a scale as people write it: `4`, not `4.0`; empty where there is none."""
    number = number_of(value)
    if number is not None:
        return f"{number:g}" if abs(number) < _PLAIN else str(number)
    return value.strip() if isinstance(value, str) else ""
