"""MRV006: the review is not held by the security function alone."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.people.isms_leads import lead_on
from isms_lint_iso27001.derive.review.top_management_part import part_in
from isms_lint_iso27001.derive.text.words import alternatives, list_of, named, one_by_one


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
        "alone": "in the review of {held_on} only {persons} took part, who {run_it} the ISMS: that"
        " {others}, also of top management, looked at it cannot be shown"
    },
    needs={"organization", "role"},
    related=(
        "MRV005",
        "MRV008",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review is not held by the security function alone.

    What it checks
        Whether, in a held review in which a top manager took part, somebody took part who was not
        ISMS manager or CISO on that day.
    Why it matters
        A CISO who belongs to top management may hold the review. Alone, those who run the system
        review their own work.
    How to fix
        Have another member of top management take part, or contribute with a date.
    Not reported
        Organizations in which all of top management leads the ISMS, such as a firm with one
        director. Reviews without any top manager: MRV005 speaks of those. Participants of whom it
        cannot be told who they are, where they might be somebody else: not evaluated.
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
    part = part_in(review, run)
    if part is None or isinstance(part, NotEvaluated):
        if part is not None:
            yield part
        return
    roles = {person: lead_on(person, part.held_on, run) for person in part.present.values()}
    others = [one for one in part.managers.values() if lead_on(one, part.held_on, run) is None]
    if not others or None in roles.values():
        return
    if part.unclear:
        yield NotEvaluated(f"whether anybody else took part: {one_by_one(part.unclear)}")
    elif part.is_shown:
        yield Report(
            "alone",
            ("participants",),
            related=tuple(
                Related(role.record, role.path, f"{role.person.id} is {role.capacity}")
                for role in roles.values()
                if role is not None
            ),
            held_on=part.held_on,
            persons=list_of([named(person) for person in roles]),
            run_it="leads" if len(roles) == 1 else "lead",
            others=alternatives([named(person) for person in others]),
        )
