"""AUD017: an audit team has one lead."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.period import takes_place
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.audit.team import NO_AUDITORS
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="AUD017",
    name="lead-auditor",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011:2018 5.5.5",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "none": "the team of {count} auditors has no lead: who answers for the audit is not said",
        "nobody": "the team {lack}, so it has no lead: who answers for the audit is not said",
        "many": "the team has {count} leads ({people}): who answers for the audit is not clear",
    },
    related=(
        "IND011",
        "ROL003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An audit team has one lead.

    What it checks
        Whether a team of several auditors has exactly one with the function `lead`; and whether the
        team of an audit that has begun has an auditor at all.
    Why it matters
        Somebody answers for plan, conduct and report. Two do so by halves.
    How to fix
        Mark one of the team as `lead`, the others as `auditor`.
    Not reported
        A single auditor, who is the lead. One person in several entries. Experts, observers and
        trainees beside an auditor. Postponed and cancelled audits. Planned ones whose team is still
        to be named. An audit that has no `team`: of that the rule says that it could not judge.
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
    has_taken_place = has_begun(audit, run) is True
    if audit.get("team") is None:
        if has_taken_place:
            yield NotEvaluated("no `team` is recorded")
        return
    people: set[str] = set()
    leads: dict[str, int] = {}
    for index, entry in audit.items("team"):
        function = audit.text("team", index, "function")
        if function in NO_AUDITORS:
            continue
        person = str(entry.get("person", ""))
        people.add(person)
        if function == "lead":
            leads.setdefault(person, index)
    if not people and has_taken_place:
        lack = "has no auditor" if audit.get("team") else "is empty"
        yield Report("nobody", ("team",), lack=lack)
    elif len(people) > 1 and not leads:
        yield Report("none", ("team",), count=len(people))
    elif len(leads) > 1:
        second = list(leads.values())[1]
        yield Report(
            "many",
            ("team", second, "function"),
            about=[Part(one, ("team", index, "function")) for one, index in leads.items()],
            count=len(leads),
            people=list_of(list(leads)),
        )
