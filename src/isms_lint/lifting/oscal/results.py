"""Sets of results into audits."""

from __future__ import annotations

from itertools import islice

from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.findings import NOT_SATISFIED, SATISFIED
from isms_lint.lifting.oscal.ground import Ground
from isms_lint.lifting.oscal.node import Node, is_text

_LEAD = "assessment-lead"
_TEAM = (
    _LEAD,
    "assessor",
    "assessment-team",
    "penetration-test-lead",
    "penetration-test-team",
)
_TOLD = ("prepared-for", "csp-results-poc")
"""Roles of those for whom the results are; the second is FedRAMP's."""
_RESULT = {SATISFIED: "conforming", NOT_SATISFIED: "nonconforming"}


_MOST = 50
"""What all sets of results share, and is entered into each: more says nothing new."""


def audit(result: Node, controls: list[Node], ground: Ground) -> Draft:
    """The audit that a set of results is of; `controls` are those it looked at."""
    draft = Draft(ground.audit, result)
    draft.take(("text",), result.child("description"))
    is_own = ground.audit == "audit"
    lead = ("fieldwork",) if is_own else ()
    draft.take((*lead, "start"), result.child("start"))
    draft.take((*lead, "end"), result.child("end"))
    _status(draft, result)
    draft.list(("scope",), controls)
    draft.list(("criteria",), controls)
    concluded = _concluded(result)
    draft.take(("conclusion",), concluded[0] if concluded else None)
    draft.list(("notes",), [*concluded[1:], *result.texts("remarks")])
    if is_own:
        draft.list(("objectives",), _objectives(result, ground))
        draft.list(("methods",), _methods(result))
        draft.list(("reported_to",), islice(ground.holders(*_TOLD), _MOST))
        _team(draft, ground)
        draft.items(("results",), map(_outcome, result.children("findings")))
    else:
        _body(draft, ground)
    return draft


def _status(draft: Draft, result: Node) -> None:
    """Done, if the results have an end. When they were reported OSCAL does not say: a document tells
    when it was published last.
    """
    end = result.child("end")
    if end is not None:
        draft.put(("status",), "fieldwork-done", end.path)
    else:
        draft.put(("status",), "in-progress", result.path)


def _concluded(result: Node) -> list[Node]:
    """What the assessors attest, in their words."""
    parts = [p for one in result.children("attestations") for p in one.children("parts")]
    return [text for part in parts for text in part.texts("prose")]


def reviewed_controls(result: Node) -> list[Node]:
    """The controls that were looked at; the name of the field where those are all there are."""
    found = []
    reviewed = result.child("reviewed-controls")
    for selection in reviewed.children("control-selections") if reviewed is not None else ():
        everything = selection.child("include-all")
        if everything is not None:
            found.append(Node("include-all", everything.path))
        for control in selection.children("include-controls"):
            found.extend(control.texts("control-id"))
    return found


def _objectives(result: Node, ground: Ground) -> list[Node]:
    """What was to be found out: by the objectives of the controls, and by the work laid down for it."""
    found = []
    reviewed = result.child("reviewed-controls")
    if reviewed is not None:
        found += reviewed.texts("description")
        for selection in reviewed.children("control-objective-selections"):
            for objective in selection.children("include-objectives"):
                found += objective.texts("objective-id")
    for node, field in ((result, "tasks"), (ground.root, "activities")):
        definitions = node.child("local-definitions")
        for work in definitions.children(field)[:_MOST] if definitions is not None else ():
            found += work.texts("title")
    return found


def _methods(result: Node) -> list[Node]:
    return [way for seen in result.children("observations") for way in seen.children("methods")]


def _team(draft: Draft, ground: Ground) -> None:
    people: dict[str, dict[str, Node]] = {}
    for role in _TEAM:
        for person in islice(ground.holders(role), _MOST):
            member = people.setdefault(person.value, {"person": person})
            if role == _LEAD:
                member["function"] = Node("lead", person.path)
    draft.items(("team",), people.values())


def _outcome(finding: Node) -> dict[str, Node]:
    """What came out for the objective or the statement that a finding is about."""
    item = finding.child("target", "target-id")
    state = finding.child("target", "status", "state")
    if item is None or state is None or not is_text(item.value):
        return {}
    word = _RESULT.get(finding.text("target", "status", "state"))
    if word is None:
        return {}
    outcome = {"item": item, "result": Node(word, state.path)}
    related = finding.children("related-observations")
    evidence = [uuid for entry in related if (uuid := entry.text("observation-uuid"))]
    if evidence:
        outcome["evidence"] = Node(evidence, related[0].path[:-1])
    return outcome


def _body(draft: Draft, ground: Ground) -> None:
    """Who audits: the organization that assesses, or that the assessor belongs to."""
    body = next(ground.organizations("assessor", *_TEAM), None)
    draft.take(("body",), body.child("name") if body is not None else None)
