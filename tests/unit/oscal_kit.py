"""OSCAL documents for tests: texts in, records out."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import Any

from isms_lint.documents.yaml import read_yaml
from isms_lint.lifting.oscal.lift import Lifted, lift_oscal
from isms_lint.records.record import Record


def lift(text: str, kind: str = "audit") -> Lifted:
    """What is lifted of the one document in `text`."""
    ((document,), problems) = read_yaml(dedent(text))
    assert problems == []
    return lift_oscal(document.data, document, 0, "oscal.yaml", kind)


def results(*parts: str, around: str = "", kind: str = "audit") -> dict[str, Record]:
    """The records of assessment results with one set of results, by id."""
    text = (
        "assessment-results:\n  uuid: ar\n"
        + indent(dedent(around), "  ")
        + "  results:\n    - uuid: result\n      end: 2026-03-02T10:00:00Z\n"
        + _inside(parts, "      ")
    )
    return _by_id(lift(text, kind))


def plan(*parts: str) -> dict[str, Record]:
    """The records of a plan of action and milestones, by id."""
    return _by_id(lift(plan_text(*parts)))


def plan_text(*parts: str) -> str:
    """The text of a plan of action and milestones."""
    return "plan-of-action-and-milestones:\n  uuid: poam\n" + _inside(parts, "  ")


def _inside(parts: tuple[str, ...], margin: str) -> str:
    return "".join(indent(dedent(part).rstrip() + "\n", margin) for part in parts)


def own(record: Record) -> dict[str, Any]:
    """What a record says, but for its kind, its id and the sort of its document."""
    data = {name: value for name, value in record.data.items() if name not in ("kind", "id")}
    facts = {k: v for k, v in data.pop("x_oscal", {}).items() if k != "document"}
    return {**data, "x_oscal": facts} if facts else data


def _by_id(lifted: Lifted) -> dict[str, Record]:
    assert lifted.problems == []
    assert lifted.unmapped == []
    return {record.id: record for record in lifted.records}
