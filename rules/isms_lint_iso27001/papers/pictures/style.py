"""What all pictures have in common: colours that the colour-blind tell apart and that print in grey,
and letters large enough to read on paper.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

SEVERITIES = ("#7a0b2e", "#cc7100", "#8aabd2")
"""For error, warning and info: from dark to light, so that they differ in grey too."""
STEPS = ("#f1f4f8", "#b7cde6", "#5f93c4", "#173f6b")
"""From nothing to much."""
AUDITED = ("#a6c2e1", "#4175a8", "#173f6b")
"""From audited a little to audited much."""
NEVER = "#e08a1e"
"""For what was left out, among the colours of audits."""
NOT_YET = "#f2da8f"
"""For what is planned, or not known."""
INK = "#1a1f26"

TOP: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "background": "white",
    "config": {
        "font": "Helvetica, Arial, sans-serif",
        "view": {"stroke": None},
        "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": INK, "titleColor": INK},
        "legend": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": INK, "titleColor": INK},
        "text": {"fontSize": 12, "color": INK},
    },
}


def axis(**more: Any) -> dict[str, Any]:
    """An axis with a quiet grid."""
    return {"gridColor": "#dde3ea", "domainColor": "#4a5563", "tickColor": "#4a5563", **more}


def instant(day: date) -> int:
    """The start of a day as Vega counts: milliseconds since 1970 in UTC. The scale it is for has to be
    of the type `utc`, or the picture hangs on where it is drawn.
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def whole_steps(longest: int) -> int:
    """How many steps an axis has that counts up to `longest`: none of them a fraction."""
    return max(1, min(longest, 10))
