"""What a risk of OSCAL says of itself: whether it is closed, how high it is, what is done about it."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.records.oscal.ground import latest
from isms_lint.records.oscal.node import Node

CLOSED = "closed"
_OPEN = ("open", "investigating", "remediating", "deviation-requested", "deviation-approved")
STATUS: Mapping[str, str] = {**dict.fromkeys(_OPEN, "active"), CLOSED: CLOSED}
"""The word of a risk here for each that OSCAL defines: a deviation leaves the risk open."""
TREATMENT: Mapping[str, str] = {
    "avoid": "avoid",
    "mitigate": "modify",
    "contingency": "modify",
    "transfer": "share",
    "share": "share",
    "accept": "retain",
}
NOTHING_DONE = frozenset({"accept", "none"})
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
_ACCEPTED = ("accepted", "operational-requirement")
_CONTROL = "impacted-control-id"
"""The property of a risk by which FedRAMP names a control."""
_ADVICE = "recommendation"


def is_closed(risk: Node) -> bool:
    """Whether its status says so."""
    return risk.text("status") == CLOSED


def closed_on(risk: Node) -> Node | None:
    """When the log says it was closed for the last time."""
    entries = (e for e in log_of(risk) if e.text("status-change") == CLOSED)
    return latest(entry.child("start") for entry in entries)


def log_of(risk: Node) -> list[Node]:
    """The entries of its log."""
    log = risk.child("risk-log")
    return log.children("entries") if log is not None else []


def is_false_positive(risk: Node) -> bool:
    """Whether it was agreed that there is no such risk."""
    return _property(risk, "false-positive") in _APPROVED


def remediations(risk: Node) -> list[Node]:
    """What somebody has undertaken to do, or did: not what was only recommended."""
    return [one for one in risk.children("remediations") if one.text("lifecycle") != _ADVICE]


def advice(risk: Node) -> list[Node]:
    """What was only recommended."""
    return [one for one in risk.children("remediations") if one.text("lifecycle") == _ADVICE]


def type_of(remediation: Node) -> Node | None:
    """The value of its property `type`: `mitigate`, `accept`."""
    found = (p for p in remediation.children("props") if p.text("name") == "type")
    return next((prop.child("value") for prop in found if prop.text("value")), None)


def does_something(remediation: Node) -> bool:
    """Whether there is anything to do: accepting a risk is a decision, unless it comes with tasks."""
    type = type_of(remediation)
    says_nothing = type is not None and type.value in NOTHING_DONE
    return bool(remediation.children("tasks")) or not says_nothing


def treatment(risk: Node) -> Node | None:
    """The treatment in the words of a risk here, where the risk tells it."""
    types = (type_of(one) for one in remediations(risk))
    known = (Node(TREATMENT[t.value], t.path) for t in types if t and t.value in TREATMENT)
    accepted = (
        Node("retain", prop.path)
        for prop in risk.children("props")
        if prop.text("name") in _ACCEPTED and prop.text("value") not in _REJECTED
        if prop.text("name") == "accepted" or prop.text("value") in _APPROVED
    )
    return next(known, None) or next(accepted, None)


def levels(risk: Node) -> dict[tuple[str, ...], Node]:
    """Consequence, likelihood and level, first and after adjustment, by the field they become.

    Where several characterizations say one of them, the last one counts.
    """
    found: dict[tuple[str, ...], Node] = {}
    ranks: dict[tuple[str, ...], str] = {}
    for characterization in risk.children("characterizations"):
        for facet in characterization.children("facets"):
            name, value = facet.text("name"), facet.child("value")
            if name not in _LEVELS or value is None:
                continue
            field: tuple[str, ...] = (_LEVELS[name],)
            if _property(facet, "state") == "adjusted":
                field = ("residual", *field)
            if name == "severity" and ranks.get(field) == "risk":
                continue
            found[field], ranks[field] = value, name
    return found


def controls(risk: Node) -> list[Node]:
    """The controls that it is said to touch."""
    props = (p for p in risk.children("props") if p.text("name") == _CONTROL)
    return [value for prop in props for value in prop.texts("value")]


def _property(node: Node, name: str) -> str:
    values = (p.text("value") for p in node.children("props") if p.text("name") == name)
    return next((value.casefold() for value in values if value), "")
