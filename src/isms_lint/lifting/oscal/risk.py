"""What a risk of OSCAL says of itself: whether it is closed, how high it is, what is done about it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.oscal.instants import latest
from isms_lint.lifting.oscal.node import Node

_CLOSED = "closed"
_TREATMENT: Mapping[str, str] = {
    "avoid": "avoid",
    "mitigate": "modify",
    "contingency": "modify",
    "transfer": "share",
    "share": "share",
    "accept": "retain",
}
"""The treatment here for each type of response that OSCAL defines."""
_NOTHING_DONE = frozenset({"accept", "none"})
"""Types of response without which the risk would be the same."""
_LEVELS: Mapping[str, str] = {
    "severity": "level",
    "risk": "level",
    "likelihood": "likelihood",
    "impact": "consequence",
}
"""Facets that say how high the risk is; `risk` says it better than `severity`."""
_APPROVED = frozenset({"approved", "true", "yes", "confirmed"})
_REJECTED = frozenset({"withdrawn", "rejected", "denied", "false", "no"})
_CONTROL = "impacted-control-id"
"""The property by which FedRAMP names a control."""
_ADVICE = "recommendation"
_MOST_CONTROLS = 50
"""Controls that one risk is said to touch; more say nothing new."""


class Risk:
    """One risk of a document. What several records ask of it is read once."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.uuid = node.text("uuid")
        self.observations = uuids(node, "related-observations", "observation-uuid")
        self.is_closed = node.text("status") == _CLOSED
        self.is_false_positive = _property(node, "false-positive") in _APPROVED
        found = node.children("remediations")
        self.remediations = [one for one in found if one.text("lifecycle") != _ADVICE]
        """What somebody has undertaken to do, or did: not what was only recommended."""
        self.advice = [one for one in found if one.text("lifecycle") == _ADVICE]
        self.work = [one for one in self.remediations if _does_something(one)]
        """Those remediations by which anything changes."""

    @cached_property
    def closed_on(self) -> Node | None:
        """When the log says it was closed for the last time; None for one that is open."""
        entries = [e for e in self._log if e.text("status-change") == _CLOSED]
        return latest(e.child("start") for e in entries) if self.is_closed else None

    @cached_property
    def controls(self) -> list[Node]:
        """The controls that it is said to touch."""
        props = (p for p in self.node.children("props") if p.text("name") == _CONTROL)
        return [value for prop in props for value in prop.texts("value")][:_MOST_CONTROLS]

    @property
    def _log(self) -> list[Node]:
        log = self.node.child("risk-log")
        return log.children("entries") if log is not None else []

    def logged(self, remediation: Node) -> list[Node]:
        """The entries of its log about a remediation.

        Where there is only one, it is meant by entries that name none, too.
        """
        return list(self._by_response.get(remediation.text("uuid").casefold(), {}).values())

    @cached_property
    def _by_response(self) -> dict[str, dict[FieldPath, Node]]:
        found: dict[str, dict[FieldPath, Node]] = {}
        only = [self.work[0].text("uuid").casefold()] if len(self.work) == 1 else []
        for entry in self._log:
            for uuid in uuids(entry, "related-responses", "response-uuid") or only:
                found.setdefault(uuid, {})[entry.path] = entry
        return found

    @cached_property
    def unassigned(self) -> list[Node]:
        """The entries of its log that are about no work on it."""
        work = (self._by_response.get(one.text("uuid").casefold(), {}) for one in self.work)
        assigned = {path for entries in work for path in entries}
        return [entry for entry in self._log if entry.path not in assigned]

    @property
    def treatment(self) -> Node | None:
        """The treatment in the words of a risk here, where the risk tells it."""
        types = (_type_of(one) for one in self.remediations)
        known = (Node(_TREATMENT[t.value], t.path) for t in types if t and t.value in _TREATMENT)
        accepted = (Node("retain", p.path) for p in self.node.children("props") if _accepts(p))
        return next(known, None) or next(accepted, None)

    @property
    def levels(self) -> dict[tuple[str, ...], Node]:
        """Consequence, likelihood and level, first and after adjustment, by the field they become.

        Where several characterizations say one of them, the last one counts.
        """
        found: dict[tuple[str, ...], tuple[str, Node]] = {}
        for characterization in self.node.children("characterizations"):
            for facet in characterization.children("facets"):
                name, value = facet.text("name"), facet.child("value")
                if name not in _LEVELS or value is None:
                    continue
                is_adjusted = _property(facet, "state") == "adjusted"
                field = (*(["residual"] if is_adjusted else []), _LEVELS[name])
                if name != "severity" or found.get(field, ("",))[0] != "risk":
                    found[field] = name, value
        return {field: value for field, (_, value) in found.items()}


def uuids(node: Node, field: str, key: str) -> list[str]:
    """The uuids that the entries of `field` name, in small letters."""
    return [uuid.casefold() for entry in node.children(field) if (uuid := entry.text(key))]


def _type_of(remediation: Node) -> Node | None:
    """The value of its property `type`: `mitigate`, `accept`."""
    found = (p for p in remediation.children("props") if p.text("name") == "type")
    return next((prop.child("value") for prop in found if prop.text("value")), None)


def _does_something(remediation: Node) -> bool:
    """Whether there is anything to do: accepting a risk is a decision, unless it comes with tasks."""
    type = _type_of(remediation)
    says_nothing = type is not None and type.value in _NOTHING_DONE
    return bool(remediation.children("tasks")) or not says_nothing


def _accepts(prop: Node) -> bool:
    """Whether a property says that the risk is accepted."""
    name, value = prop.text("name"), prop.text("value").casefold()
    if name == "accepted":
        return value not in _REJECTED
    return name == "operational-requirement" and value in _APPROVED


def _property(node: Node, name: str) -> str:
    values = (p.text("value") for p in node.children("props") if p.text("name") == name)
    return next((value.casefold() for value in values if value), "")
