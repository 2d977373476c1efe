"""HOL001: a supplier review that names no contract."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Report, Severity, rule


@rule(
    code="HOL001",
    name="hol-review-without-contract",
    kinds={"hol-supplier-review"},
    scope=RECORD,
    clauses=("A.5.22",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="1.0",
    messages={"missing": "decided to `{decision}` a supplier, and no contract is named"},
    options={
        "decisions": {
            "type": "array",
            "items": {"enum": ["keep", "watch", "leave"]},
            "default": ["keep", "watch"],
            "description": "The decisions after which a contract has to be named.",
        }
    },
    related=("HOL002",),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """We go on with a supplier, and the review does not say under which contract.

    What it checks
        A review that ends in one of the decisions `decisions` names a contract.
    Why it matters
        What we may ask of a supplier stands in the contract. Without one nothing binds it.
    How to fix
        Name the contract. Where there is none, decide to leave, or make one.
    Not reported
        Reviews without a decision: they are not evaluated.
    Bad
        kind: hol-supplier-review
        id: SR-2026-1
        supplier: Northwind Hosting
        decision: keep
    Good
        kind: hol-supplier-review
        id: SR-2026-1
        supplier: Northwind Hosting
        contract: CON-7
        decision: keep
    """
    decision = review.text("decision")
    if not decision:
        yield NotEvaluated("the review has no decision yet")
    elif decision in run.options["decisions"] and not review.text("contract"):
        yield Report("missing", ("decision",), decision=decision)
