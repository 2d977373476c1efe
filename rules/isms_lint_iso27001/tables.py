"""The tables shipped in `data/`."""

from __future__ import annotations

import csv
import os

Row = dict[str, str]

_DATA = os.path.join(os.path.dirname(__file__), "data")


def table(name: str) -> list[Row]:
    """The rows of the table `name`, each by its headings."""
    with open(os.path.join(_DATA, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
