"""AUD008: results are reported to the managers concerned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.audit.report import has_report
from isms_lint_iso27001.derive.audit.report_deadline import report_deadline
from isms_lint_iso27001.derive.audit.scope import leaves_in_scope
from isms_lint_iso27001.derive.audit.state import has_begun, is_reported
from isms_lint_iso27001.derive.people.reported_to import recipients
from isms_lint_iso27001.derive.people.reporting_line import all_managers, chains_above
from isms_lint_iso27001.derive.people.top_management import top_management_on
from isms_lint_iso27001.derive.responsibility.responsibilities import responsibilities
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of

_LEVELS = 9
"""Managers so many steps above an owner still answer for the area; nobody's line is longer."""


@rule(
    code="AUD008",
    name="reported-to-management",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 c",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "nobody": (
            "to whom the results were reported is not recorded: that managers know them cannot be"
            " shown"
        ),
        "others": (
            "the results were reported to {people}, {none} top management {nor} answers for what was"
            " audited"
        ),
        "undated": "when the results were reported is not recorded",
    },
    related=(
        "FND013",
        "AUD006",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Results are reported to the managers concerned.

    What it checks
        Whether a reported audit names in `reported_to` at least one person who belongs to top
        management, owns something in its scope or manages such an owner, and has a `reported_on`.
        Also an audit that has a report and does not count as reported, once the time for reporting
        is past (AUD006: 30 days after fieldwork, or what the organization declares).
    Why it matters
        The standard wants results reported to relevant management. A report that stays with the
        auditor changes nothing.
    How to fix
        Send the report to those who answer for what was audited, and write down to whom and when.
    Not reported
        Roles whose holder is such a person on that day. Others on the list beside one who fits.
        Audits whose time for reporting is not past. Past it and without any report: AUD006 speaks
        of those. Where top management is not on record and no owner is among the recipients, the
        rule says that it could not judge, unless only the auditors themselves have the report.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        reported_on: 2026-04-02
        reported_to: [ines]
        team: [{person: ines, function: lead}]
        scope: [A.8.13]
        ---
        kind: person
        records: [{id: ines}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
    Good
        kind: audit
        id: AUD-1
        status: reported
        reported_on: 2026-04-02
        reported_to: [finn]
        team: [{person: ines, function: lead}]
        scope: [A.8.13]
        ---
        kind: person
        records: [{id: ines}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
    """
    to_judge = is_reported(audit, run) or _is_overdue(audit, run)
    if isinstance(to_judge, NotEvaluated):
        yield to_judge
    if to_judge is not True:
        return
    if is_blank_answer(audit.get("reported_to")):
        yield Report("nobody", ("reported_to",))
        return
    day = run.date(audit, "reported_on")
    if day is None:
        if is_blank_answer(audit.get("reported_on")):
            yield Report("undated", ("reported_on",))
        else:
            yield NotEvaluated("`reported_on` cannot be read as a date")
        return
    persons, unknown = recipients(audit, day, run)
    top = top_management_on(day, run)
    if not persons.isdisjoint(top) or _answers(persons, audit, day, run):
        return
    if unknown:
        yield NotEvaluated(f"{list_of([quote(one) for one in unknown])} is nobody on record")
    elif top or persons <= _auditors(audit, day, run):
        names = [text for _, text in audit.strings("reported_to")]
        one = len(names) == 1
        yield Report(
            "others",
            ("reported_to",),
            people=list_of(names),
            none="who is neither" if one else "none of whom is",
            nor="nor" if one else "or",
        )
    else:
        yield NotEvaluated(f"who belonged to top management on {day} is not on record")


def _is_overdue(audit: Record, run: Pass) -> bool | NotEvaluated:
    """Whether there is a report of it, and the time in which managers are to have it is past."""
    if has_begun(audit, run) is not True:
        return False
    if is_blank_answer(audit.get("reported_on")) and not has_report(audit, run):
        return False
    deadline = report_deadline(audit, run)
    if deadline is not None:
        return deadline.latest < run.as_of
    if audit.text("status") == "fieldwork-done":
        return NotEvaluated("the day on which fieldwork ended is missing or not a date")
    return False


def _answers(persons: frozenset[str], audit: Record, day: date, run: Pass) -> bool:
    """Whether one of them owns something of what was audited, or manages such an owner."""
    period = Period(day, day)
    known = run.derive(responsibilities)
    owners = {
        tenure.person.id: tenure.person
        for item in leaves_in_scope(audit, run)
        for tenure in known.owners(item, period)
    }
    if not persons.isdisjoint(owners):
        return True
    managers = persons & run.derive(all_managers)
    return bool(managers) and any(
        chain[-1].id in managers
        for owner in owners.values()
        for chain in chains_above(owner, _LEVELS, period, run)
    )


def _auditors(audit: Record, day: date, run: Pass) -> frozenset[str]:
    entries = (entry.get("person") for _, entry in audit.items("team"))
    return frozenset(person.id for name in entries for person in run.people.holders(name, day))
