"""MRV022: those who took part in the review are named."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.reviews import held_on
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="MRV022",
    name="participants-unnamed",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.3",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "unnamed": ("{entries} {verb} no named person on {held_on}: who took part cannot be shown")
    },
    related=(
        "MRV005",
        "REF001",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """Those who took part in the review are named.

    What it checks
        Whether each participant of a held review is a person on record, or a role that exactly one
        person held on that day.
    Why it matters
        `Management team` is nobody. Whether top management took part is shown by names.
    How to fix
        List the persons by their ids.
    Not reported
        Roles with one holder on the day. Participants said to be absent.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [{person: management team, present: true}]
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [{person: ceo, present: true}]
        ---
        kind: role
        id: ceo
        holders: [{person: ana}]
        ---
        {kind: person, id: ana}
    """
    day = held_on(review, run)
    if day is None:
        return
    bare = [
        (index, str(entry.get("person") or "somebody"))
        for index, entry in review.items("participants")
        if entry.get("present") is not False
        and len(run.people.holders(entry.get("person"), day)) != 1
    ]
    if bare:
        yield Report(
            "unnamed",
            ("participants", bare[0][0], "person"),
            entries=list_of([quote(name) for _, name in bare]),
            verb="is" if len(bare) == 1 else "are",
            held_on=day,
        )
