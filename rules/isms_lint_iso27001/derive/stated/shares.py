"""Whether a share in percent follows from a count and a total."""

from __future__ import annotations


def fits(share: float, count: int, total: int) -> bool:
    """Whether `share` is what `count` of `total` makes, rounded or cut as it is written.

    A share of at most 1 may also be written as a fraction.
    """
    if total <= 0:
        return count == 0
    exact = 100 * count / total
    return _is_near(share, exact) or (share <= 1 and _is_near(share, exact / 100))


def _is_near(written: float, exact: float) -> bool:
    digits = len(repr(written).partition(".")[2].rstrip("0"))
    return abs(written - exact) < 10.0**-digits
