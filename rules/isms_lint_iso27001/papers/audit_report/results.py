"""What came out of an audit, item by item."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.papers.fields import Item, Reference, item_of, references_of


class Result(NamedTuple):
    """One entry of `results`. `result` is empty where it says none."""

    item: Item
    result: str
    reason: str
    samples: tuple[Reference, ...]


def results_of(audit: Record, run: Pass) -> tuple[Result, ...]:
    """The results of an audit, in the order of its record."""
    return tuple(
        Result(
            item_of(audit.text("results", at, "item"), audit, run),
            audit.text("results", at, "result"),
            audit.text("results", at, "reason"),
            (*references_of(one.get("samples"), run), *references_of(one.get("evidence"), run)),
        )
        for at, one in audit.items("results")
    )
