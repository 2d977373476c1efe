"""Numbers as people write them."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[+-]?[0-9]*[.,]?[0-9]+")
_GROUPS = re.compile(
    r"""
    [+-]?[0-9]{1,3}
    (?: (?:[ '’\u00a0\u2009\u202f][0-9]{3})+ (?:[.,][0-9]+)?
      | (?:,[0-9]{3})+\.[0-9]+ | (?:\.[0-9]{3})+,[0-9]+
      | (?:,[0-9]{3}){2,} | (?:\.[0-9]{3}){2,} )
    """,
    re.VERBOSE,
)
_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""Thousands to one reader, a fraction to the other."""
_LONGEST = 40


def read_number(text: str) -> int | float | None:
    """The number that the whole text is; None where it is none, or may be two.

    A point or a comma begins the fraction: `0.63`, `0,63`. `1,000` and `1.000` may be a thousand or
    one, so they are no number; `1,000,000`, `1.234,50` and `1 000` have one reading. Neither `85%`
    nor `12 (High)` is a number alone.
    """
    text = text.strip().replace("−", "-")
    if len(text) > _LONGEST or _EITHER.fullmatch(text):
        return None
    if _PLAIN.fullmatch(text):
        return _value(text.replace(",", "."))
    if _GROUPS.fullmatch(text) is None:
        return None
    last = max(text.rfind("."), text.rfind(","))
    fraction = last >= 0 and text.count(text[last]) == 1
    whole, rest = (text[:last], text[last + 1 :]) if fraction else (text, "")
    digits = re.sub(r"[^0-9+-]", "", whole)
    return _value(f"{digits}.{rest}" if fraction else digits)


def _value(text: str) -> int | float:
    return float(text) if "." in text else int(text)
