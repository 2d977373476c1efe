"""The criteria by which risks are judged: the level, what is acceptable, what is high (6.1.2 a)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import inf
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.dates.in_force import in_force_now, in_force_on
from isms_lint_iso27001.derive.text.pattern import Pattern

Number = int | float
_DECIMALS = 9
_NUMBER = Pattern(r"\s*-?\d{1,9}(?:\.\d{1,9})?\s*\Z")


def criteria_in_force(day: date, run: Pass) -> Record | None:
    """The risk criteria last approved by `day`; where none has a date, those that apply now."""
    return in_force_on("risk-criteria", day, run)


def criteria_now(run: Pass) -> Record | None:
    """The criteria of the as-of day (a derivation)."""
    return in_force_now("risk-criteria", run)


def criteria_for(risk: Record, run: Pass) -> Record | None:
    """The criteria a risk was rated by: those that its assessment names, else those that were in
    force when it was completed; without such an assessment those of today.
    """
    assessment = run.register.find(risk.get("assessment"), "risk-assessment")
    if assessment is None:
        return run.derive(criteria_now)
    named = run.register.find(assessment.get("criteria"), "risk-criteria")
    if named is not None:
        return named
    day = run.date(assessment, "completed_on")
    return run.derive(criteria_now) if day is None else criteria_in_force(day, run)


def computed_level(criteria: Record, consequence: Any, likelihood: Any) -> Any:
    """The level that the criteria give; None where they do not say, or a value is not on a scale."""
    method = criteria.get("level")
    if method in ("product", "sum"):
        one, other = number_of(consequence), number_of(likelihood)
        if one is None or other is None:
            return None
        # 0.8 times 0.4 is 0.32, whatever binary fractions make of it.
        return round(one * other if method == "product" else one + other, _DECIMALS)
    row = _cell(method, consequence, criteria.get("scales", "consequence"))
    return _cell(row, likelihood, criteria.get("scales", "likelihood"))


def on_scale(value: Any, scale: Any) -> bool:
    """Whether `value` is one of a scale (a list, or `min` and `max`); True where there is no scale."""
    if isinstance(scale, list) and scale:
        return _place_on(scale, value) is not None
    if isinstance(scale, dict):
        number, low, high = (number_of(one) for one in (value, scale.get("min"), scale.get("max")))
        if number is None:
            return False
        return (low is None or number >= low) and (high is None or number <= high)
    return True


def in_words(scale: Any) -> str:
    """A scale as people say it: `1 to 5`, `low, medium, high`, `from 0`."""
    low, high = ends_of(scale)
    if low is None and high is None:
        return "of numbers" if isinstance(scale, dict) else ", ".join(str(step) for step in scale)
    if low is None:
        return f"up to {high}"
    return f"from {low}" if high is None else f"{low} to {high}"


def ends_of(scale: Any) -> tuple[Number | None, Number | None]:
    """The lowest and the highest value of a scale that goes from one to the other: one of numbers
    without steps, or with steps of one. None for an end that it has not, or that tells too little.
    """
    if isinstance(scale, dict):
        return number_of(scale.get("min")), number_of(scale.get("max"))
    numbers = [number for step in scale if (number := number_of(step)) is not None]
    in_steps_of_one = all(b - a == 1 for a, b in pairwise(numbers))
    if len(numbers) == len(scale) > 2 and in_steps_of_one:
        return numbers[0], numbers[-1]
    return None, None


def rank(level: Any, criteria: Record) -> Number | None:
    """How high a level is: a number as it is, a word by its place on the scale of levels."""
    number = number_of(level)
    if number is not None:
        return number
    scale = criteria.get("scales", "level")
    return _place_on(scale, level) if isinstance(scale, list) else None


def is_above(level: Any, limit: str, criteria: Record) -> bool | None:
    """Whether `level` is above the criteria's `acceptance`, or at or above its `high`.

    None where the two cannot be compared.
    """
    bound = criteria.get(limit)
    one, other = rank(level, criteria), rank(bound, criteria)
    if one is None or other is None or (number_of(level) is None) != (number_of(bound) is None):
        return None
    return one >= other if limit == "high" else one > other


def same(one: Any, other: Any) -> bool:
    """Whether two levels or scale steps are the same: numbers by value, words without capitals."""
    number = number_of(one)
    other_number = None if number is None else number_of(other)
    return _word(one) == _word(other) if other_number is None else number == other_number


def number_of(value: Any) -> Number | None:
    """The number that a value is, written as one or in quotes; None for any other value."""
    if type(value) is int:
        return value
    if isinstance(value, str):
        if _NUMBER.match(value):
            return float(value) if "." in value else int(value)
        return None
    if is_number(value):
        number: Number = value
        return number
    return None


def is_number(value: Any) -> bool:
    """Whether `value` is a number; `true`, infinity and what is no number (.nan) are none."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and -inf < value < inf


def _place_on(scale: list[Any], value: Any) -> int | None:
    """The place of the first step of a scale that is the same as `value`; None where none is."""
    number = number_of(value)
    for place, step in enumerate(scale):
        other = None if number is None else number_of(step)
        if _word(step) == _word(value) if other is None else number == other:
            return place
    return None


def _word(value: Any) -> str:
    return str(value).strip().casefold()


def _cell(table: Any, key: Any, scale: Any) -> Any:
    """The entry of a table: by its key, or by the place of the key on the scale."""
    if isinstance(table, dict):
        return next((value for name, value in table.items() if same(name, key)), None)
    if isinstance(table, list) and isinstance(scale, list):
        place = _place_on(scale, key)
        return table[place] if place is not None and place < len(table) else None
    return None
