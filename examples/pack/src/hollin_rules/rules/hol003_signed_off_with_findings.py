"""HOL003: a review signed off though something is found in it."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import FINDINGS, Basis, Pass, Report, Severity, rule


@rule(
    code="HOL003",
    name="hol-signed-off-with-findings",
    kinds={"hol-supplier-review"},
    scope=FINDINGS,
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="2.0",
    messages={"open": "signed off, while {codes} found something in the review"},
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """A supplier review went to the files with something left to do.

    What it checks
        No rule finds anything in a review that is signed off.
    Why it matters
        What is in the files nobody looks at again.
    How to fix
        Put right what the other findings say; or take the sign-off back.
    Not reported
        Reviews that are not signed off.
    Bad
        kind: hol-supplier-review
        id: SR-2026-1
        decision: keep
        signed_off_on: 2026-03-10
    Good
        kind: contract
        id: CON-7
        ---
        kind: hol-supplier-review
        id: SR-2026-1
        contract: CON-7
        decision: keep
        signed_off_on: 2026-03-10
    """
    if review.get("signed_off_on") is None:
        return
    codes = sorted({found.code for found in run.found if found.record_id == review.id})
    if codes:
        yield Report("open", ("signed_off_on",), about=codes, codes=", ".join(codes))
