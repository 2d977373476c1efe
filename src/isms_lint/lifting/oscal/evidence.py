"""Observations into evidence."""

from __future__ import annotations

from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.ground import Ground
from isms_lint.lifting.oscal.node import Node, is_text


def evidence(observation: Node, ground: Ground) -> Draft:
    """The piece of evidence that an observation is."""
    draft = Draft("evidence", observation)
    draft.take(("text",), observation.child("description"))
    draft.take(("collected_on",), observation.child("collected"))
    draft.take(("x_oscal", "expires"), observation.child("expires"))
    draft.take(("by",), next(ground.actors(observation), None))
    draft.list(("tags",), (*observation.children("methods"), *observation.children("types")))
    draft.list(("notes",), observation.texts("remarks"))
    draft.items(("evidence",), map(_item, observation.children("relevant-evidence")))
    return draft


def _item(item: Node) -> dict[str, Node]:
    fields = {"uri": item.child("href"), "note": item.child("description")}
    return {name: node for name, node in fields.items() if node and is_text(node.value)}
