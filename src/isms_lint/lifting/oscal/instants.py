"""Moments as OSCAL writes them, so that two can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from isms_lint.lifting.oscal.node import Node


def latest(nodes: Iterable[Node | None]) -> Node | None:
    """The node with the latest moment; None where none says one."""
    dated = _dated(nodes)
    return max(dated, key=lambda one: one[0])[1] if dated else None


def earliest(nodes: Iterable[Node | None]) -> Node | None:
    """The node with the earliest moment; None where none says one."""
    dated = _dated(nodes)
    return min(dated, key=lambda one: one[0])[1] if dated else None


def _dated(nodes: Iterable[Node | None]) -> list[tuple[datetime, Node]]:
    return [(moment, node) for node in nodes if node and (moment := _instant(node)) is not None]


def _instant(node: Node) -> datetime | None:
    """The moment a value says; a day without an offset counts as one of UTC."""
    if not isinstance(node.value, str):
        return None
    try:
        moment = datetime.fromisoformat(node.value.strip().upper())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
