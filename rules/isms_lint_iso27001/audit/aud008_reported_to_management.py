"""AUD008: results are reported to the managers concerned."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_period import Period
from isms_lint_iso27001.derive.audit_scope import is_reported, leaves_in_scope
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.reporting_line import chains_above
from isms_lint_iso27001.derive.responsibilities import responsibilities
from isms_lint_iso27001.derive.top_management import top_management_on
from isms_lint_iso27001.derive.words import list_of

_LEVELS = 3


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
        "nobody": "to whom the results were reported is not recorded",
        "others": (
            "the results were reported to {people}, of whom nobody is top"
            " management or answers for what was audited"
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
    Why it matters
        The standard wants results reported to relevant management. A report that stays with the
        auditor changes nothing.
    How to fix
        Send the report to those who answer for what was audited, and write down to whom and when.
    Not reported
        Distribution lists and roles that resolve to such persons. Audits not reported yet: AUD006
        speaks of those.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        reported_on: 2026-04-02
        reported_to: [ines]
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
        scope: [A.8.13]
        ---
        kind: person
        records: [{id: ines}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
    """
    if not is_reported(audit, run):
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
    names = [text for _, text in audit.strings("reported_to")]
    people = [person for name in names for person in run.people.holders(name, day)]
    if any(person.id in top_management_on(day, run) for person in people):
        return
    known = run.derive(responsibilities)
    period = Period(day, day)
    owners = {
        tenure.person.id: tenure.person
        for item in leaves_in_scope(audit, run)
        for tenure in known.owners(item, period)
    }
    if any(person.id in owners for person in people):
        return
    above = {
        boss.id
        for owner in owners.values()
        for chain in chains_above(owner, _LEVELS, period, run)
        for boss in chain[1:]
    }
    if not any(person.id in above for person in people):
        yield Report("others", ("reported_to",), people=list_of(names))
