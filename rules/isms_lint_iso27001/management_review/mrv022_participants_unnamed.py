"""MRV022: those who took part in the review are named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import (
    REGISTER,
    Basis,
    NotEvaluated,
    Part,
    Pass,
    Related,
    Report,
    Severity,
    rule,
)
from isms_lint_iso27001.derive.review.reviews import day_held
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


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
        "unnamed": "{entries} {verb} not stand for one person on {held_on}: who took part cannot be"
        " shown"
    },
    related=("MRV005", "REF001"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Those who took part in the review are named.

    What it checks
        Whether each participant of a held review is a person on record, or a role that exactly one
        person held on that day.
    Why it matters
        `Management team` is nobody. Whether top management took part is shown by names.
    How to fix
        List the persons by their ids.
    Not reported
        Roles with one holder on the day. Participants said to be absent who contributed nothing.
        Reviews without a list of participants: MRV005 speaks of those.
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
    day = day_held(review, run)
    if not isinstance(day, date):
        if day is not None:
            yield day
        return
    unnamed: dict[int, str] = {}
    for index, entry in review.items("participants"):
        if entry.get("present") is False and is_blank_answer(entry.get("contributed_on")):
            continue
        written = entry.get("person")
        persons = run.people.holders(written, day)
        if len(persons) != 1:
            held_by = list_of([person.id for person in persons]) or "nobody on record"
            name = quote(written) if isinstance(written, str) and written.strip() else "no name"
            unnamed[index] = f"{name} ({held_by})"
    if unnamed:
        first, *others = unnamed
        yield Report(
            "unnamed",
            ("participants", first, "person"),
            related=tuple(
                Related(review, ("participants", index, "person"), unnamed[index])
                for index in others
            ),
            about=[
                Part(
                    review.text("participants", index, "person") or "no name",
                    ("participants", index, "person"),
                )
                for index in unnamed
            ],
            entries=list_of(list(unnamed.values())),
            verb="does" if len(unnamed) == 1 else "do",
            held_on=day,
        )
