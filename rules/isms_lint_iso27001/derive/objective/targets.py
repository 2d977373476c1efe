"""Targets and whether values reach them (6.2 b, 9.1)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from isms_lint.records.record import Record
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

if TYPE_CHECKING:
    from fractions import Fraction

_QUANTITY = Pattern(
    r"(?P<sign><=|>=|=<|=>|<|>|≤|≥|at least|at most|min\.?|max\.?)?\s*"
    r"(?P<number>[-+]?\d{1,15}(?:\.\d{1,15}|,\d{1,2})?)\s*(?P<unit>%|[^\W\d_][^\W\d_ ]{0,20})?\Z",
    re.IGNORECASE,
)
_HIGHER = frozenset({">=", "=>", ">", "≥", "at least", "min", "min."})
_STRICT = frozenset({"<", ">"})
_PERCENT = frozenset(
    {"%", "percent", "per cent", "prozent", "pourcent", "pour cent", "por ciento", "por cento"}
)
_LESS = Pattern(
    r"\b(?:reduc\w*|fewer|less|lower\w*|decreas\w*|minimi[sz]\w*|at most|no more than|below|under|"
    r"maximum|clicks?|click rate|downtime|outages?|overdue|mean time|time to|"
    r"senk\w*|reduzier\w*|verringer\w*|weniger|höchstens|rédui\w*|moins|dimin\w*|menos|reduzir)\b",
    re.IGNORECASE,
)
_FAR_ABOVE_A_SHARE = 10


class Target(NamedTuple):
    """What is to be reached: a number, a truth or a word (`wanted`), give or take `tolerance`.

    `higher` is whether more is better, None where the records do not say. `strict` is whether the
    target itself does not count as reached. `percent` is whether the unit is a percentage.
    """

    wanted: Fraction | bool | str
    higher: bool | None
    strict: bool
    tolerance: Fraction | int
    percent: bool
    record: Record


def target_of(measure: Record, objective: Record | None) -> Target | None:
    """The target of a measure: its own, else that of the objective it serves."""
    both = [one for one in (measure, objective) if one is not None]
    holder = next((one for one in both if not is_blank_answer(one.get("target"))), None)
    if holder is None:
        return None
    written = holder.get("target")
    wanted, sign, unit = _read(written)
    if not unit:
        unit = next((one.text("unit") for one in both if one.text("unit")), "").casefold()
    tolerance = next((number for one in both if (number := number_of(one.get("tolerance")))), None)
    return Target(
        wanted,
        _direction(wanted, sign, unit, both),
        sign in _STRICT,
        tolerance or 0,
        _is_percentage(unit),
        holder,
    )


def number_of(value: object) -> Fraction | None:
    """The number that a value is, with or without a unit; None where it is none or several."""
    wanted, _, _ = _read(value)
    return None if isinstance(wanted, bool | str) else wanted


def is_missed(value: object, target: Target) -> bool | None:
    """Whether a value misses a target by more than the tolerance; None where it cannot be told."""
    if isinstance(target.wanted, bool):
        return value is not target.wanted if isinstance(value, bool) else None
    if isinstance(target.wanted, str):
        same = isinstance(value, str) and value.strip().casefold() == target.wanted
        return False if same else None
    number = number_of(value)
    if number == target.wanted:
        return target.strict
    if number is None or target.higher is None or _is_share(number, target):
        return None
    short = target.wanted - number if target.higher else number - target.wanted
    return short > target.tolerance


def _read(value: object) -> tuple[Fraction | bool | str, str, str]:
    """A number, truth or word; the sign of comparison before it and the unit after it."""
    if isinstance(value, bool):
        return value, "", ""
    # It takes long to load, and most runs read no target.
    from fractions import Fraction

    if isinstance(value, int):
        return Fraction(value), "", ""
    if isinstance(value, float):
        # By its digits: 0.1 is a tenth.
        return (Fraction(repr(value)) if math.isfinite(value) else ""), "", ""
    text = " ".join(str(value).split()).casefold() if isinstance(value, str) else ""
    match = _QUANTITY.match(text)
    if match is None:
        return text, "", ""
    number = Fraction(match.group("number").replace(",", "."))
    return number, match.group("sign") or "", match.group("unit") or ""


def _direction(
    wanted: Fraction | bool | str, sign: str, unit: str, records: list[Record]
) -> bool | None:
    """Whether more is better. Where nobody says so: less, for a target of 0; more, for percentages
    and plain numbers of which no word says that less is wanted.
    """
    said = next((one.text("better") for one in records if one.text("better")), "")
    if said in ("higher", "lower"):
        return said == "higher"
    if sign:
        return sign in _HIGHER
    if wanted == 0 and not isinstance(wanted, bool):
        return False
    words = " ".join(one.text(f) for one in records for f in ("title", "what", "text", "unit"))
    if _LESS.search(words) or (unit and not _is_percentage(unit)):
        return None
    return True


def _is_percentage(unit: str) -> bool:
    return any(unit == word or unit.startswith(f"{word} ") for word in _PERCENT)


def _is_share(number: Fraction, target: Target) -> bool:
    """Whether 0.95 may stand for 95 percent."""
    wanted = target.wanted
    far = not isinstance(wanted, bool | str) and wanted >= _FAR_ABOVE_A_SHARE
    return target.percent and far and 0 < number <= 1
