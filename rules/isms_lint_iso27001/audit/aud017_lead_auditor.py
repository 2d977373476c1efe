"""AUD017: an audit team has one lead."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="AUD017",
    name="lead-auditor",
    kinds={"audit"},
    scope=RECORD,
    clauses=("ISO 19011 5.5.5",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "none": "the team of {count} auditors has no lead",
        "many": "the team has {count} leads ({people})",
    },
    related=(
        "IND011",
        "ROL003",
    ),
)
def check(audit: Record, _run: Pass) -> Iterator[Report]:
    """An audit team has one lead.

    What it checks
        Whether a team of several auditors has exactly one with the function `lead`.
    Why it matters
        Somebody answers for plan, conduct and report. Two do so by halves.
    How to fix
        Mark one of the team as `lead`, the others as `auditor`.
    Not reported
        A single auditor, who is the lead. Experts, observers and trainees. Cancelled audits.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        team: [{person: ines, function: lead}, {person: omar, function: lead}]
    Good
        kind: audit
        id: AUD-1
        status: reported
        team: [{person: ines, function: lead}, {person: omar, function: auditor}]
    """
    if audit.text("status") in ("cancelled", "postponed"):
        return
    team = [
        (index, entry)
        for index, entry in audit.items("team")
        if entry.get("function") not in ("expert", "observer", "trainee")
    ]
    leads = [(index, entry) for index, entry in team if entry.get("function") == "lead"]
    if len(team) > 1 and not leads:
        yield Report("none", ("team",), count=len(team))
    elif len(leads) > 1:
        people = list_of([str(entry.get("person", "")) for _, entry in leads])
        yield Report("many", ("team", leads[1][0], "function"), count=len(leads), people=people)
