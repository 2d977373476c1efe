"""Which risks a nonconformity is about, and which nonconformities a risk comes from."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.records.oscal.node import Node


class Nonconformity:
    """A finding, or an item of a plan, and what it names in the same document.

    `risks` and `observations` are uuids in small letters. `seen` are the observations themselves, each
    with its uuid at the place that names it. `items` are those of a plan that say what is done about
    this finding.
    """

    def __init__(self, node: Node, observations: Mapping[str, Node]) -> None:
        self.node = node
        self.id = node.text("uuid")
        self.risks: list[str] = []
        self.observations: list[str] = []
        self.seen: list[tuple[Node, Node]] = []
        self.items: list[Node] = []
        self._enter(node, observations)

    def add(self, item: Node, observations: Mapping[str, Node]) -> None:
        """Enter an item of a plan: what it names, this is about too."""
        self.items.append(item)
        self._enter(item, observations)

    def _enter(self, node: Node, observations: Mapping[str, Node]) -> None:
        self.risks += uuids(node, "related-risks", "risk-uuid")
        for entry in node.children("related-observations"):
            uuid = entry.child("observation-uuid")
            observation = observations.get(entry.text("observation-uuid").casefold())
            if uuid is not None and observation is not None:
                self.observations.append(observation.text("uuid").casefold())
                self.seen.append((Node(observation.text("uuid"), uuid.path), observation))


class Links:
    """Risks and nonconformities of one document, joined by what they name.

    They belong together where the nonconformity names the risk. Where a risk is named by none, or a
    nonconformity names none, those do that rest on one observation.
    """

    def __init__(self, risks: list[Node], nonconformities: list[Nonconformity]) -> None:
        self._risks: dict[str, list[Node]] = {}
        self._risks_by_observation: dict[str, list[Node]] = {}
        for risk in risks:
            self._risks.setdefault(risk.text("uuid").casefold(), []).append(risk)
            for uuid in _observations(risk):
                self._risks_by_observation.setdefault(uuid, []).append(risk)
        self._naming: dict[str, list[Nonconformity]] = {}
        self._by_observation: dict[str, list[Nonconformity]] = {}
        for one in nonconformities:
            for uuid in one.risks:
                self._naming.setdefault(uuid, []).append(one)
            for uuid in one.observations:
                self._by_observation.setdefault(uuid, []).append(one)

    def risks_of(self, one: Nonconformity) -> list[Node]:
        """The risks that a nonconformity is about."""
        named = [risk for uuid in one.risks for risk in self._risks.get(uuid, ())]
        shared = (r for uuid in one.observations for r in self._risks_by_observation.get(uuid, ()))
        return list({risk.path: risk for risk in named or shared}.values())

    def about(self, risk: Node) -> list[Nonconformity]:
        """The nonconformities that a risk comes from."""
        named = self._naming.get(risk.text("uuid").casefold(), [])
        shared = (one for uuid in _observations(risk) for one in self._by_observation.get(uuid, ()))
        return list({one.node.path: one for one in named or shared}.values())


def uuids(node: Node, field: str, key: str) -> list[str]:
    """The uuids that the entries of `field` name, in small letters."""
    return [uuid.casefold() for entry in node.children(field) if (uuid := entry.text(key))]


def _observations(risk: Node) -> list[str]:
    return uuids(risk, "related-observations", "observation-uuid")
