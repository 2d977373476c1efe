"""FND005: a nonconformity is corrected."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.corrections import has_correction
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn, why_unclear
from isms_lint_iso27001.derive.text.words import counted


@rule(
    code="FND005",
    name="nc-correction",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("10.2 a",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": (
            "raised on {raised_on}, {days} ago, and nothing is recorded that put it"
            " right, nor why nothing had to"
        )
    },
    options={
        "open_days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "x-whole-run": True,
            "description": "Days after the finding in which the correction may still be missing.",
        }
    },
    related=(
        "FND004",
        "CAR014",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A nonconformity is corrected.

    What it checks
        Whether a nonconformity has, 14 days after it was raised, a `correction`: what was done, or
        why it does not apply.
    Why it matters
        The first duty is to control and correct the case itself, before anybody looks for its
        cause. Accounts that should not exist are closed today.
    How to fix
        Correct the case and write it down in `correction: {text, done_on}`, or say in
        `not_applicable` why nothing can or need be corrected.
    Not reported
        `not_applicable` with a reason. The first 14 days. Withdrawn findings. Corrections made
        before the cause was known: that is the right order. Whether corrective action is needed:
        FND004 asks that. Where the status is no known word (REF006), the finding may have been
        withdrawn: that is not evaluated.
    Bad
        kind: nonconformity
        id: NC-1
        raised_on: 2026-10-01
    Good
        kind: nonconformity
        id: NC-1
        raised_on: 2026-10-01
        correction: {text: accounts closed, done_on: 2026-10-02}
    """
    if is_withdrawn(nc) or has_correction(nc):
        return
    raised_on = run.date(nc, "raised_on")
    if raised_on is None:
        yield NotEvaluated("`raised_on` is missing or cannot be read as a date")
    elif add_days(raised_on, run.options["open_days"]) < run.as_of:
        days = counted((run.as_of - raised_on).days, "day")
        unclear = why_unclear(nc, run)
        yield (
            NotEvaluated(unclear)
            if unclear
            else Report("none", ("correction",), raised_on=raised_on, days=days)
        )
