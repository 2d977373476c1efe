"""MRV007: in a written review each top manager contributes, with a date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

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
from isms_lint_iso27001.derive.review.participants import in_words, is_written
from isms_lint_iso27001.derive.review.top_management_part import part_in
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of, named


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
        "undated": "{persons} {verb} listed in the written review of {held_on} without a dated"
        " contribution or decision: that {they} took part cannot be shown",
        "late": "top management took part in the review of {held_on} only after it: {deeds}; that this"
        " was more than an answer to the results cannot be shown",
    },
    needs={"organization"},
    related=("MRV005",),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """In a written review each top manager contributes, with a date.

    What it checks
        Whether each member of top management who is listed as a participant of a review in writing
        has a `contributed_on`, or decided something there on a day that is written down. And, in any
        review, whether somebody of top management did so by the day it was held, where nobody of them
        was there.
    Why it matters
        A review need not be a meeting. What stands in for being there is a contribution of one's
        own, and its date.
    How to fix
        Write the day of the contribution, and keep the resolution or the message as evidence. Where
        the review went on until the last contribution, write that day in `held_on`.
    Not reported
        Who is listed in a meeting. Participants outside top management, and members of it who are
        not listed. A written resolution, which is a dated decision. A contribution after the review
        where another top manager took part in time. A review in which no top manager took part, or
        in which they answered only when the results had been sent to them: MRV005 speaks of that.
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
    part = part_in(review, run)
    if part is None or isinstance(part, NotEvaluated):
        if part is not None and is_written(review):
            yield part
        return
    if part.is_none:
        return
    if part.late:
        said = in_words(part.late, part.managers)
        yield Report(
            "late",
            part.late[0].path,
            # Who else answered late makes it no worse.
            about=["top management"],
            related=tuple(Related(review, one.path, "done here") for one in part.late[1:]),
            held_on=part.held_on,
            deeds=list_of([f"{name} {what}" for name, what in said.items()]),
        )
    if not is_written(review):
        return
    silent: dict[int, list[Record]] = {}
    unreadable: list[str] = []
    for index, entry in review.items("participants"):
        persons = run.people.holders(entry.get("person"), part.held_on)
        listed = [p for p in persons if p.id in part.managers and p.id not in part.present]
        if not is_blank_answer(entry.get("contributed_on")):
            if run.date(review, "participants", index, "contributed_on") is None:
                unreadable.extend(map(named, listed))
        elif listed and entry.get("present") is not False:
            silent[index] = listed
    if unreadable:
        yield NotEvaluated(f"contributed_on of {list_of(unreadable)} is not a date")
    if silent:
        first, *others = silent
        names = [named(one) for one in dict.fromkeys(chain.from_iterable(silent.values()))]
        yield Report(
            "undated",
            ("participants", first),
            related=tuple(
                Related(review, ("participants", n), f"{_names(silent[n])} is listed here")
                for n in others
            ),
            about=[
                Part(one.id, ("participants", index))
                for index, listed in silent.items()
                for one in listed
            ],
            held_on=part.held_on,
            persons=list_of(names),
            verb="is" if len(names) == 1 else "are",
            they="this person" if len(names) == 1 else "they",
        )


def _names(persons: list[Record]) -> str:
    return list_of([named(one) for one in persons])
