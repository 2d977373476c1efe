"""IND010: who leads the management system audits it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.audited_items import WHOLE, cited
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="IND010",
    name="isms-manager-audits-isms",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b", "5.3"),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "leads": "{auditor} leads the management system and audits {items} ({path}):"
        " impartiality cannot be shown"
    },
    needs={"person", "role"},
    related=(
        "IND001",
        "IND013",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The ISMS manager and the CISO do not audit the clauses of the management system.

    What it checks
        Whether an auditor holds the role with the id isms-manager or ciso at any time from the
        start of fieldwork to the report, and covers clauses 4 to 10 or some of them, or the system
        as a whole: where the auditor covers `full-isms`, every item counts.
    Why it matters
        These roles are made responsible for the system conforming and for reporting how it
        performs. Audited by them, the system is audited by the person who runs it; assessors look
        for this first in small organizations.
    How to fix
        Let somebody without a part in running the system cover the clauses: another department, a
        partner organization, an external auditor who did not build it.
    Not reported
        Controls and processes that the holder of such a role covers besides clauses: whether they
        are that person's own work is for IND001, IND002 and the others. A role that ended before
        fieldwork or began after the report.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [full-isms]
        team: [{person: dana, function: lead}]
        ---
        {kind: role, id: ciso, holders: [{person: dana, from: 2023-02-01}]}
        ---
        {kind: person, id: dana, name: Dana Holt}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [full-isms]
        team: [{person: ines, function: lead}]
        ---
        {kind: role, id: ciso, holders: [{person: dana, from: 2023-02-01}]}
        ---
        kind: person
        records: [{id: dana, name: Dana Holt}, {id: ines, name: Ines Duarte}]
    """
    yield from tie_reports("IND010", "leads", audit, run, named=_named)


def _named(items: Sequence[str], day: date, run: Pass) -> tuple[str, str]:
    """Clauses as such; a bare `8.1` would not be told from a version."""
    parts = cited(items, day, run)
    if parts == [WHOLE]:
        return "all of it", "it"
    text = list_of(parts)
    if not text[0].isdigit():
        return text, "them"
    return (f"clause {text}", "it") if len(items) == 1 else (f"clauses {text}", "them")
