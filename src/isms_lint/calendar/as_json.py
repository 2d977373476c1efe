"""JSON for machines. The shape is published as `isms_lint_schemas/calendar.json`."""

from __future__ import annotations

import json
from typing import Any

from isms_lint.calendar.agenda import Agenda
from isms_lint.calendar.entries import Blank, Entry
from isms_lint.calendar.look import Look
from isms_lint.calendar.words import name_of
from isms_lint.findings.finding import Acceptance, Location
from isms_lint.records.record import Record
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.escape import inert_json
from isms_lint.version import VERSION

SCHEMA_VERSION = "1.0"


def report(agenda: Agenda, _look: Look) -> str:
    """The calendar as one JSON object, in all languages."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "isms-lint", "version": VERSION},
        "organization": encodable(agenda.organization),
        "as_of": agenda.as_of.isoformat(),
        "from": None if agenda.since is None else agenda.since.isoformat(),
        "until": agenda.until.isoformat(),
        "due": [_entry(one, agenda) for one in agenda.entries],
        "not_evaluated": [_blank(one) for one in agenda.blanks],
        "later": agenda.later,
        "without_owner": agenda.nobodys,
        "files_not_read": agenda.unread,
    }
    return inert_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _entry(entry: Entry, agenda: Agenda) -> dict[str, Any]:
    due = entry.due
    return {
        "uid": entry.uid,
        "on": due.on.isoformat(),
        "days": (due.on - agenda.as_of).days,
        "overdue": due.on < agenda.as_of and bool(due.rule),
        "what": due.what,
        "title": {name: encodable(text) for name, text in due.title.items()},
        "why": {name: encodable(text) for name, text in due.why.items()},
        "rule": due.rule or None,
        "accepted": None if entry.accepted is None else _acceptance(entry.accepted),
        "owner": [
            {"id": encodable(person.id), "name": encodable(name_of(person))} for person in due.owner
        ],
        "record": _record(due.record),
        "path": encodable(entry.path),
        "location": _location(entry.location),
    }


def _acceptance(accepted: Acceptance) -> dict[str, Any]:
    return {
        "status": accepted.status,
        "waiver": encodable(accepted.waiver) or None,
        "until": None if accepted.until is None else accepted.until.isoformat(),
    }


def _blank(blank: Blank) -> dict[str, Any]:
    record = blank.undated.record
    return {
        "what": blank.undated.what,
        "why": {name: encodable(text) for name, text in blank.undated.why.items()},
        "record": None if record is None else _record(record),
        "location": None if blank.location is None else _location(blank.location),
    }


def _record(record: Record) -> dict[str, str]:
    return {"kind": encodable(record.kind), "id": encodable(record.id)}


def _location(where: Location) -> dict[str, Any]:
    found = {"file": encodable(where.file), "line": where.line, "column": where.column}
    return {**found, "cell": encodable(where.cell)} if where.cell else found
