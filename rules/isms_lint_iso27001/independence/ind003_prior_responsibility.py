"""IND003: an auditor was responsible for the item until a short time before."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND003",
    name="prior-responsibility",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "recent": "{auditor} audits {items} and was responsible for {them} less than {months}"
        " before ({path}): the work under audit may be their own{recorded}"
    },
    options={
        "prior_months": {
            "type": "integer",
            "minimum": 0,
            "default": 12,
            "x-whole-run": True,
            "description": "How many months before fieldwork a responsibility has to have ended.",
        }
    },
    needs={"person"},
    related=(
        "IND002",
        "IND007",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Auditors leave time between running something and auditing it.

    What it checks
        Whether an auditor owned, operated, implemented or wrote an item the auditor covers until a
        day less than `prior_months` before fieldwork starts. The end of an assignment counts, and
        the end of holding a role that is named as owner or operator.
    Why it matters
        Much of what an auditor samples happened in the months before. Whoever was responsible then
        reviews their own decisions. Internal auditors' professional rules presume that a year has to
        pass; the standard itself names no time.
    How to fix
        Give the items to another auditor until the time has passed, or record a safeguard and
        accept the finding with a waiver.
    Not reported
        A responsibility that ended exactly `prior_months` before fieldwork starts, or earlier.
        One that still runs during the audit (IND001, IND002). Entries without an end.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-05-11, end: 2026-05-13}
        reported_on: 2026-05-29
        scope: [A.8.6]
        team: [{person: eli, function: lead}]
        ---
        kind: assignment
        id: AS-7
        person: eli
        capacity: operator
        scope: [A.8.6]
        from: 2022-01-01
        to: 2026-01-31
        ---
        {kind: process, id: operations, owner: dana, controls: [A.8.6]}
        ---
        kind: person
        records: [{id: dana}, {id: eli}]
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-05-11, end: 2026-05-13}
        reported_on: 2026-05-29
        scope: [A.8.6]
        team: [{person: eli, function: lead}]
        ---
        kind: assignment
        id: AS-7
        person: eli
        capacity: operator
        scope: [A.8.6]
        from: 2022-01-01
        to: 2025-05-11
        ---
        {kind: process, id: operations, owner: dana, controls: [A.8.6]}
        ---
        kind: person
        records: [{id: dana}, {id: eli}]
    """
    yield from tie_reports("IND003", "recent", audit, run, months=run.options["prior_months"])
