"""PRG003: A programme of more than a year plans more than one audit."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.programme_cycle import programmes


@rule(
    code="PRG003",
    name="programme-single-event",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"few": "{count} in a programme from {start} to {end}: one event is no programme"},
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
def check(programme: Record, run: Pass) -> Iterator[Report]:
    """A programme of more than a year plans more than one audit.

    What it checks
        Whether a programme with a period longer than 12 months has at least two audits, done or
        planned: entries that are not cancelled, and audits that name it.
    Why it matters
        A programme is there so that the whole system is looked at in turn. One audit in three years
        cannot answer whether it works and is kept up.
    How to fix
        Plan the audits of the whole period, each with scope and date.
    Not reported
        A programme of one year with one audit of everything. Drafts and superseded programmes.
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
    known = next((one for one in run.derive(programmes) if one.record is programme), None)
    if known is None or add_months(known.start, 12) >= add_days(known.end, 1):
        return
    entries = [
        str(entry.get("audit") or f"entry {index}")
        for index, entry in programme.items("entries")
        if entry.get("cancellation") is None
    ]
    named = [
        audit.id
        for audit in run.register.referring(programme, "audit", "programme")
        if audit.text("status") != "cancelled"
    ]
    count = len({*entries, *named})
    if count < run.options["min_audits"]:
        words = "no audit is planned or done" if not count else f"{count} audit is planned or done"
        if count > 1:
            words = f"{count} audits are planned or done"
        yield Report("few", ("entries",), count=words, start=known.start, end=known.end)
