"""ROL004: whoever leaves hands over what is open."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.people.handover import handover_fault, handover_latest
from isms_lint_iso27001.derive.responsibility.open_items import left_on, open_items
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of, named

_MOST_RELATED = 8


@rule(
    code="ROL004",
    name="inactive-assignee",
    kinds={"person"},
    scope=REGISTER,
    clauses=("5.3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "left": "{person} left on {day} and is still named for {count}: {items}; {handover}",
    },
    options={
        "handover_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "x-whole-run": True,
            "description": "Days after the last day in which the work is to be handed over.",
        }
    },
    related=(
        "CAR004",
        "RSK002",
        "SOA007",
        "ACT001",
    ),
)
def check(person: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Whoever leaves hands over what is open.

    What it checks
        Whether a person whose last day (`to`) is more than 30 days past is still named, by their
        own id, for what is open: as owner of risks, findings, actions, objectives, processes,
        documents, programmes and plans, of controls in the statement in force, as operator, as who
        measures, in running assignments, or as the last holder of a role. A `handover` to somebody
        who is there, dated at most 30 days after the last day, settles it.
    Why it matters
        Work that belongs to somebody who is gone is done by nobody.
    How to fix
        Name whoever has taken the work over, or record the handover: `handover: {to: ..., on: ...}`
        in the person's record.
    Not reported
        The first 30 days. What is named through a role that somebody else holds now. What is
        closed, done, superseded. CAR004, RSK002, SOA007 and ACT001 say of single records that
        nobody is there to do the work, from the first day on. This rule says once, of the person,
        that nothing was handed over, and lists all of it; so a record of theirs stands in the list
        too, and is counted there, not reported a second time.
    Bad
        kind: person
        id: eli
        to: 2025-12-31
        ---
        kind: corrective-action
        id: CAR-4
        status: planned
        owner: eli
        due_on: 2026-12-31
    Good
        kind: person
        records:
          - {id: eli, to: 2025-12-31, handover: {to: hugo, on: 2026-01-15}}
          - {id: hugo}
        ---
        kind: corrective-action
        id: CAR-4
        status: planned
        owner: eli
        due_on: 2026-12-31
    """
    items = run.derive(open_items).get(person.id, ()) if person.id else ()
    if not items:
        return
    if not is_blank_answer(person.get("to")) and run.date(person, "to") is None:
        yield NotEvaluated("`to` cannot be read as a date")
        return
    day = left_on(person, run)
    if day is None:
        return
    handover = handover_fault(person, day, run)
    if isinstance(handover, NotEvaluated):
        yield handover
    elif handover and handover_latest(day, run) < run.as_of:
        yield Report(
            "left",
            ("to",),
            related=tuple(
                Related(item.record, item.path, f"named in the {item.record.kind}")
                for item in items[:_MOST_RELATED]
            ),
            about=[id for item in items for id in item.ids],
            person=named(person),
            day=day,
            count="1 open item" if len(items) == 1 else f"{len(items)} open items",
            items=list_of([item.words for item in items]),
            handover=handover,
        )
