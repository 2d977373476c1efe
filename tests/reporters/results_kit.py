"""Results of runs that are made up, so that every sort of finding stands in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.findings.finding import (
    Acceptance,
    Finding,
    Location,
    Outcome,
    RelatedLocation,
    Status,
)
from isms_lint.findings.result import Comparison, Result, RulesOf, RunError
from isms_lint.plugins.manager import load_plugins
from isms_lint.rules.basis import Basis, Severity

RULES = tuple(rule for code, rule in load_plugins().rules.items() if code < "CAR006")
HOSTILE = (
    "::error::x%0A<script>=cmd()|[x](javascript:1)\\](y) ]]>&\"'\x1b[31m\x00\x07\ud83d\u202e"
    "\ufffe\r\n\t{0} –é𐐀"
)
"""Text that means something to many a reader, and some that no reader takes."""
HOSTILE_FILE = "a b/[x](y)&'\"<%41#?:\x1b\n\udce9é.yaml"


def finding(number: int = 1, **more: Any) -> Finding:
    """An open warning, the `number` in record, line and fingerprint; `more` of its fields."""
    given = {
        "code": "CAR005",
        "name": "overdue",
        "severity": Severity.WARNING,
        "basis": Basis.ORGANIZATION,
        "clauses": ("10.2 c",),
        "message": f"due on 2026-09-30 and still open, {number} days later",
        "message_id": "overdue",
        "record_kind": "corrective-action",
        "record_id": f"CAR-{number}",
        "path": "due_on",
        "location": Location("actions.yaml", number, 9, number, 19),
        "related": (),
        "fingerprint": f"{number:032x}",
    }
    return Finding(**{**given, **more})


def accepted(number: int, status: Status, **more: Any) -> Finding:
    """A finding of the gravest level that is accepted; `more` of its acceptance."""
    acceptance = Acceptance(status, **{"reason": "in the move", "location": WRITTEN, **more})
    return finding(number, severity=Severity.ERROR, acceptance=acceptance, status=status)


def result(**more: Any) -> Result:
    """A run that read two records and found nothing; `more` of its fields."""
    given: dict[str, Any] = {
        "root": ".",
        "as_of": date(2026, 11, 20),
        "timezone": "Europe/Brussels",
        "files": 2,
        "without_records": 1,
        "records": {"corrective-action": 2},
        "rules": RULES,
        "findings": (),
        "not_evaluated": (),
        "ignored": 0,
        "elsewhere": 0,
        "errors": (),
        "plugins": (("iso27001", "1.0"), ("house rules", "2")),
    }
    return Result(**{**given, **more})


WRITTEN = Location("waivers.yaml", 3, 1, 9, 1)
OPEN = (
    finding(
        1,
        severity=Severity.ERROR,
        related=(
            RelatedLocation(
                "was told on 2026-10-01", "audit", "A-1", Location("audit.yaml", 2, 5, 2, 8)
            ),
        ),
    ),
    finding(2),
    finding(3, severity=Severity.INFO),
)
ACCEPTED = (
    accepted(4, Status.WAIVED, waiver="WVR-1", approved_by="ana", until=date(2027, 3, 31)),
    accepted(5, Status.IGNORED),
    accepted(6, Status.BASELINE, reason=""),
)
EXISTING = (
    finding(7, severity=Severity.ERROR, status=Status.EXISTING),
    finding(8, severity=Severity.ERROR, status=Status.EXISTING),
)
COMPARISON = Comparison(
    revision="main",
    base="1a2b3c4d" * 5,
    new=3,
    existing=2,
    reworded=(f"CAR005 {EXISTING[1].record_id}",),
    gone=1,
    rules_of=RulesOf.BASE,
    touched_only=False,
    blind="",
)
ERRORS = (RunError("rule X-1 of house", "crashed on audit A: KeyError: 'x'", "/srv/plugin.py:3"),)
NOT_EVALUATED = (
    Outcome("ACT001", "", "", "no action records"),
    *(Outcome("CAR001", "audit", f"A-{n}", "the report is not dated") for n in range(5)),
    Outcome("CAR001", "audit", "B-1", "the team is not known"),
)

EVERYTHING = result(
    findings=OPEN,
    accepted=ACCEPTED,
    existing=EXISTING,
    comparison=COMPARISON,
    errors=ERRORS,
    not_evaluated=NOT_EVALUATED,
)
NOTHING_READ = result(files=0, without_records=0, records={})
FAILED = result(errors=ERRORS)
UNREADABLE = result(
    findings=(finding(record_kind="", record_id="", path="", code="INP002", name="unreadable"),)
)
MANY = result(
    findings=tuple(
        finding(n, location=Location(f"{n % 50:02}.yaml", n, 1, n, 9)) for n in range(1, 5001)
    )
)
MANY = MANY._replace(findings=tuple(sorted(MANY.findings, key=lambda f: f.location)))
_CELL = Location("isms/registers.xlsx", 7, 3, 7, 4, "'Risk Register'!C7")
IN_CELLS = result(
    findings=(
        finding(
            location=_CELL,
            related=(
                RelatedLocation(
                    "was told on 2026-10-01",
                    "audit",
                    "A-1",
                    Location("isms/registers.xlsx", 2, 28, 2, 29, "Audits!AB2"),
                ),
            ),
        ),
    ),
    accepted=(accepted(2, Status.WAIVED, waiver="WVR-1", location=_CELL)._replace(location=_CELL),),
)
_AT = Location(HOSTILE_FILE, 1, 1, 2, 1, f"'{HOSTILE}'!A1")
HOSTILE_RESULT = result(
    findings=(
        finding(
            record_kind=HOSTILE,
            record_id=HOSTILE,
            message=HOSTILE,
            path=HOSTILE,
            location=_AT,
            related=(RelatedLocation(HOSTILE, HOSTILE, HOSTILE, _AT),),
        ),
    ),
    accepted=(
        accepted(
            2, Status.WAIVED, reason=HOSTILE, waiver=HOSTILE, approved_by=HOSTILE, location=_AT
        )._replace(location=_AT),
    ),
    errors=(RunError(HOSTILE, HOSTILE, HOSTILE),),
    not_evaluated=(Outcome("CAR001", HOSTILE, HOSTILE, HOSTILE),),
    repository=HOSTILE,
)

RESULTS = {
    "everything": EVERYTHING,
    "in-order": result(),
    "nothing-read": NOTHING_READ,
    "failed": FAILED,
    "unreadable": UNREADABLE,
    "many": MANY,
    "in-cells": IN_CELLS,
    "hostile": HOSTILE_RESULT,
}
