"""MRV007: in a written review each top manager contributes, with a date."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.reviews import held_on
from isms_lint_iso27001.derive.top_management import top_management_on
from isms_lint_iso27001.derive.top_management_part import top_managers_who_took_part
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="MRV007",
    name="async-evidence",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "undated": (
            "{persons} {verb} listed in a review in writing, without a dated"
            " contribution: that {they} took part cannot be shown"
        )
    },
    related=("MRV005",),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """In a written review each top manager contributes, with a date.

    What it checks
        Whether each member of top management who is listed as a participant of a review in writing
        has a `contributed_on`.
    Why it matters
        A review need not be a meeting. What stands in for being there is a contribution of one's
        own, and its date.
    How to fix
        Write the day of the contribution, and keep the resolution or the message as evidence.
    Not reported
        Meetings. Participants outside top management. A written review to which no top manager
        contributed: MRV005 speaks of that.
    Bad
        kind: organization
        id: org
        top_management: [ana, bo]
        ---
        kind: person
        records: [{id: ana}, {id: bo}]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        mode: written
        participants: [{person: ana, contributed_on: 2026-10-07}, {person: bo}]
    Good
        kind: organization
        id: org
        top_management: [ana, bo]
        ---
        kind: person
        records: [{id: ana}, {id: bo}]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        mode: written
        participants: [{person: ana, contributed_on: 2026-10-07}, {person: bo,
             contributed_on: 2026-10-08}]
    """
    day = held_on(review, run)
    if day is None or review.text("mode") != "written":
        return
    if not top_managers_who_took_part(review, run):
        return
    managers = top_management_on(day, run)
    silent: dict[str, int] = {}
    for index, entry in review.items("participants"):
        if is_blank_answer(entry.get("contributed_on")) and entry.get("present") is not False:
            for person in run.people.holders(entry.get("person"), day):
                if person.id in managers:
                    silent[person.id] = index
    if silent:
        one = len(silent) == 1
        yield Report(
            "undated",
            ("participants", min(silent.values())),
            persons=list_of(list(silent)),
            verb="is" if one else "are",
            they="this person" if one else "they",
        )
