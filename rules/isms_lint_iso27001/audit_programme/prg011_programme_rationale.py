"""PRG011: the programme says why it is as it is."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.standards import is_programme_of_isms
from isms_lint_iso27001.derive.programme.cycle import is_in_force
from isms_lint_iso27001.derive.text.placeholders import is_unanswered


@rule(
    code="PRG011",
    name="programme-rationale",
    kinds={"audit-programme"},
    scope=RECORD,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "none": (
            "the programme does not say how the importance of the processes and the"
            " results of earlier audits shaped it"
        )
    },
    related=(
        "PRG002",
        "PRG008",
        "PRG009",
    ),
)
def check(programme: Record, _run: Pass) -> Iterator[Report]:
    """The programme says why it is as it is.

    What it checks
        Whether a programme that is no draft has a `rationale`, or `references` to what it rests on:
        in the programme, or in its entries.
    Why it matters
        The standard wants the importance of the processes and earlier results considered. A plan
        without a reason shows a calendar, not that anybody considered anything.
    How to fix
        Write a sentence or two in `rationale`: what is audited more often, what comes first, and
        why.
    Not reported
        One rationale for the whole programme, or one for a single entry. Drafts, superseded
        programmes and those of another standard.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        rationale: Access control carries the highest risks and is audited every year.
    """
    if not is_in_force(programme) or not is_programme_of_isms(programme):
        return
    told = (programme.get("rationale"), programme.get("references"))
    entries = (entry.get("rationale") for _, entry in programme.items("entries"))
    if all(is_unanswered(said) for said in (*told, *entries)):
        yield Report("none", ("rationale",) if "rationale" in programme.data else ())
