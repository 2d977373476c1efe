"""REC003: the same thing stands in two documents, and they do not agree."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.stated.differences import Difference, between, said_of
from isms_lint_iso27001.derive.stated.duplicates import first_with_id
from isms_lint_iso27001.derive.stated.summaries import items_of
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.quote import quote


@rule(
    code="REC003",
    name="restated-otherwise",
    kinds=ANY,
    scope=REGISTER,
    clauses=("7.5.3",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.5",
    messages={
        "duplicate": "{field} is {here} here, and {there} in the other record with the id {id}",
        "summary": "{field} is {here} here, and {id} has {there}",
    },
    related=("REF002", "REC005", "REC007"),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """Two documents say different things of one finding, action, risk or document.

    What it checks
        Records that share an id and a kind: grade, status, dates, owner, levels and treatment of a
        risk, version and approval of a document. Rows of summaries (`stated-count`) and the records
        they list: grade, status, owner, due date, the days on which it was raised and closed.
    Why it matters
        People act on the one they happen to read. An assessor who has both asks which one holds,
        and how it came that nobody noticed.
    How to fix
        Find out which one is right and correct the other, or keep the fact in one place and refer
        to it.
    Not reported
        That an id stands twice: REF002 says that, and this rule what differs. A later state of the
        same: what was open when the audit was reported and closed since, or on the day of the
        summary (`as_of`); a due date that was extended; records with amendments, and versions that
        were superseded. A role and the person who holds it. Words that may mean the same, people
        who are not on record, and dates that cannot be read.
    Bad
        kind: nonconformity
        id: NC-1
        grade: minor
        status: open
        ---
        kind: stated-count
        label: NC-1
        items: [NC-1]
        said: {grade: major, status: open}
    Good
        kind: nonconformity
        id: NC-1
        grade: minor
        status: closed
        closed_on: 2026-06-30
        ---
        kind: stated-count
        label: NC-1
        items: [NC-1]
        as_of: 2026-05-31
        said: {grade: minor, status: open}
    """
    if record.kind == "stated-count":
        for _, item in items_of(record, run):
            for one in said_of(record, item, run):
                yield _report("summary", one, item.id)
    first = run.derive(first_with_id).get(record)
    if first is not None:
        for one in between(record, first, run):
            yield _report("duplicate", one, record.id)


def _report(message: str, one: Difference, id: str) -> Report:
    there = f"{field_name(one.there_at)} is {quote(one.there)} here"
    return Report(
        message,
        one.path,
        related=(Related(one.other, one.there_at, there),),
        field=field_name(one.path),
        here=quote(one.here),
        there=quote(one.there),
        id=id,
    )
