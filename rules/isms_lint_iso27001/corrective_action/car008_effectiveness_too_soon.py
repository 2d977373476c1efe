"""CAR008: the effect of an action is checked when it can have shown itself."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer


@rule(
    code="CAR008",
    name="effectiveness-too-soon",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 d",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "soon": (
            "the effect was checked on {verified_on}, {days} after the action was"
            " implemented: too soon to have shown itself"
        )
    },
    options={
        "min_effect_days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "description": "Days from the action to the check.",
        }
    },
    related=(
        "CAR007",
        "CAR009",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """The effect of an action is checked when it can have shown itself.

    What it checks
        Whether `verified.on` is at least 14 days after `implemented_on`.
    Why it matters
        That something was done is seen at once; that it works takes a few rounds of the process. A
        check on the same day checks the first.
    How to fix
        Look again after some weeks, or say in `verified.method` why the effect could be seen at
        once.
    Not reported
        Checks that give a `method`: a corrected document can be verified at once.
    Bad
        kind: corrective-action
        id: CAR-1
        implemented_on: 2026-06-02
        verified: {on: 2026-06-02, by: ines, result: effective}
    Good
        kind: corrective-action
        id: CAR-1
        implemented_on: 2026-06-02
        verified: {on: 2026-06-16, by: ines, result: effective}
    """
    implemented_on = run.date(action, "implemented_on")
    verified_on = run.date(action, "verified", "on")
    if implemented_on is None or verified_on is None:
        return
    days = (verified_on - implemented_on).days
    if days < run.options["min_effect_days"] and is_blank_answer(action.get("verified", "method")):
        yield Report(
            "soon",
            ("verified", "on"),
            verified_on=verified_on,
            days="1 day" if days == 1 else f"{days} days",
        )
