"""CAR004: an open corrective action has nobody to do it, or no date to do it by."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import (
    is_given,
    is_open,
    stage,
    why_unclear,
)
from isms_lint_iso27001.derive.people.absence import why_absent
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.text.status_words import unless_unread


@rule(
    code="CAR004",
    name="owner-and-due",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=("10.2 c",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "no-owner": "open without an owner: that somebody carries it out cannot be shown",
        "inactive-owner": "open, and {absence}: that somebody carries it out cannot be shown",
        "no-due": "open without a due date: it can never be late, and never be in time",
    },
    related=(
        "ROL004",
        "CAR005",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An open corrective action lacks an active owner or a due date.

    What it checks
        A corrective action that is neither closed nor rejected has an `owner` who is there on the
        as-of date, and a `due_on` as long as it is not implemented. A missing due date is a
        warning.
    Why it matters
        Nobody carries out an action whose owner left, and an action without a date waits for ever.
        Both come to light when a review asks for the state of actions.
    How to fix
        Hand the action to somebody who is there, or name the role and keep its holder current. Set
        the date by which the action is to be carried out.
    Not reported
        A role as owner, while somebody holds it. An owner who left and handed over in time to
        somebody who is there (ROL004). A missing due date once the action is implemented and only
        waits for the check of its effect: there is nothing left to be late. An owner whom another
        system describes (`external_ids`). Of owners that no record describes the rule says that it
        could not judge them; REF001 speaks of those. Nor can it where the status is no known word
        (REF006).
    Bad
        kind: person
        id: eli
        to: 2025-12-31
        ---
        kind: corrective-action
        id: CAR-1
        status: planned
        owner: eli
        due_on: 2026-12-31
    Good
        kind: person
        id: hugo
        ---
        kind: role
        id: service-desk-lead
        holders: [{person: hugo, from: 2024-01-01}]
        ---
        kind: corrective-action
        id: CAR-1
        status: planned
        owner: service-desk-lead
        due_on: 2026-12-31
    """
    if is_open(action, run.as_of, run):
        yield from unless_unread(why_unclear(action, run), _judge(action, run))


def _judge(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    yield from _owner(action, run)
    if not is_given(action, "due_on"):
        if stage(action, run.as_of, run) == "opened":
            yield Report("no-due", ("due_on",), severity=Severity.WARNING)
    elif run.date(action, "due_on") is None:
        yield NotEvaluated("`due_on` cannot be read as a date")


def _owner(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    if not is_given(action, "owner"):
        yield Report("no-owner", ("owner",))
        return
    reference = action.get("owner")
    owner = run.register.find(reference, "person", "role")
    if owner is None:
        if not run.register.is_external(str(reference)):
            yield NotEvaluated(f"the owner {reference} is no person or role on record")
    elif not answering(reference, run.as_of, run):
        yield Report(
            "inactive-owner",
            ("owner",),
            absence=why_absent(owner, run.as_of, run),
            related=(Related(owner, (), f"the {owner.kind} {owner.id}"),),
        )
