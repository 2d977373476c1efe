"""MRV008: the review's decisions are top management's."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.delegations import delegates_of
from isms_lint_iso27001.derive.reviews import held_on
from isms_lint_iso27001.derive.top_management import top_management_on
from isms_lint_iso27001.derive.top_management_part import top_managers_who_took_part
from isms_lint_iso27001.derive.words import list_of


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
        "not-top": ("{decisions} {verb} decided by {persons}, who {are} not of top management")
    },
    related=(
        "MRV005",
        "MRV009",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """The review's decisions are top management's.

    What it checks
        Whether each decision of a held review that names who decided names a member of top
        management on that day.
    Why it matters
        Top management reviews, and the results of the review are its decisions. Where the ISMS
        manager decides, the review is a report.
    How to fix
        Have top management decide, and write down who did. Where it delegates such decisions,
        record that in `delegations` of the organization (`review-decisions`).
    Not reported
        Decisions by somebody to whom it was delegated. Decisions that name nobody. Reviews without
        any top manager: MRV005 speaks of those.
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
    day = held_on(review, run)
    if day is None or not top_managers_who_took_part(review, run):
        return
    others: dict[int, str] = {}
    for index, decision in review.items("decisions"):
        decider = decision.get("decided_by")
        on = run.date(review, "decisions", index, "decided_on") or day
        deciders = {person.id for person in run.people.holders(decider, on)}
        managers = set(top_management_on(on, run))
        entitled = managers | delegates_of(managers, "review-decisions", on, run)
        if deciders and not deciders & entitled:
            others[index] = str(decider)
    if others:
        first = min(others)
        count = len(others)
        persons = list(dict.fromkeys(others.values()))
        yield Report(
            "not-top",
            ("decisions", first, "decided_by"),
            decisions="a decision" if count == 1 else f"{count} decisions",
            verb="was" if count == 1 else "were",
            persons=list_of(persons),
            are="is" if len(persons) == 1 else "are",
        )
