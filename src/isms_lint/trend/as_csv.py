"""A table for spreadsheets: a row a point, and a column for each name that is counted."""

from __future__ import annotations

import csv
import io

from isms_lint.reporters.csv import cell
from isms_lint.trend.series import Series
from isms_lint.trend.words import HEADS, row


def report(series: Series, _width: int) -> str:
    """The points in their order."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    counted = [f"{series.by} {name}" for name in series.names]
    heads = [head.replace(" ", "_") for head in HEADS]
    writer.writerow(map(cell, [*heads, "revision", "differs", *counted]))
    for step in series.steps:
        point = step.point
        counts = [point.counts.get(name, 0) for name in series.names]
        cells = row(step)
        writer.writerow(map(cell, [*cells, point.revision, "; ".join(step.differs), *counts]))
    return out.getvalue()
