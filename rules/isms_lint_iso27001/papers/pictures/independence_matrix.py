"""Who is tied to what: a field for each person and row, with the rule that reports the tie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.filled import MARKS, fill
from isms_lint_iso27001.papers.pictures.labels import cited, distinct
from isms_lint_iso27001.papers.pictures.style import AUDITED, NOT_YET, SEVERITIES, TOP, axis

FILLS = {
    "error": SEVERITIES[0],
    "warning": SEVERITIES[1],
    "info": AUDITED[0],
    "open": NOT_YET,
    "none": "#ffffff",
}
"""The states, and the colours of their fields."""
_LIGHT = "error"
"""The state whose field is so dark that its letters are white."""
_WIDTH = 400
_WIDEST = 80
_ROW = 18
_SLANTED = 3
"""People from which on their names stand aslant."""


def independence_matrix(panel: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`panel` has `people` (names), `rows` (each with `sort`, `heading`, `name` and `parts`) and
    `cells` (`person` and `row` by their place, `state`, `mark`). `words` has one for each state,
    `state`, `clause` and `clauses`.
    """
    people = distinct(panel["people"])
    rows = distinct(_label(row, words) for row in panel["rows"])
    cells = [
        {
            "person": people[cell["person"]],
            "row": rows[cell["row"]],
            "state": words[cell["state"]],
            "mark": cell["mark"],
            "light": cell["state"] == _LIGHT,
        }
        for cell in panel["cells"]
    ]
    width = min(_WIDEST, _WIDTH / max(1, len(people)))
    return {
        **TOP,
        "data": {"values": cells},
        "width": {"step": width},
        "height": {"step": _ROW},
        "encoding": {
            "x": {
                "field": "person",
                "type": "nominal",
                "sort": people,
                "title": None,
                "axis": axis(
                    orient="top",
                    labelAngle=-40 if len(people) > _SLANTED else 0,
                    labelLimit=110,
                    domain=False,
                    ticks=False,
                ),
            },
            "y": {
                "field": "row",
                "type": "nominal",
                "sort": rows,
                "title": None,
                "axis": axis(labelLimit=220, domain=False, ticks=False),
            },
        },
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "#aab4c0", "strokeWidth": 1},
                "encoding": {"color": fill(FILLS, words, columns=2)},
            },
            MARKS,
        ],
    }


def _label(row: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """What heads a row: the clause, the theme or the name, and which part of it."""
    heading = row["name"] or row["heading"]
    if row["sort"] == "clauses":
        heading = f"{words['clause']} {heading}"
    parts = cited(row["parts"], words)
    return f"{heading}: {parts}" if parts else heading
