"""Risks as the records here have them."""

from __future__ import annotations

from isms_lint.records.oscal.draft import Draft
from isms_lint.records.oscal.ground import earliest
from isms_lint.records.oscal.node import Node
from isms_lint.records.oscal.risk import (
    STATUS,
    advice,
    closed_on,
    is_closed,
    levels,
    remediations,
    treatment,
)


def risk_record(risk: Node, observations: list[Node]) -> Draft:
    """The record of a risk; `observations` are those it rests on."""
    draft = Draft("risk", risk)
    said = risk.texts("statement", "description")
    draft.take(("text",), said[0] if said else None)
    status = risk.child("status")
    if status is not None:
        draft.put(("status",), STATUS.get(risk.text("status"), status.value), status.path)
    draft.take(("closed_on",), closed_on(risk) if is_closed(risk) else None)
    draft.take(("identified_on",), earliest(one.child("collected") for one in observations))
    for field, value in levels(risk).items():
        draft.take(field, value)
    draft.take(("treatment",), treatment(risk))
    draft.list(("notes",), [*said[1:], *_advised(risk), *_factors(risk)])
    draft.take(("x_oscal", "deadline"), risk.child("deadline"))
    draft.list(
        ("x_oscal", "remediations"),
        (uuid for one in remediations(risk) for uuid in one.texts("uuid")),
    )
    return draft


def _advised(risk: Node) -> list[Node]:
    return [text for one in advice(risk) for text in one.texts("title", "description", "remarks")]


def _factors(risk: Node) -> list[Node]:
    return [
        text
        for one in risk.children("mitigating-factors")
        for text in one.texts("title", "description", "remarks")
    ]
