"""FND008: opportunities for improvement are decided."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.opportunities import is_decided, said_of
from isms_lint_iso27001.derive.text.words import counted


@rule(
    code="FND008",
    name="ofi-disposition",
    kinds={"opportunity-for-improvement"},
    scope=RECORD,
    clauses=("9.3.2 g",),
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "open": (
            "raised on {raised_on}, {days} ago, and neither accepted, declined nor implemented"
        ),
        "no-reason": "raised on {raised_on}, {days} ago, and declined without a reason",
    },
    options={
        "ofi_days": {
            "type": "integer",
            "minimum": 0,
            "default": 90,
            "x-whole-run": True,
            "description": "Days in which the decision may be open.",
        }
    },
    related=(
        "FND009",
        "MRV002",
    ),
)
def check(ofi: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Opportunities for improvement are decided.

    What it checks
        Whether an opportunity for improvement is accepted, declined (with a reason) or implemented
        within 90 days.
    Why it matters
        No corrective action is required for one. But they are an input of the review, and a heap of
        undecided ones says that nobody reads them.
    How to fix
        Decide, and write `disposition` and, where it is declined, `reason`.
    Not reported
        The first 90 days. Accepted ones that are under way, be it only by an `action` that carries
        them out.
    Bad
        kind: opportunity-for-improvement
        id: OFI-1
        raised_on: 2026-03-02
    Good
        kind: opportunity-for-improvement
        id: OFI-1
        raised_on: 2026-03-02
        disposition: declined
        reason: the tool is replaced in spring
    """
    if is_decided(ofi):
        return
    declined = said_of(ofi) == "declined"
    raised_on = run.date(ofi, "raised_on")
    if raised_on is None:
        yield NotEvaluated("`raised_on` is missing or cannot be read as a date")
    elif add_days(raised_on, run.options["ofi_days"]) < run.as_of:
        yield Report(
            "no-reason" if declined else "open",
            ("disposition",) if ofi.text("disposition") or not declined else ("status",),
            raised_on=raised_on,
            days=counted((run.as_of - raised_on).days, "day"),
        )
