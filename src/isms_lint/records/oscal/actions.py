"""Remediations of a risk that somebody undertook into corrective actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isms_lint.records.oscal.draft import Draft
from isms_lint.records.oscal.ground import Ground, latest
from isms_lint.records.oscal.node import Node
from isms_lint.records.oscal.risk import closed_on, is_closed, log_of

_STATUS: Mapping[str, str] = {"planned": "planned", "completed": "implemented"}
_DONE = frozenset({"remediated", "mitigation"})
"""Types of log entries that say that the work was done."""


def corrective_action(remediation: Node, risk: Node, answers: list[Node], ground: Ground) -> Draft:
    """The record of a remediation; `answers` are the ids of the nonconformities of its risk."""
    draft = Draft("corrective-action", remediation)
    draft.take(("action",), remediation.child("description"))
    draft.list(("nonconformity",), answers)
    tasks = list(_tasks(remediation))
    roles = [role for task in tasks for role in task.children("responsible-roles")]
    draft.take(("owner",), next(iter(ground.responsible(roles)), None))
    draft.take(("due_on",), risk.child("deadline") or latest(map(end_of, tasks)))
    _status(draft, remediation, risk)
    draft.items(("progress",), [*_logged(remediation, risk, ground), *map(_step, tasks)])
    draft.list(("notes",), remediation.texts("remarks"))
    draft.take(("x_oscal", "risk"), risk.child("uuid"))
    draft.take(("x_oscal", "deadline"), risk.child("deadline"))
    draft.items(("x_oscal", "tasks"), map(_ending, tasks))
    return draft


def _tasks(node: Node) -> Iterator[Node]:
    """The tasks of a remediation, and those inside them."""
    for task in node.children("tasks"):
        yield task
        yield from _tasks(task)


def end_of(task: Node) -> Node | None:
    """When a task is to be done."""
    return task.child("timing", "within-date-range", "end") or task.child(
        "timing", "on-date", "date"
    )


def _status(draft: Draft, remediation: Node, risk: Node) -> None:
    if is_closed(risk):
        draft.put(("status",), "closed", (*risk.path, "status"))
        draft.take(("closed_on",), closed_on(risk))
    else:
        lifecycle = remediation.child("lifecycle")
        if lifecycle is not None:
            word = remediation.text("lifecycle")
            draft.put(("status",), _STATUS.get(word, lifecycle.value), lifecycle.path)
    if remediation.text("lifecycle") == "completed":
        entries = [entry for entry in _entries(remediation, risk) if _says_done(entry)]
        draft.take(("implemented_on",), latest(entry.child("start") for entry in entries))


def _says_done(entry: Node) -> bool:
    return any(
        prop.text("name") == "type" and prop.text("value") in _DONE
        for prop in entry.children("props")
    )


def _entries(remediation: Node, risk: Node) -> list[Node]:
    """The entries of the risk's log about this remediation: those that name it, or none."""
    uuid = remediation.text("uuid").casefold()
    return [entry for entry in log_of(risk) if uuid in _responses(entry, uuid)]


def _responses(entry: Node, otherwise: str) -> list[str]:
    named = [one.text("response-uuid").casefold() for one in entry.children("related-responses")]
    return named or [otherwise]


def _logged(remediation: Node, risk: Node, ground: Ground) -> Iterator[dict[str, Node]]:
    for entry in _entries(remediation, risk):
        by = ground.people(one.child("party-uuid") for one in entry.children("logged-by"))
        said = entry.texts("title", "description", "remarks")
        fields = {
            "on": entry.child("start"),
            "note": said[0] if said else None,
            "by": by[0] if by else None,
        }
        yield {name: node for name, node in fields.items() if node is not None}


def _step(task: Node) -> dict[str, Node]:
    fields = {"note": task.child("title"), "next_on": end_of(task)}
    return {name: node for name, node in fields.items() if node is not None}


def _ending(task: Node) -> dict[str, Node]:
    end = end_of(task)
    fields = {"id": task.child("uuid"), "title": task.child("title"), "end": end}
    return {name: node for name, node in fields.items() if node is not None} if end else {}
