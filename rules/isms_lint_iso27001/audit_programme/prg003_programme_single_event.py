"""PRG003: a programme of more than a year plans more than one audit."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria import programme_of
from isms_lint_iso27001.derive.programme.coverage import day_of
from isms_lint_iso27001.derive.programme.cycle import is_in_force, period_of, why_no_period


@rule(
    code="PRG003",
    name="programme-single-event",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "few": "{count} in a programme from {start} to {end}: a single event is no programme"
    },
    options={
        "min_audits": {
            "type": "integer",
            "minimum": 1,
            "default": 2,
            "description": "Audits that a programme of more than 12 months has at least.",
        }
    },
    related=(
        "PRG004",
        "PRG012",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A programme of more than a year plans more than one audit.

    What it checks
        Whether a programme with a period longer than 12 months has at least two audits, done or
        planned: entries and audits of the programme that are not cancelled, and audits in its time
        that belong to no programme.
    Why it matters
        A programme is there so that the whole system is looked at in turn. One audit in three years
        cannot answer whether it works and is kept up.
    How to fix
        Plan the audits of the whole period, each with scope and date.
    Not reported
        A programme of one year with one audit of everything. Drafts, superseded programmes and
        those of another standard.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries: [{audit: AUD-1, planned_on: 2024-05-01, scope: [full-isms]}]
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - {audit: AUD-1, planned_on: 2024-05-01, scope: [full-isms]}
          - {audit: AUD-2, planned_on: 2025-05-01, scope: [full-isms]}
    """
    unclear = why_no_period(programme, run)
    if unclear:
        yield NotEvaluated(unclear)
    known = period_of(programme, run)
    # The day after a year is still a year: many write 2024-01-01 to 2025-01-01.
    if known is None or not is_in_force(programme) or known.end <= add_months(known.start, 12):
        return
    entries = {
        str(entry.get("audit") or f"entry {index}")
        for index, entry in programme.items("entries")
        if entry.get("cancellation") is None
    }
    named = {audit.id for audit in run.register.referring(programme, "audit", "programme")}
    loose = {
        audit.id
        for audit in run.derive(_without_programme)
        if (day := day_of(audit, run)) is not None and known.holds(day)
    }
    found = [id for id in entries | named | loose if not _is_cancelled(id, run)]
    if len(found) < run.options["min_audits"]:
        are = "audit is" if len(found) == 1 else "audits are"
        words = f"{len(found) or 'no'} {are if found else 'audit is'} planned or done"
        yield Report("few", ("entries",), count=words, start=known.start, end=known.end)


def _is_cancelled(id: str, run: Pass) -> bool:
    audit = run.register.find(id, "audit")
    return audit is not None and audit.text("status") == "cancelled"


def _without_programme(run: Pass) -> list[Record]:
    """The audits that belong to no programme (a derivation)."""
    return [audit for audit in run.register.of("audit") if programme_of(audit, run) is None]
