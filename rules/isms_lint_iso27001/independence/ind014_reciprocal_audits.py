"""IND014: two people audit each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit_period import takes_place
from isms_lint_iso27001.derive.auditors import AuditTeam, audit_team
from isms_lint_iso27001.derive.responsibilities import OWNER, responsibilities


@rule(
    code="IND014",
    name="reciprocal-audits",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "swap": (
            "{auditor} audits what {other} owns, and {other} audited what {auditor}"
            " owns in {audit}, {months} months or less before"
        )
    },
    options={
        "within_months": {
            "type": "integer",
            "minimum": 0,
            "default": 12,
            "description": "Months between the two audits.",
        }
    },
    needs={"person"},
    related=(
        "IND001",
        "IND016",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """Two people audit each other.

    What it checks
        Whether an auditor of this audit covers something owned by a person who, in an audit of the
        12 months before, covered something this auditor owns.
    Why it matters
        Exchanging audits is common and usually acceptable. It is worth a look: who found little
        with the other may hope for the same.
    How to fix
        Nothing has to be done. Three departments in a ring, or a second reader, take the question
        away.
    Not reported
        Exchanges more than 12 months apart.
    Bad
        kind: audit
        records:
          - {id: AUD-1, status: reported, fieldwork: {start: 2026-03-16, end: 2026-03-18},
               scope: [hiring], team: [{person: finn, function: lead}]}
          - {id: AUD-2, status: reported, fieldwork: {start: 2026-06-16, end: 2026-06-18},
               scope: [operations], team: [{person: hana, function: lead}]}
        ---
        kind: process
        records: [{id: hiring, owner: hana}, {id: operations, owner: finn}]
        ---
        kind: person
        records: [{id: hana}, {id: finn}]
    Good
        kind: audit
        records:
          - {id: AUD-1, status: reported, fieldwork: {start: 2026-03-16, end: 2026-03-18},
               scope: [hiring], team: [{person: finn, function: lead}]}
          - {id: AUD-2, status: reported, fieldwork: {start: 2026-06-16, end: 2026-06-18},
               scope: [operations], team: [{person: ines, function: lead}]}
        ---
        kind: process
        records: [{id: hiring, owner: hana}, {id: operations, owner: finn}]
        ---
        kind: person
        records: [{id: hana}, {id: finn}, {id: ines}]
    """
    months = run.options["within_months"]
    edges = run.derive(_Edges).of
    mine = edges.get(audit)
    if mine is None:
        return
    start, pairs = mine
    told: set[tuple[str, str]] = set()
    for other, (before, theirs) in edges.items():
        if other is audit or not add_months(start, -months) <= before <= start:
            continue
        if before == start and other.id > audit.id:
            continue
        for auditor, owner, place in pairs:
            if (owner, auditor) in {(a, o) for a, o, _ in theirs} and (auditor, owner) not in told:
                told.add((auditor, owner))
                yield Report(
                    "swap",
                    ("team", place, "person"),
                    related=(Related(other, ("team",), f"{owner} audits {auditor} here"),),
                    auditor=auditor,
                    other=owner,
                    audit=other.id,
                    months=months,
                )


_Pairs = list[tuple[str, str, int]]


class _Edges:
    """Who audited what whom owns: by audit, its start, and auditor, owner and team place."""

    def __init__(self, run: Pass) -> None:
        known = run.derive(responsibilities)
        self.of: dict[Record, tuple[date, _Pairs]] = {}
        for audit in run.register.of("audit"):
            team = audit_team(audit, run) if takes_place(audit) else None
            if not isinstance(team, AuditTeam):
                continue
            pairs: dict[tuple[str, str], int] = {}
            for auditor in team.auditors:
                person = auditor.person
                if person is None:
                    continue
                items = ((item, entry.place) for entry in auditor.entries for item in entry.items)
                for item, place in items:
                    for tenure in known.declared(item, team.period.end):
                        if tenure.capacity == OWNER and tenure.during(team.period):
                            pairs.setdefault((person.id, tenure.person.id), place)
            found = [(a, o, place) for (a, o), place in pairs.items() if a != o]
            self.of[audit] = (team.period.start, found)
