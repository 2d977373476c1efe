"""PRG017: the programme is approved before its first audit."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import began_on, is_done
from isms_lint_iso27001.derive.audit.standards import is_programme_of_isms
from isms_lint_iso27001.derive.dates.first_in_time import FirstInTime
from isms_lint_iso27001.derive.programme.cycle import programmes
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="PRG017",
    name="programme-approved-late",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=(
        "9.2.2",
        "7.5.2",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "late": (
            "the programme was approved on {approved_on}, after the fieldwork of"
            " its first audit had begun on {began_on}"
        )
    },
    related=(
        "PRG001",
        "AUD003",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The programme is approved before its first audit.

    What it checks
        Whether `approved_on`, the first approval, is not later than the start of fieldwork of the
        first audit that belongs to the programme.
    Why it matters
        A plan that is approved after the event is a record of the event. Assessors compare the two
        dates.
    How to fix
        Nothing can be done about the past but to say what happened, in `amendments`. Approve the
        next programme before its first audit.
    Not reported
        Revisions approved later: they stand in `amendments`. A programme that supersedes another
        one, or beside which another one was approved and ran when the audit began. Drafts, and
        programmes of another standard.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2026-05-04
        entries: [{audit: AUD-1, planned_on: 2026-03-16}]
        ---
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2026-03-16
        entries: [{audit: AUD-1, planned_on: 2026-03-16}]
        ---
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
    """
    if programme.text("status") == "draft" or not is_programme_of_isms(programme):
        return
    if not is_blank_answer(programme.get("supersedes")):
        return
    audits = {audit.id: audit for audit in run.register.referring(programme, "audit", "programme")}
    for _, entry in programme.items("entries"):
        audit = run.register.find(entry.get("audit"), "audit")
        if audit is not None:
            audits[audit.id] = audit
    begun = [
        (day, audit.id, audit)
        for audit in audits.values()
        if is_done(audit) and (day := began_on(audit, run)) is not None and day <= run.as_of
    ]
    if not begun:
        return
    day, id, first = min(begun, key=lambda one: one[:2])
    approved_on = run.date(programme, "approved_on")
    if approved_on is None:
        yield NotEvaluated("when the programme was approved is not on record")
    elif approved_on > day and run.derive(_planning).first(day, day) is None:
        yield Report(
            "late",
            ("approved_on",),
            related=(Related(first, ("fieldwork", "start"), f"{id} began"),),
            approved_on=approved_on,
            began_on=day,
        )


def _planning(run: Pass) -> FirstInTime[Record]:
    """The programmes, from the day from which each ran and was approved (a derivation)."""
    return FirstInTime(
        (max(one.start, approved_on), one.end, one.record)
        for one in run.derive(programmes)
        if (approved_on := run.date(one.record, "approved_on")) is not None
    )
