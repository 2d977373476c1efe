"""REF002: two records have one id."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.stated.duplicates import first_with_id
from isms_lint_iso27001.derive.text.quote import quote


@rule(
    code="REF002",
    name="duplicate-id",
    kinds=ANY,
    scope=REGISTER,
    clauses=("7.5.2",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "duplicate": "another record ({kind}) already has the id {id}: whatever names it means the"
        " other one",
    },
    related=(
        "REF001",
        "OSC002",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """Two records have the same id.

    What it checks
        Ids are unique across the repository, whatever the kind. The second and each further record
        is reported, with the first.
    Why it matters
        A reference names an id alone. Where two records share it, nobody can tell which one was
        meant, and rules read the first.
    How to fix
        Give one of the two another id, or merge them. A finding that stands in its audit need not
        stand in a file of its own.
    Not reported
        The same record in an earlier version of its file: history is one record. What two OSCAL
        documents repeat: there one uuid means one thing, wherever it stands. What one of them has
        twice: OSC002 speaks of that.
    Bad
        kind: nonconformity
        id: NC-1
        ---
        kind: corrective-action
        id: NC-1
    Good
        kind: nonconformity
        id: NC-1
        ---
        kind: corrective-action
        id: CAR-1
    """
    first = run.derive(first_with_id).get(record)
    if first is not None:
        yield Report(
            "duplicate",
            ("id",),
            kind=first.kind,
            id=quote(record.id),
            related=(Related(first, ("id",), "the first record with this id"),),
        )
