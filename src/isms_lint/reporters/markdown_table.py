"""Lines of a table in Markdown. What stands in the cells is Markdown already."""

from __future__ import annotations

from collections.abc import Container


def heading(*heads: str, numbers: Container[int] = ()) -> str:
    """The heading of a table; the columns in `numbers` stand to the right."""
    marks = ["---:" if index in numbers else "---" for index in range(len(heads))]
    return f"{row(*heads)}|{'|'.join(marks)}|\n"


def row(*cells: str) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |\n"
