"""A picture: when the supplier of each contract was reviewed last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def reviews_picture(rows: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`rows` are those of the paper, `words` has `on`: what stands below the days."""
    points = [
        {"contract": row.contract.id, "on": row.latest.on.isoformat()} for row in rows if row.latest
    ]
    day = {"field": "on", "type": "temporal", "title": words["on"]}
    return {
        "data": {"values": points},
        "mark": {"type": "point", "filled": True, "size": 80},
        "encoding": {
            # In UTC: else the picture hangs on the timezone of the machine that draws it.
            "x": {**day, "scale": {"type": "utc"}},
            "y": {"field": "contract", "type": "nominal", "title": None},
        },
    }
