"""Work that people who leave have to hand over (5.3)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both, said
from isms_lint_iso27001.derive.people.handover import handover_fault, handover_latest
from isms_lint_iso27001.derive.responsibility.open_items import open_items

WHAT = "handover"


def handovers(run: Pass) -> Iterator[Due | Undated]:
    """What is due of those who are named for anything that is open, and leave or left."""
    open_of = run.derive(open_items)
    for person in run.register.of("person"):
        left, items = run.date(person, "to"), open_of.get(person.id, ())
        if left is None or not items:
            continue
        fault = handover_fault(person, left, run)
        if isinstance(fault, NotEvaluated):
            yield Undated(WHAT, said(f"{person.id}: {fault.reason}"), person, ("handover", "on"))
        elif fault:
            yield _due(person, len(items), run)


def _due(person: Record, items: int, run: Pass) -> Due:
    left = run.date(person, "to") or run.as_of
    due, name = handover_latest(left, run), person.text("name") or person.id
    return Due(
        due,
        WHAT,
        both(f"Work of {name} handed over", f"Übergabe der Aufgaben von {name}"),
        both(
            f"last day {left}, named for {items} open {'item' if items == 1 else 'items'}",
            f"letzter Tag {left}, genannt für {items}"
            f" {'offenen Punkt' if items == 1 else 'offene Punkte'}",
        ),
        person,
        ("to",),
        leading(due, run, person.get("manager")),
        "ROL004",
    )
