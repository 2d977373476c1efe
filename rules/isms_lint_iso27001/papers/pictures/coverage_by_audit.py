"""What each audit of a cycle looks at: a field for each audit, in their order, and row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.filled import MARKS, fill
from isms_lint_iso27001.papers.pictures.labels import cited, distinct
from isms_lint_iso27001.papers.pictures.style import AUDITED, NOT_YET, TOP, axis

FILLS = {
    "done": AUDITED[2],
    "part": AUDITED[1],
    "planned": NOT_YET,
    "never": "#e39b45",
    "none": "#ffffff",
}
"""The states, and the colours of their fields."""
_MARKS = {"planned": "○", "part": "/", "never": "–"}
_LIGHT = "part"
"""The state whose field is so dark that its mark is white."""
_WIDTH = 420
_WIDEST = 44
_ROW = 16


def coverage_by_audit(panel: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`panel` has `columns` (each with `name` and `day`), `rows` (each with `name` and `parts`) and
    `cells` (`row` and `column` by their place, and `state`). `words` has one for each state, `state`,
    `clause` and `clauses`.
    """
    columns = distinct(f"{one['day']} {one['name']}" for one in panel["columns"])
    rows = distinct(row["name"] or cited(row["parts"], words) for row in panel["rows"])
    cells = [
        {
            "audit": columns[cell["column"]],
            "row": rows[cell["row"]],
            "state": words[cell["state"]],
            "mark": _MARKS.get(cell["state"], ""),
            "light": cell["state"] == _LIGHT,
        }
        for cell in panel["cells"]
    ]
    return {
        **TOP,
        "data": {"values": cells},
        "width": {"step": min(_WIDEST, _WIDTH / max(1, len(columns)))},
        "height": {"step": _ROW},
        "encoding": {
            "x": {
                "field": "audit",
                "type": "nominal",
                "sort": columns,
                "title": None,
                "axis": axis(
                    orient="top", labelAngle=-60, labelLimit=150, domain=False, ticks=False
                ),
            },
            "y": {
                "field": "row",
                "type": "nominal",
                "sort": rows,
                "title": None,
                "axis": axis(labelLimit=200, domain=False, ticks=False),
            },
        },
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "#aab4c0", "strokeWidth": 1},
                "encoding": {"color": fill(FILLS, words)},
            },
            MARKS,
        ],
    }
