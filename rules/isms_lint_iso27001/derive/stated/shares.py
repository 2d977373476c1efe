"""Whether a share in percent follows from a count and a total."""

from __future__ import annotations

import re

from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.pattern import Pattern

_SHARE = Pattern(r"(\d{1,3})(?:[.,](\d{1,6}))?\s*%?", re.ASCII)


class Share(NamedTuple):
    """A share, and with how many digits behind the point it is written."""

    percent: float
    digits: int

    def fits(self, count: int, total: int) -> bool:
        """Whether it is what `count` of `total` makes, rounded or cut.

        One of at most 1 may also be written as a fraction.
        """
        exact = 100 * count / total
        return self._is_near(exact) or (self.percent <= 1 and self._is_near(exact / 100))

    def _is_near(self, exact: float) -> bool:
        return abs(self.percent - exact) < 10.0**-self.digits


def read_share(text: str) -> Share | None:
    """The share in a text: `77.4`, `77,4 %`; None where it is none."""
    match = _SHARE.fullmatch(text.strip())
    if match is None:
        return None
    digits = (match[2] or "").rstrip("0")
    return Share(float(f"{match[1]}.{digits or 0}"), len(digits))
