"""PRG013: the programme schedules clauses, not controls alone."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.isms_leads import is_clause
from isms_lint_iso27001.derive.words import collapse_scope


@rule(
    code="PRG013",
    name="clauses-never-planned",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.1 a2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "only-controls": (
            "all that the programme schedules are controls and processes ({items});"
            " no clause of 4 to 10 is in it"
        )
    },
    related=(
        "PRG004",
        "PRG012",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report]:
    """The programme schedules clauses, not controls alone.

    What it checks
        Whether the entries of a programme and the audits that name it have at least one clause of 4
        to 10 in their scope. Processes count with the clauses they name.
    Why it matters
        Conformity to the standard is conformity to clauses 4 to 10; Annex A is a part of one of
        them. A calendar of control topics audits the controls and never the management system.
    How to fix
        Plan audits of the clauses too: context, leadership, planning, support, operation,
        evaluation, improvement.
    Not reported
        Processes that name clauses. Programmes without any entry or audit. Drafts and superseded
        programmes.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - {audit: AUD-1, planned_on: 2024-03-01, scope: [A.5.15-A.5.18]}
          - {audit: AUD-2, planned_on: 2024-07-01, scope: [A.7]}
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - {audit: AUD-1, planned_on: 2024-03-01, scope: [A.5.15-A.5.18]}
          - {audit: AUD-2, planned_on: 2024-07-01, scope: ["4-10"]}
    """
    if programme.text("status") in ("draft", "superseded"):
        return
    texts: list[tuple[Record, str]] = []
    taken: set[str] = set()
    for index, entry in programme.items("entries"):
        if entry.get("cancellation") is None:
            texts.extend(
                (programme, text) for _, text in programme.strings("entries", index, "scope")
            )
            audit = run.register.find(entry.get("audit"), "audit")
            if audit is not None:
                taken.add(audit.id)
                texts.extend((audit, text) for _, text in audit.strings("scope"))
    for audit in run.register.referring(programme, "audit", "programme"):
        if audit.id not in taken and audit.text("status") != "cancelled":
            texts.extend((audit, text) for _, text in audit.strings("scope"))
    leaves = {leaf for record, text in texts for leaf in run.register.resolve(text, record).leaves}
    if leaves and not any(is_clause(leaf, run) for leaf in leaves):
        yield Report("only-controls", ("entries",), items=collapse_scope(leaves, run))
