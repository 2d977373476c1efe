"""ACT001: an open action has an owner and a due date."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import (
    has_due_date,
    is_open_action,
    is_void,
    why_unclear,
)
from isms_lint_iso27001.derive.people.absence import why_absent
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import unless_unread


@rule(
    code="ACT001",
    name="action-owner-due",
    kinds={"action"},
    scope=REGISTER,
    clauses=(
        "9.3.3",
        "10.1",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "the action has {parts}", "gone": "{absence}{parts}"},
    related=(
        "ACT002",
        "MRV014",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An open action has an owner and a due date.

    What it checks
        Whether each open action names an `owner` who is with the organization on the as-of date,
        and a `due_on`.
    Why it matters
        An action that belongs to nobody, or has no date, is a wish.
    How to fix
        Name owner and date.
    Not reported
        Standing actions with a rhythm of their own (`review_months`), and long ones whose
        `milestones` have dates, need no due date. A role as owner, while somebody holds it. An
        owner who left and handed over in time to somebody who is there (ROL004). An owner whom
        another system describes (`external_ids`). Actions in draft or superseded plans. Of owners
        that no record describes the rule says that it could not judge them; REF001 speaks of those.
        Nor can it where the status is no known word (REF006).
    Bad
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        owner: finn
        ---
        {kind: person, id: finn}
    Good
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        owner: finn
        due_on: 2027-01-31
        ---
        {kind: person, id: finn}
    """
    if is_open_action(action) and not is_void(action, run):
        yield from unless_unread(why_unclear(action, run), _judge(action, run))


def _judge(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    reference = action.get("owner")
    owner = run.register.find(reference, "person", "role")
    is_dated = has_due_date(action)
    lacking = ["owner"] if is_dated else ["owner", "due_on"]
    if is_blank_answer(reference):
        parts = ["no owner"] if is_dated else ["no owner", "no due date"]
        yield Report("lacks", ("owner",), about=lacking, parts=" and ".join(parts))
        return
    if owner is None:
        if not run.register.is_external(str(reference)):
            yield NotEvaluated(f"the owner {reference} is no person or role on record")
    elif not answering(reference, run.as_of, run):
        yield Report(
            "gone",
            ("owner",),
            related=(Related(owner, (), f"the {owner.kind} {owner.id}"),),
            about=lacking,
            absence=why_absent(owner, run.as_of, run),
            parts="" if is_dated else ", and the action has no due date",
        )
        return
    if not is_dated:
        yield Report("lacks", ("due_on",), about=["due_on"], parts="no due date")
