"""Remediations of a risk that somebody undertook into corrective actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.ground import Ground
from isms_lint.lifting.oscal.instants import latest
from isms_lint.lifting.oscal.node import Node
from isms_lint.lifting.oscal.risk import Risk

_STATUS: Mapping[str, str] = {"planned": "planned", "completed": "implemented"}
_DONE = frozenset({"remediated", "mitigation"})
"""Types of log entries that say that the work was done."""


def corrective_action(remediation: Node, risk: Risk, answers: list[Node], ground: Ground) -> Draft:
    """The record of a remediation; `answers` are the ids of the nonconformities of its risk."""
    draft = Draft("corrective-action", remediation)
    draft.take(("action",), remediation.child("description"))
    draft.list(("nonconformity",), answers)
    tasks = list(_tasks(remediation))
    roles = [role for task in tasks for role in task.children("responsible-roles")]
    draft.take(("owner",), next(ground.responsible(roles), None))
    draft.take(("due_on",), risk.node.child("deadline") or latest(map(end_of, tasks)))
    _status(draft, remediation, risk)
    draft.items(("progress",), [*_logged(remediation, risk, ground), *map(_step, tasks)])
    draft.list(("notes",), remediation.texts("remarks"))
    draft.take(("x_oscal", "risk"), risk.node.child("uuid"))
    draft.take(("x_oscal", "deadline"), risk.node.child("deadline"))
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


def _status(draft: Draft, remediation: Node, risk: Risk) -> None:
    if risk.is_closed:
        draft.put(("status",), "closed", (*risk.node.path, "status"))
        draft.take(("closed_on",), risk.closed_on)
    else:
        lifecycle = remediation.child("lifecycle")
        if lifecycle is not None:
            word = remediation.text("lifecycle")
            draft.put(("status",), _STATUS.get(word, lifecycle.value), lifecycle.path)
    if remediation.text("lifecycle") == "completed":
        entries = filter(_says_done, risk.logged(remediation))
        draft.take(("implemented_on",), latest(entry.child("start") for entry in entries))


def _says_done(entry: Node) -> bool:
    return any(
        prop.text("name") == "type" and prop.text("value") in _DONE
        for prop in entry.children("props")
    )


def _logged(remediation: Node, risk: Risk, ground: Ground) -> Iterator[dict[str, Node]]:
    for entry in risk.logged(remediation):
        said = entry.texts("title", "description", "remarks")
        fields = {
            "on": entry.child("start"),
            "note": said[0] if said else None,
            "by": next(ground.people(_loggers(entry)), None),
        }
        yield {name: node for name, node in fields.items() if node is not None}


def _loggers(entry: Node) -> Iterator[Node | None]:
    return (one.child("party-uuid") for one in entry.children("logged-by"))


def _step(task: Node) -> dict[str, Node]:
    fields = {"note": task.child("title"), "next_on": end_of(task)}
    return {name: node for name, node in fields.items() if node is not None}


def _ending(task: Node) -> dict[str, Node]:
    end = end_of(task)
    fields = {"id": task.child("uuid"), "title": task.child("title"), "end": end}
    return {name: node for name, node in fields.items() if node is not None} if end else {}
