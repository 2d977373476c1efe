"""What every part of a document is read against: the document, its outline, its parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.documents.document import Document
from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.model import ORGANIZATION, PERSON
from isms_lint.lifting.oscal.node import Node
from isms_lint.lifting.oscal.outline import Outline
from isms_lint.records.record import Record


class Ground:
    """One document while it is lifted.

    `lead` is the name of its root (`assessment-results`), `audit` the kind that a set of results
    becomes.
    """

    def __init__(
        self, root: Node, lead: str, found: Outline, place: tuple[Document, int, str], audit: str
    ) -> None:
        """`place` are the document, the slot of what holds the root, and the file."""
        self.root = root
        self.lead = lead
        self.found = found
        self.audit = audit
        self._place = place
        metadata = root.child("metadata") or Node({}, root.path)
        self.parties = [node for node in metadata.children("parties") if node.text("uuid")]
        self._party = {node.text("uuid").casefold(): node for node in self.parties}
        self._holders: dict[str, list[Node]] = {}
        for responsible in metadata.children("responsible-parties"):
            holders = self._holders.setdefault(responsible.text("role-id"), [])
            holders.extend(self._called(responsible.children("party-uuids")))

    def record(self, draft: Draft) -> Record:
        """The record that a draft is in the end; it tells what sort of document it is from."""
        draft.put(("x_oscal", "document"), self.lead, draft.node.path)
        return draft.record(*self._place)

    def party(self, uuid: Node | None) -> Node | None:
        """The party that `uuid` names, as far as this document describes it."""
        value = uuid.value if uuid is not None else None
        return self._party.get(value.strip().casefold()) if isinstance(value, str) else None

    def people(self, uuids: Iterable[Node | None]) -> Iterator[Node]:
        """Those of `uuids` that name persons of this document, as the records are called."""
        return (node for node in self._called(uuids) if self.found.is_a(node.value, PERSON))

    def responsible(self, roles: Iterable[Node]) -> Iterator[Node]:
        """The parties that entries of `responsible-roles` name, or that hold the roles they name."""
        for role in roles:
            uuids = role.children("party-uuids")
            yield from self._called(uuids) if uuids else self._holders.get(role.text("role-id"), [])

    def holders(self, *roles: str) -> Iterator[Node]:
        """The persons who hold one of these roles."""
        return self.people(uuid for role in roles for uuid in self._holders.get(role, ()))

    def organizations(self, *roles: str) -> Iterator[Node]:
        """The organizations that hold one of these roles, or that those who hold it belong to."""
        for role in roles:
            for party in filter(None, map(self.party, self._holders.get(role, ()))):
                is_own = party.text("type") == ORGANIZATION
                yield from [party] if is_own else self.memberships(party)

    def memberships(self, person: Node) -> list[Node]:
        """The organizations of this document that a person belongs to."""
        found = map(self.party, person.children("member-of-organizations"))
        return [one for one in found if one is not None and one.text("type") == ORGANIZATION]

    def actors(self, node: Node) -> Iterator[Node]:
        """The persons from whom `node` comes, as its `origins` say."""
        actors = (
            actor for origin in node.children("origins") for actor in origin.children("actors")
        )
        return self.people(actor.child("actor-uuid") for actor in actors)

    def _called(self, uuids: Iterable[Node | None]) -> Iterator[Node]:
        """Known parties by the uuid as they write it themselves, at the place that names them."""
        for uuid in uuids:
            party = self.party(uuid)
            if party is not None and uuid is not None:
                yield Node(party.text("uuid"), uuid.path)
