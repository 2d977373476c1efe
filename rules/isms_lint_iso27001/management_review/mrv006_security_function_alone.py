"""MRV006: the review is not held by the security function alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review_participants import took_part
from isms_lint_iso27001.derive.reviews import held_on
from isms_lint_iso27001.derive.top_management import top_management_on
from isms_lint_iso27001.derive.top_management_part import top_managers_who_took_part
from isms_lint_iso27001.derive.words import list_of, named


@rule(
    code="MRV006",
    name="security-function-alone",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "alone": (
            "only {persons} took part, who {run_it} the ISMS: nobody else of top"
            " management looked at it"
        )
    },
    needs={"role"},
    related=(
        "MRV005",
        "MRV008",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """The review is not held by the security function alone.

    What it checks
        Whether, in a held review in which a top manager took part, somebody took part who is not
        ISMS manager or CISO.
    Why it matters
        A CISO who belongs to top management may hold the review. Alone, the one who runs the system
        reviews the own work.
    How to fix
        Have another member of top management take part, or contribute with a date.
    Not reported
        Organizations whose top management is one person. Reviews without any top manager: MRV005
        speaks of those.
    Bad
        kind: organization
        id: org
        top_management: [ana, dana]
        ---
        kind: role
        id: ciso
        holders: [{person: dana}]
        ---
        kind: person
        records: [{id: ana}, {id: dana}]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [{person: dana, present: true}]
    Good
        kind: organization
        id: org
        top_management: [ana, dana]
        ---
        kind: role
        id: ciso
        holders: [{person: dana}]
        ---
        kind: person
        records: [{id: ana}, {id: dana}]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [{person: dana, present: true}, {person: ana, present: true}]
    """
    day = held_on(review, run)
    if day is None or not top_managers_who_took_part(review, run):
        return
    present, unclear = took_part(review, day, run)
    if unclear or len(top_management_on(day, run)) < 2:
        return
    if all(_leads(person, day, run) for person in present.values()):
        yield Report(
            "alone",
            ("participants",),
            persons=list_of([named(person) for person in present.values()]),
            run_it="runs" if len(present) == 1 else "run",
        )


def _leads(person: Record, day: date, run: Pass) -> bool:
    return any(run.people.holds(person, role, day, day) for role in ("isms-manager", "ciso"))
