"""REC004: minutes cite a finding that was raised only after the review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Part, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.review.reviews import held_on
from isms_lint_iso27001.derive.stated.cited_later import Later, cited_in_words, referred_to
from isms_lint_iso27001.derive.text.words import list_of

_CITED = "the review of {held_on} cites {cited}, which cannot have been considered there"
_AUDITS = ("audit", "external-audit")


@rule(
    code="REC004",
    name="cited-later",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.5",
    messages={
        "words": _CITED,
        "references": _CITED,
        "results": "the review of {held_on} speaks of results of {cited}, which there were none of yet",
    },
    options={
        "minutes_days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "description": "Days after a review in which its minutes may still be written.",
        }
    },
    related=("MRV024", "SEQ002"),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """A management review cites what came about only after it was held.

    What it checks
        Ids in the words of a held review (inputs, decisions, conclusion, text): the
        nonconformities, opportunities, corrective actions, incidents and results they name had come
        about by then, or within the days in which minutes are written. Without a day of its own a
        finding is not older than the fieldwork of its audit; so are those that inputs refer to. The
        words say nothing of what an audit found that had not begun.
    Why it matters
        Minutes that know the future were written afterwards, or the dates are wrong. Either way they
        do not show what management had before it when it decided.
    How to fix
        Correct the date that is wrong. What was added later belongs into a supplementary review, or
        into an amendment that says so.
    Not reported
        What inputs refer to by field: MRV024 speaks of that, and of audits named in the input on
        audit results. Sentences and sections on what lies ahead: planned audits, the next review and
        its agenda. Nonconformities that the review raised itself. Interim results. Audits that are
        named without results (`approve the auditor for AU-2`).
    Bad
        kind: nonconformity
        id: NC-7
        raised_on: 2026-11-03
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {risk: two risks wait for a signature (NC-7)}
    Good
        kind: nonconformity
        id: NC-7
        raised_on: 2026-09-30
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {risk: two risks wait for a signature (NC-7)}
    """
    held = held_on(review, run)
    if held is None:
        return
    cited = cited_in_words(review, held, run.options["minutes_days"], run)
    found = {
        "words": [one for one in cited if one.record.kind not in _AUDITS],
        "results": [one for one in cited if one.record.kind in _AUDITS],
        "references": list(referred_to(review, held, run)),
    }
    for message, later in found.items():
        if later:
            yield _report(message, later, held)


def _report(message: str, later: Sequence[Later], held: date) -> Report:
    in_words = message != "references"
    return Report(
        message,
        later[0].path,
        at_words=later[0].record.id if in_words else "",
        about=[Part(one.record.id, one.path, one.record.id if in_words else "") for one in later],
        related=tuple(
            Related(one.told_by, one.field, f"{one.told_by.id} was {one.verb} on {one.day}")
            for one in later
        ),
        held_on=held,
        cited=list_of([_told(one) for one in later]),
    )


def _told(one: Later) -> str:
    whose = "" if one.told_by is one.record else f"of {one.told_by.id}, "
    return f"{one.record.id} ({whose}{one.verb} on {one.day})"
