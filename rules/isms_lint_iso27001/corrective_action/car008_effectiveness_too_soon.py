"""CAR008: the effect of an action is checked when it can have shown itself."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.given_dates import given_dates
from isms_lint_iso27001.derive.placeholders import is_blank_answer

_WORDS = {0: "on the day", 1: "1 day after"}


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
            "the effect was checked on {verified_on}, {days} the action was implemented: too soon"
            " for it to have shown"
        ),
        "before": (
            "the effect was checked on {verified_on}, before the action was implemented on"
            " {implemented_on}"
        ),
    },
    options={
        "min_effect_days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "description": "Days that have to pass from the action to the check.",
        }
    },
    related=(
        "CAR007",
        "CAR009",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The effect of an action is checked when it can have shown itself.

    What it checks
        Whether `verified.on` is at least 14 days (`min_effect_days`) after `implemented_on`.
    Why it matters
        That something was done is seen at once; that it works takes a few rounds of the process. A
        check on the same day checks the first.
    How to fix
        Look again after some weeks, or say in `verified.method` why the effect could be seen at
        once.
    Not reported
        Checks that give a `method`: a corrected document can be verified at once. Checks that found
        the action not effective: a failure needs no time to show. Rejected actions.
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
    if action.text("status") == "rejected":
        return
    dates = given_dates(action, run, ("implemented_on",), ("verified", "on"))
    if isinstance(dates, NotEvaluated):
        yield dates
        return
    if dates is None or _is_explained(action):
        return
    implemented_on, verified_on = dates
    days = (verified_on - implemented_on).days
    if days < run.options["min_effect_days"]:
        yield Report(
            "before" if days < 0 else "soon",
            ("verified", "on"),
            related=(Related(action, ("implemented_on",), "implemented here"),),
            verified_on=verified_on,
            implemented_on=implemented_on,
            days=_WORDS.get(days, f"{days} days after"),
        )


def _is_explained(action: Record) -> bool:
    """Whether the check says how it could tell so soon, or found that the action does not work."""
    failed = action.text("verified", "result") == "not-effective"
    return failed or not is_blank_answer(action.get("verified", "method"))
