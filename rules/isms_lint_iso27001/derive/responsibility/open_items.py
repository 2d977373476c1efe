"""What is open and names a person by id who leaves, or left: whatever stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action import corrective_actions
from isms_lint_iso27001.derive.action.actions import is_open_action, is_void
from isms_lint_iso27001.derive.people.answerable import answerable
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.soa.rows import Row, current_rows, current_statement
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_CLOSED: dict[str, tuple[frozenset[str], str]] = {
    "audit-programme": (frozenset({"superseded"}), ""),
    "change": (frozenset({"implemented", "rejected"}), "implemented_on"),
    "document": (frozenset({"superseded", "withdrawn"}), ""),
    "incident": (frozenset({"closed"}), "closed_on"),
    "nonconformity": (frozenset({"closed", "withdrawn"}), "closed_on"),
    "objective": (frozenset({"closed", "withdrawn"}), "closed_on"),
    "opportunity-for-improvement": (frozenset({"declined", "implemented"}), "implemented_on"),
    "risk-criteria": (frozenset({"superseded"}), ""),
    "scope": (frozenset({"superseded", "withdrawn"}), ""),
    "treatment-plan": (frozenset({"superseded"}), ""),
}
"""By kind: the words for what is over, and the day that says so where there is no status."""
_LASTING = ("control", "measure", "process", "unit")
_ACTIONS = ("action", "corrective-action", "risk")


class OpenItem(NamedTuple):
    """One record that waits for a person, and where it names them.

    `words` name it in a message. The rows of a statement that name one person are one item; `ids`
    names each of them.
    """

    record: Record
    path: FieldPath
    words: str
    ids: tuple[str, ...]


def open_items(run: Pass) -> dict[str, tuple[OpenItem, ...]]:
    """By id of each person with a last day, what is open on the as-of day and names that person (a
    derivation).

    Who is meant through a role is not: a role passes on. A role itself is an item of its last
    holder, as long as nobody else holds it.
    """
    leaving = run.derive(_leaving)
    if not leaving:
        return {}
    found: dict[str, dict[tuple[str, str], OpenItem]] = {}
    named = _named_in_records(leaving, run)
    for id, item in (*named, *_rows(run), *_roles(run), *_assignments(run)):
        if id in leaving:
            found.setdefault(id, {}).setdefault((item.record.kind, item.record.id), item)
    return {id: tuple(items[key] for key in sorted(items)) for id, items in found.items()}


def _leaving(run: Pass) -> frozenset[str]:
    """The ids of everybody of whom a last day is on record, whenever that is (a derivation)."""
    people = run.register.of("person")
    return frozenset(one.id for one in people if not is_blank_answer(one.get("to")))


def _named_in_records(people: frozenset[str], run: Pass) -> Iterator[tuple[str, OpenItem]]:
    for record in run.register.of(*_ACTIONS, *_CLOSED, *_LASTING):
        paths = [
            one.path
            for one in answerable(record, run)
            # The owner of a process answers for the process, not for each finding in it.
            if one.reference in people and one.record is record and one.path[0] != "verified"
        ]
        if paths and is_open(record, run):
            for path in paths:
                yield str(record.get(*path)), OpenItem(record, path, record.id, (record.id,))


def is_open(record: Record, run: Pass) -> bool:
    """Whether a record of these kinds waits for somebody or is in use; of other kinds always."""
    if record.kind == "corrective-action":
        return corrective_actions.is_open(record, run.as_of, run)
    if record.kind == "action":
        return is_open_action(record) and not is_void(record, run)
    if record.kind == "risk":
        return is_active(record)
    if record.kind == "audit-programme":
        end = run.date(record, "period", "end")
        if end is not None and end < run.as_of:
            return False
    closed, field = _CLOSED.get(record.kind, (frozenset(), ""))
    status = record.text("status") or record.text("disposition")
    return status not in closed and (bool(status) or is_blank_answer(record.get(field)))


def _rows(run: Pass) -> Iterator[tuple[str, OpenItem]]:
    """The owners of controls in the statement in force."""
    statement = run.derive(current_statement)
    if statement is None:
        return
    owned: dict[str, list[Row]] = {}
    for row in run.derive(current_rows):
        owner = row.data.get("owner")
        if row.applies and isinstance(owner, str):
            owned.setdefault(owner, []).append(row)
    for owner, rows in owned.items():
        count = "1 control" if len(rows) == 1 else f"{len(rows)} controls"
        ids = tuple(f"{statement.id} {row.control}" for row in rows)
        path = ("controls", rows[0].place, "owner")
        yield owner, OpenItem(statement, path, f"{count} in {statement.id}", ids)


def _roles(run: Pass) -> Iterator[tuple[str, OpenItem]]:
    """Roles that somebody holds by the words of the role, and nobody who is there."""
    for role in run.register.of("role"):
        if run.people.active(role.id, run.as_of):
            continue
        for index, holding in role.items("holders"):
            if _lasts(holding.get("to"), run):
                path = ("holders", index, "person")
                item = OpenItem(role, path, f"the role {role.id}", (role.id,))
                yield str(holding.get("person")), item


def _assignments(run: Pass) -> Iterator[tuple[str, OpenItem]]:
    for assignment in run.register.of("assignment"):
        if _lasts(assignment.get("to"), run):
            item = OpenItem(assignment, ("person",), assignment.id, (assignment.id,))
            yield assignment.text("person"), item


def _lasts(until: object, run: Pass) -> bool:
    day = run.register.calendar.date(until)
    return until is None or (day is not None and day >= run.as_of)


def left_on(person: Record, run: Pass) -> date | None:
    """The last day of a person who is not with the organization any more."""
    day = run.date(person, "to")
    return day if day is not None and day < run.as_of else None
