"""REC007: something is said to be done with while the work for it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Part, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.stated.ended import ends, had_ended
from isms_lint_iso27001.derive.stated.summaries import items_of
from isms_lint_iso27001.derive.stated.work import actions_from, due_on, is_left, work_for
from isms_lint_iso27001.derive.stated.written import field_of, meanings
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="REC007",
    name="work-left",
    kinds={"stated-count", "corrective-action"},
    scope=REGISTER,
    clauses=("7.5.3", "10.2 d"),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.5",
    messages={
        "closed": "{id} is said to be closed{on}, and {work} not done by then",
        "target": "{target} stands here for {id}, and {work} due only later",
        "actions": "the corrective action is closed, and {work} still open",
    },
    related=("FND012", "ACT002", "REC003"),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A finding is said to be closed, or due, before the work for it is.

    What it checks
        Rows of summaries (`stated-count`) that say something of nonconformities, risks and other
        records: where one is said to be closed, its corrective actions and actions were done by the
        day of the row (`said.closed_on`, else `as_of`); where it has a due date, none of its actions
        is due later. And whether the actions that come from a closed corrective action are done.
    Why it matters
        What is reported as closed is looked at no more. If half of its plan is still to be done,
        nobody will miss it, until the certification body asks for the evidence.
    How to fix
        Report it as open, with the last day of its plan; or close the actions that are done.
    Not reported
        Actions of which it is not known when they were done. Those that go on without end
        (`review_months`), that were cancelled, or agreed on only after the closing. Improvement
        actions that come from the nonconformity itself, where corrective actions answer it. A
        closed nonconformity whose corrective action is open: FND012 speaks of that, and REC003 of
        summaries that the record of the nonconformity contradicts.
    Bad
        kind: corrective-action
        id: CAR-1
        status: closed
        closed_on: 2026-02-14
        ---
        kind: action
        id: ACT-1
        origin: CAR-1
        text: watch the queue
        status: open
        due_on: 2026-03-15
    Good
        kind: corrective-action
        id: CAR-1
        status: closed
        closed_on: 2026-03-20
        ---
        kind: action
        id: ACT-1
        origin: CAR-1
        text: watch the queue
        status: done
        due_on: 2026-03-15
        done_on: 2026-03-14
    """
    if record.kind == "corrective-action":
        yield from _closed_action(record, run)
        return
    for _, item in items_of(record, run):
        if _says_closed(record, item, run):
            yield from _closed(record, item, run)
        else:
            yield from _due(record, item, run)


def _closed_action(record: Record, run: Pass) -> Iterator[Report]:
    """A corrective action that is closed, and what it consists of."""
    if record.text("status") != "closed":
        return
    left = [one for one in actions_from(record, run) if is_left(one, run.as_of, run)]
    if left:
        yield Report(
            "actions",
            ("status",),
            about=[Part(one.id) for one in left],
            related=_places(left),
            work=_listed(left, run.as_of, run),
        )


def _says_closed(row: Record, item: Record, run: Pass) -> bool:
    words = meanings(row.text("said", "status"), field_of(item.kind, ("status",), run))
    if words:
        return ends(words, item.kind) is True
    return run.date(row, "said", "closed_on") is not None


def _closed(row: Record, item: Record, run: Pass) -> Iterator[Report]:
    stated = run.date(row, "said", "closed_on") or run.date(row, "as_of")
    day = stated or run.as_of
    left = [one for one in work_for(item, run) if is_left(one, day, run)]
    # REC003 speaks of rows that the record itself contradicts.
    if left and had_ended(item, stated, run) is not False:
        yield Report(
            "closed",
            ("said", "status") if row.text("said", "status") else ("said", "closed_on"),
            related=_places(left),
            id=item.id,
            on="" if stated is None else f" on {stated}",
            work=_listed(left, day, run),
        )


def _due(row: Record, item: Record, run: Pass) -> Iterator[Report]:
    target = run.date(row, "said", "due_on")
    if target is None:
        return
    stated = run.date(row, "as_of")
    day = stated or run.as_of
    later = [
        one
        for one in work_for(item, run)
        if one.kind == "action"
        and is_left(one, target, run)
        and (stated is not None or not one.items("extensions"))
        and (due := due_on(one, day, run)) is not None
        and due > target
    ]
    if later:
        yield Report(
            "target",
            ("said", "due_on"),
            related=_places(later),
            target=target,
            id=item.id,
            work=_listed(later, day, run),
        )


def _places(work: Sequence[Record]) -> tuple[Related, ...]:
    return tuple(
        Related(one, ("due_on",) if one.get("due_on") is not None else (), f"{one.id} is here")
        for one in work
    )


def _listed(work: Sequence[Record], day: date, run: Pass) -> str:
    """The work with its due dates, and the verb that follows: `ACT-1 (due 2025-02-28) is`."""
    found = [(one.id, due_on(one, day, run)) for one in work]
    named = [f"{id} (due {due})" if due is not None else id for id, due in found]
    return f"{list_of(named)} {'is' if len(named) == 1 else 'are'}"
