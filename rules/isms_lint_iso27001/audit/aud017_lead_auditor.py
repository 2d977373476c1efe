"""AUD017: an audit team has one lead."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_period import takes_place
from isms_lint_iso27001.derive.words import list_of

_NO_AUDITORS = frozenset({"expert", "observer", "trainee"})


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
        "none": "the team of {count} auditors has no lead: who answers for the audit is not said",
        "many": "the team has {count} leads ({people}): who answers for the audit is not clear",
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
        A single auditor, who is the lead. One person in several entries. Experts, observers and
        trainees. Postponed and cancelled audits.
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
    if not takes_place(audit):
        return
    people: set[str] = set()
    leads: dict[str, int] = {}
    for index, entry in audit.items("team"):
        function = entry.get("function")
        if function in _NO_AUDITORS:
            continue
        person = str(entry.get("person", ""))
        people.add(person)
        if function == "lead":
            leads.setdefault(person, index)
    if len(people) > 1 and not leads:
        yield Report("none", ("team",), count=len(people))
    elif len(leads) > 1:
        second = list(leads.values())[1]
        yield Report(
            "many", ("team", second, "function"), count=len(leads), people=list_of(list(leads))
        )
