"""The criteria by which risks are judged: the level, what is acceptable, what is high (6.1.2 a)."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass

Number = int | float


def criteria_in_force(day: date, run: Pass) -> Record | None:
    """The risk criteria last approved by `day`; where none has a date, those that apply now."""
    known = [
        (run.date(criteria, "approved_on") or date.min, criteria.id, criteria)
        for criteria in run.register.of("risk-criteria")
        if criteria.text("status") != "draft"
    ]
    approved = [one for one in known if date.min < one[0] <= day]
    current = [one for one in known if one[2].text("status") != "superseded"]
    return max(approved or current, key=lambda one: one[:2], default=(None, "", None))[2]


def criteria_now(run: Pass) -> Record | None:
    """The criteria of the as-of day (a derivation)."""
    return criteria_in_force(run.as_of, run)


def computed_level(criteria: Record, consequence: Any, likelihood: Any) -> Any:
    """The level that the criteria give; None where they do not say, or a value is not on a scale."""
    method = criteria.get("level")
    if method in ("product", "sum"):
        if not (is_number(consequence) and is_number(likelihood)):
            return None
        return consequence * likelihood if method == "product" else consequence + likelihood
    row = _cell(method, consequence, criteria.get("scales", "consequence"))
    return _cell(row, likelihood, criteria.get("scales", "likelihood"))


def on_scale(value: Any, scale: Any) -> bool:
    """Whether `value` is one of a scale (a list, or `min` and `max`); True where there is no scale."""
    if isinstance(scale, list) and scale:
        return any(same(value, step) for step in scale)
    if isinstance(scale, dict):
        low, high = scale.get("min"), scale.get("max")
        if not is_number(value):
            return False
        return (not is_number(low) or value >= low) and (not is_number(high) or value <= high)
    return True


def rank(level: Any, criteria: Record) -> Number | None:
    """How high a level is: a number as it is, a word by its place on the scale of levels."""
    if is_number(level):
        number: Number = level
        return number
    scale = criteria.get("scales", "level")
    for place, step in enumerate(scale if isinstance(scale, list) else []):
        if same(level, step):
            return place
    return None


def is_above(level: Any, limit: str, criteria: Record) -> bool | None:
    """Whether `level` is above the criteria's `acceptance`, or at or above its `high`.

    None where the two cannot be compared.
    """
    bound = criteria.get(limit)
    one, other = rank(level, criteria), rank(bound, criteria)
    if one is None or other is None or is_number(level) != is_number(bound):
        return None
    return one >= other if limit == "high" else one > other


def same(one: Any, other: Any) -> bool:
    """Whether two levels or scale steps are the same: numbers by value, words without capitals."""
    if is_number(one) and is_number(other):
        return bool(one == other)
    return str(one).strip().casefold() == str(other).strip().casefold()


def is_number(value: Any) -> bool:
    """Whether `value` is a number, `true` being none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(table: Any, key: Any, scale: Any) -> Any:
    """The entry of a table: by its key, or by the place of the key on the scale."""
    if isinstance(table, dict):
        return next((value for name, value in table.items() if same(name, key)), None)
    if isinstance(table, list) and isinstance(scale, list):
        place = next((n for n, step in enumerate(scale) if same(step, key)), None)
        return table[place] if place is not None and place < len(table) else None
    return None
