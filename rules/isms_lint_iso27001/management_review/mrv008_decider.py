"""MRV008: the review's decisions are top management's."""

from __future__ import annotations

from collections.abc import Iterator

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
from isms_lint_iso27001.derive.people.delegations import delegates_of
from isms_lint_iso27001.derive.people.top_management import top_management_on
from isms_lint_iso27001.derive.review.decisions import decision_name
from isms_lint_iso27001.derive.review.top_management_part import part_in
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of, named


@rule(
    code="MRV008",
    name="decider",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=(
        "9.3.1",
        "9.3.3",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "not-top": "{decisions} of the review of {held_on} {verb} taken by {persons}, who {do} not"
        " belong to top management: that top management decided cannot be shown"
    },
    needs={"organization"},
    related=(
        "MRV005",
        "MRV009",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review's decisions are top management's.

    What it checks
        Whether each decision of a held review that names who decided names somebody who belonged to
        top management on the day of the decision.
    Why it matters
        Top management reviews, and the results of the review are its decisions. Where the ISMS
        manager decides, the review is a report.
    How to fix
        Have top management decide, and write down who did. Where it delegates such decisions,
        record that in `delegations` of the organization (`review-decisions`).
    Not reported
        Decisions by somebody to whom it was delegated. Decisions that name nobody. Reviews in which
        nobody of top management took part: MRV005 speaks of those. Where `decided_by` leads to no
        person, the decision is not evaluated.
    Bad
        kind: organization
        id: org
        top_management: [ana]
        ---
        kind: person
        records: [{id: ana}, {id: dana}]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [{person: ana, present: true}, {person: dana, present: true}]
        decisions: [{class: improvement, text: a course, decided_by: dana}]
    Good
        kind: organization
        id: org
        top_management: [ana]
        ---
        kind: person
        records: [{id: ana}, {id: dana}]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [{person: ana, present: true}, {person: dana, present: true}]
        decisions: [{class: improvement, text: a course, decided_by: ana}]
    """
    part = part_in(review, run)
    if part is None or isinstance(part, NotEvaluated):
        if part is not None:
            yield part
        return
    if part.is_none:
        return
    others: dict[int, list[str]] = {}
    unknown: list[str] = []
    for index, decision in review.items("decisions"):
        decider = decision.get("decided_by")
        if is_blank_answer(decider):
            continue
        day = run.date(review, "decisions", index, "decided_on") or part.held_on
        persons = {person.id: named(person) for person in run.people.holders(decider, day)}
        managers = set(top_management_on(day, run))
        if not persons:
            unknown.append(quote(str(decider)))
        elif persons.keys().isdisjoint(
            managers | delegates_of(managers, "review-decisions", day, run)
        ):
            others[index] = list(persons.values())
    if unknown:
        names = list_of(list(dict.fromkeys(unknown)))
        yield NotEvaluated(f"who decided: {names} is nobody known on that day")
    if others:
        first, *more = others
        deciders = list(dict.fromkeys(name for names in others.values() for name in names))
        yield Report(
            "not-top",
            ("decisions", first, "decided_by"),
            related=tuple(
                Related(
                    review, ("decisions", n, "decided_by"), f"{list_of(others[n])} decided this"
                )
                for n in more
            ),
            about=[
                Part(
                    f"{review.get('decisions', n, 'decided_by')} {decision_name(review, n)}",
                    ("decisions", n, "decided_by"),
                )
                for n in others
            ],
            decisions="a decision" if not more else f"{len(others)} decisions",
            held_on=part.held_on,
            verb="was" if not more else "were",
            persons=list_of(deciders),
            do="does" if len(deciders) == 1 else "do",
        )
