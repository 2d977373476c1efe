"""Findings that are not satisfied, and items of a plan of action, into nonconformities."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.ground import Ground
from isms_lint.lifting.oscal.instants import earliest, latest
from isms_lint.lifting.oscal.links import Nonconformity
from isms_lint.lifting.oscal.node import Node
from isms_lint.lifting.oscal.risk import Risk

SATISFIED = "satisfied"
NOT_SATISFIED = "not-satisfied"


def nonconformity(
    one: Nonconformity, risks: list[Risk], result: Node | None, ground: Ground
) -> Draft:
    """The record of a finding; `risks` are those it is about, `result` what it stands in."""
    node = one.node
    draft = Draft("nonconformity", node)
    draft.take(("statement",), node.child("description"))
    _requirement(draft, node, risks)
    draft.list(("evidence",), (uuid for uuid, _ in one.seen))
    seen_on = [observation.child("collected") for _, observation in one.seen]
    if result is not None:
        field = "audit" if ground.audit == "audit" else "external_audit"
        draft.take((field,), result.child("uuid"))
        draft.take(("raised_on",), latest(seen_on) or result.child("end"))
    else:
        # A plan goes on: what is seen again later does not raise the finding anew.
        draft.take(("raised_on",), earliest(seen_on))
    draft.take(("raised_by",), next(ground.actors(node), None))
    _status(draft, node, risks)
    _disposition(draft, risks)
    draft.list(("notes",), _notes(one))
    draft.list(("x_oscal", "risks"), (uuid for risk in risks for uuid in risk.node.texts("uuid")))
    draft.list(("x_oscal", "items"), (uuid for item in one.items for uuid in item.texts("uuid")))
    return draft


def _requirement(draft: Draft, node: Node, risks: Iterable[Risk]) -> None:
    """What the finding is about, or the controls that its risks are said to touch."""
    target = node.child("target", "target-id")
    touched = (control for risk in risks for control in risk.controls)
    draft.list(("requirement",), (target,) if target is not None else touched)


def _status(draft: Draft, node: Node, risks: list[Risk]) -> None:
    """Open, until all its risks are closed; withdrawn where none of them was one."""
    if risks and all(risk.is_false_positive for risk in risks):
        draft.put(("status",), "withdrawn", (*risks[0].node.path, "props"))
    elif risks and all(risk.is_closed for risk in risks):
        draft.put(("status",), "closed", (*risks[0].node.path, "status"))
        days = [risk.closed_on for risk in risks]
        draft.take(("closed_on",), latest(days) if all(days) else None)
    else:
        target = node.child("target", "status", "state")
        draft.put(("status",), "open", target.path if target is not None else node.path)


def _disposition(draft: Draft, risks: list[Risk]) -> None:
    """A risk that is accepted as it is asks for no corrective action, and says why."""
    decided = next((one for risk in risks for one in risk.remediations), None)
    if decided is None or any(risk.work for risk in risks):
        return
    draft.put(("disposition", "car"), False, decided.path)
    draft.take(("disposition", "reason"), decided.child("description") or decided.child("title"))


def _notes(one: Nonconformity) -> list[Node]:
    target = one.node.child("target")
    notes = one.node.texts("remarks")
    if target is not None:
        notes += [*target.texts("title", "description", "remarks")]
        status = target.child("status")
        notes += status.texts("reason", "remarks") if status is not None else []
    for item in one.items:
        notes += item.texts("title", "description", "remarks")
    return notes
