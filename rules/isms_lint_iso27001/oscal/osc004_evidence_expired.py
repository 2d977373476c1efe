"""OSC004: findings rest on an observation that is out of date by its own word."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.oscal.expired import EXPIRES, open_on
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import counted, list_of


@rule(
    code="OSC004",
    name="evidence-expired",
    kinds={"evidence"},
    scope=REGISTER,
    clauses=("10.2 f",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.5",
    messages={
        "expired": "out of date since {expires}, {days} ago; {findings}, still open, {verb} on it:"
        " that what was seen is still so cannot be shown",
        "before": "out of date on {expires}, before it was collected on {collected}",
    },
    related=(
        "FND002",
        "OSC006",
    ),
)
def check(evidence: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Findings rest on an observation that is out of date by its own word.

    What it checks
        Whether an observation in an OSCAL document whose `expires` is past is what a finding that is
        still open, or an item of a plan, rests on. Whether `expires` comes after `collected`.
    Why it matters
        Whoever collected it said until when it counts. A plan that goes on from it may repair what is
        no longer so, and miss what came since.
    How to fix
        Look again, and add the new observation to the finding.
    Not reported
        Observations on which only closed findings rest, or findings that are satisfied. Findings that
        rest on a newer observation too, one that is not out of date. A date that cannot be read is not
        evaluated.
    Bad
        kind: evidence
        id: 8807eb6e
        collected_on: 2026-06-02
        x_oscal: {document: assessment-results, expires: "2026-07-01T00:00:00Z"}
        ---
        kind: nonconformity
        id: 45d8a6c2
        status: open
        raised_on: 2026-06-02
        evidence: [8807eb6e]
        x_oscal: {document: assessment-results}
    Good
        kind: evidence
        id: 8807eb6e
        collected_on: 2026-11-02
        x_oscal: {document: assessment-results, expires: "2026-12-01T00:00:00Z"}
        ---
        kind: nonconformity
        id: 45d8a6c2
        status: open
        raised_on: 2026-11-02
        evidence: [8807eb6e]
        x_oscal: {document: assessment-results}
    """
    if is_blank_answer(evidence.get(*EXPIRES)):
        return
    expires, collected = run.date(evidence, *EXPIRES), run.date(evidence, "collected_on")
    if expires is None:
        yield NotEvaluated("`expires` cannot be read as a date")
    elif collected is not None and expires < collected:
        yield Report(
            "before",
            EXPIRES,
            related=(Related(evidence, ("collected_on",), "collected on this day"),),
            expires=expires,
            collected=collected,
        )
    elif expires < run.as_of:
        still = open_on(evidence, run)
        if still:
            yield Report(
                "expired",
                EXPIRES,
                related=tuple(
                    Related(one, ("evidence",), f"{one.id} rests on it") for one in still
                ),
                about=[one.id for one in still],
                expires=expires,
                days=counted((run.as_of - expires).days, "day"),
                findings=list_of([one.id for one in still]),
                verb="rests" if len(still) == 1 else "rest",
            )
