"""Parties into persons and units."""

from __future__ import annotations

from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.ground import Ground
from isms_lint.lifting.oscal.model import ORGANIZATION, RESULTS
from isms_lint.lifting.oscal.node import Node

EXTERNAL = "external-audit"


def parties(ground: Ground) -> list[Draft]:
    """A person or a unit for each party.

    The people of an assessment from outside belong to a firm, those of others to a unit.
    """
    is_outside = ground.lead == RESULTS and ground.audit == EXTERNAL
    found = []
    for party in ground.parties:
        if party.text("type") == ORGANIZATION:
            draft = Draft("unit", party)
        else:
            draft = Draft("person", party)
            draft.list(("emails",), party.children("email-addresses"))
            _belonging(draft, party, ground, is_outside)
        draft.take(("name",), party.child("name") or party.child("short-name"))
        draft.list(("notes",), party.texts("remarks"))
        found.append(draft)
    return found


def _belonging(draft: Draft, party: Node, ground: Ground, is_outside: bool) -> None:
    """The organization that a person belongs to: the first one that the document describes."""
    organizations = ground.memberships(party)
    if organizations:
        place = (*party.path, "member-of-organizations")
        field, name = ("firm", "name") if is_outside else ("unit", "uuid")
        draft.put((field,), organizations[0].text(name), place)
