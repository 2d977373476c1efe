"""WVR005: a waiver that holds has something to accept."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import FINDINGS, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.similar_ids import similar_id
from isms_lint_iso27001.derive.waivers import (
    accepts,
    expired_on,
    is_looked_for,
    names_many_records,
    rule_of,
)


@rule(
    code="WVR005",
    name="waiver-unused",
    kinds={"waiver"},
    scope=FINDINGS,
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "unused": "{code} has nothing to say of {target}: there is nothing to accept",
        "unknown": "no record has the id {target}: there is nothing to accept{advice}",
    },
    related=(
        "WVR001",
        "WVR002",
    ),
)
def check(waiver: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A waiver that holds has something to accept.

    What it checks
        Whether the rule that a waiver names finds something in the record it names. Records nested
        in others (findings of an audit, actions of a review) are named by their own ids.
    Why it matters
        A waiver whose finding is gone would silently accept the next one.
    How to fix
        End the waiver: set `expires_on` to the day on which the finding was put right. If the id is
        misspelt, correct it.
    Not reported
        Waivers whose rule is none of those that run, in this profile or at all: they are not
        evaluated. Expired waivers: they may stay as history. One run is judged, not several: no
        earlier one is known.
    Bad
        kind: waiver
        id: WV-1
        rule: CAR005
        target: CAR-1
        reason: supplier is late
        approved_by: ana
        expires_on: 2026-12-31
        ---
        {kind: corrective-action, id: CAR-1, status: planned, due_on: 2027-01-31}
    Good
        kind: waiver
        id: WV-1
        rule: CAR005
        target: CAR-1
        reason: supplier is late
        approved_by: ana
        expires_on: 2026-12-31
        ---
        {kind: corrective-action, id: CAR-1, status: planned, due_on: 2026-10-31}
    """
    named = rule_of(waiver, run)
    target = waiver.text("target")
    if named is None or not target or names_many_records(waiver, run):
        return
    if expired_on(waiver, run) is not None or accepts(waiver, run):
        return
    record = run.register.get(target)
    if not is_looked_for(waiver, run):
        if named.code in run.selected:
            yield NotEvaluated(f"what {named.code} finds is not known when this rule runs")
        else:
            yield NotEvaluated(f"{named.code} does not run here")
    elif record is None:
        similar = similar_id(target, ("*",), run)
        advice = f"; did you mean `{similar}`?" if similar else ""
        yield Report("unknown", ("target",), target=quote(target), advice=advice)
    else:
        yield Report(
            "unused",
            ("target",),
            related=(Related(record, (), f"the {record.kind}"),),
            code=named.code,
            target=record.id,
        )
