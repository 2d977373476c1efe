"""Which risks a nonconformity is about, and which nonconformities a risk comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from isms_lint.documents import limits
from isms_lint.lifting.oscal.node import Node
from isms_lint.lifting.oscal.risk import Risk, uuids

One = TypeVar("One")


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
    nonconformity names none, those do that rest on one observation. `is_cut` says that there were more
    links than are followed.
    """

    def __init__(self, risks: list[Risk], nonconformities: list[Nonconformity]) -> None:
        self.is_cut = False
        self._left = limits.MAX_EXPANSION
        self._risks: dict[str, list[Risk]] = {}
        self._risks_by_observation: dict[str, list[Risk]] = {}
        for risk in risks:
            self._risks.setdefault(risk.uuid.casefold(), []).append(risk)
            for uuid in risk.observations:
                self._risks_by_observation.setdefault(uuid, []).append(risk)
        self._naming: dict[str, list[Nonconformity]] = {}
        self._by_observation: dict[str, list[Nonconformity]] = {}
        for one in nonconformities:
            for uuid in one.risks:
                self._naming.setdefault(uuid, []).append(one)
            for uuid in one.observations:
                self._by_observation.setdefault(uuid, []).append(one)

    def risks_of(self, one: Nonconformity) -> list[Risk]:
        """The risks that a nonconformity is about."""
        return self._joined(one.risks, self._risks) or self._joined(
            one.observations, self._risks_by_observation
        )

    def about(self, risk: Risk) -> list[Nonconformity]:
        """The nonconformities that a risk comes from: one list for all of its remediations."""
        found = self._joined([risk.uuid.casefold()], self._naming) or self._joined(
            risk.observations, self._by_observation
        )
        # Each of the remediations names them all.
        self._left -= len(found) * (len(risk.work) - 1)
        self.is_cut = self.is_cut or self._left < 0
        return found if self._left >= 0 else []

    def _joined(self, names: Iterable[str], known: Mapping[str, list[One]]) -> list[One]:
        found: dict[int, One] = {}
        for name in names:
            for one in known.get(name, ()):
                if self._left <= 0:
                    self.is_cut = True
                    return []
                self._left -= 1
                found[id(one)] = one
        return list(found.values())
