"""Risks as the records here have them."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.instants import earliest
from isms_lint.lifting.oscal.node import Node
from isms_lint.lifting.oscal.risk import Risk

_OPEN = ("open", "investigating", "remediating", "deviation-requested", "deviation-approved")
_STATUS: Mapping[str, str] = {**dict.fromkeys(_OPEN, "active"), "closed": "closed"}
"""The word of a risk here for each that OSCAL defines: a deviation leaves the risk open."""


def risk_record(risk: Risk, observations: list[Node]) -> Draft:
    """The record of a risk; `observations` are those it rests on."""
    node = risk.node
    draft = Draft("risk", node)
    said = node.texts("statement", "description")
    draft.take(("text",), said[0] if said else None)
    status = node.child("status")
    if status is not None:
        draft.put(("status",), _STATUS.get(node.text("status"), status.value), status.path)
    draft.take(("closed_on",), risk.closed_on)
    draft.take(("identified_on",), earliest(one.child("collected") for one in observations))
    for field, value in risk.levels.items():
        draft.take(field, value)
    draft.take(("treatment",), risk.treatment)
    aside = [*risk.advice, *node.children("mitigating-factors"), *risk.unassigned]
    draft.list(("notes",), [*said[1:], *(text for one in aside for text in _texts(one))])
    draft.take(("x_oscal", "deadline"), node.child("deadline"))
    draft.list(
        ("x_oscal", "remediations"),
        (uuid for one in risk.remediations for uuid in one.texts("uuid")),
    )
    return draft


def _texts(node: Node) -> list[Node]:
    return node.texts("title", "description", "remarks")
