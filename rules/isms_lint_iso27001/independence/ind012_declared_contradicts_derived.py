"""IND012: the audit says that an auditor is independent, and the records say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.independence import independence
from isms_lint_iso27001.derive.independence.tie_reports import paths_of, proofs_of
from isms_lint_iso27001.derive.text.words import list_of

_ERRORS = ("IND001", "IND002", "IND005", "IND007", "IND010", "IND017")


@rule(
    code="IND012",
    name="declared-contradicts-derived",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "contradicts": "{auditor} is declared independent, but the records show a conflict"
        " ({path}; see {codes}): the declaration cannot be relied on"
    },
    needs={"person"},
    related=(
        "IND001",
        "IND010",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A declaration of independence agrees with the rest of the records.

    What it checks
        Team entries with `independent: true` against what IND001, IND002, IND005, IND007, IND010
        and IND017 find for that person in the part of the audit the entry covers.
    Why it matters
        A ticked box beside the name of an owner shows that nobody compares declarations with facts.
        That harms trust in every other declaration in the report.
    How to fix
        Change the team, or take the declaration back and record the conflict and the safeguards.
    Not reported
        Entries without a declaration or with `independent: false`; their conflicts have findings of
        their own. A declaration beside ties that are only warnings.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: dana, function: lead, independent: true}]
        ---
        {kind: process, id: backup, owner: dana, controls: [A.8.13]}
        ---
        {kind: person, id: dana, name: Dana Holt}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: ines, function: lead, independent: true}]
        ---
        {kind: process, id: backup, owner: dana, controls: [A.8.13]}
        ---
        kind: person
        records: [{id: dana, name: Dana Holt}, {id: ines, name: Ines Duarte}]
    """
    declared = {i for i, member in audit.items("team") if member.get("independent") is True}
    found = run.derive(independence).get(audit)
    if found is None or not declared:
        return
    if isinstance(found, NotEvaluated):
        yield found
        return
    for auditor, ties in found.ties:
        for place, items in auditor.entries:
            against = [tie for tie in ties if tie.code in _ERRORS and tie.item in items]
            if place in declared and against:
                yield Report(
                    "contradicts",
                    ("team", place, "independent"),
                    related=proofs_of(against),
                    about=[f"{auditor.id} {tie.item}" for tie in against],
                    auditor=auditor.named(),
                    path=paths_of(against, run),
                    codes=list_of(sorted({tie.code for tie in against})),
                )
    doubts = found.doubts_of("IND012")
    if doubts:
        yield NotEvaluated(doubts)
