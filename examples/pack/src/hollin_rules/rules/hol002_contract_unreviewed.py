"""HOL002: a contract whose supplier nobody reviewed of late."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule

from hollin_rules.latest_reviews import latest_reviews


@rule(
    code="HOL002",
    name="hol-contract-unreviewed",
    kinds={"contract"},
    scope=REGISTER,
    clauses=("A.5.22",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="1.0",
    messages={
        "never": "the supplier was never reviewed in the {days} days since the contract began",
        "long-ago": "the last review of the supplier was {days} days ago; {allowed} are allowed",
    },
    options={
        "days": {
            "type": "integer",
            "minimum": 1,
            "default": 400,
            "description": "Days that may pass between two reviews of a supplier.",
        }
    },
    needs={"hol-supplier-review"},
    related=("HOL001",),
)
def check(contract: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A contract runs, and its supplier was not reviewed in time.

    What it checks
        The days since the newest review that names the contract; before the first one, since the
        contract began.
    Why it matters
        A supplier changes. What was looked at once says little about today.
    How to fix
        Review the supplier, and name the contract in the review.
    Not reported
        Contracts that have ended. Reviews to come do not count.
    Bad
        # as-of: 2026-11-20
        kind: contract
        id: CON-7
        from: 2024-01-01
        ---
        kind: hol-supplier-review
        id: SR-2025-1
        contract: CON-7
        reviewed_on: 2025-02-03
    Good
        # as-of: 2026-11-20
        kind: contract
        id: CON-7
        from: 2024-01-01
        ---
        kind: hol-supplier-review
        id: SR-2026-1
        contract: CON-7
        reviewed_on: 2026-02-03
    """
    end = run.date(contract, "to")
    if end is not None and end < run.as_of:
        return
    allowed = run.options["days"]
    latest = run.derive(latest_reviews).get(contract.id)
    if latest is not None:
        days = (run.as_of - latest.on).days
        if days > allowed:
            newest = Related(latest.review, ("reviewed_on",), "the last review")
            yield Report("long-ago", ("id",), related=(newest,), days=days, allowed=allowed)
        return
    begin = run.date(contract, "from")
    if begin is None:
        yield NotEvaluated("the contract does not say since when it runs")
        return
    days = (run.as_of - begin).days
    if days > allowed:
        yield Report("never", ("from",), days=days)
