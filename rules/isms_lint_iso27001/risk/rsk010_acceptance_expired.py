"""RSK010: a risk that was accepted for a time is looked at again when the time is over."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.risk.acceptance import UNTIL, accepted_until
from isms_lint_iso27001.derive.text.status_words import why_unread


@rule(
    code="RSK010",
    name="acceptance-expired",
    kinds={"risk"},
    scope=REGISTER,
    clauses=("6.1.3 f",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={"expired": "{by} accepted the risk until {until}; nobody has accepted it since"},
    related=("RSK006",),
)
def check(risk: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A risk that was accepted for a time is looked at again when the time is over.

    What it checks
        Whether `residual.accepted_until` of each active risk is still ahead.
    Why it matters
        Whoever accepted the risk until a day said that it may not stay longer without a new
        decision.
    How to fix
        Have the owner decide again, and write the new `accepted_on` and `accepted_until`.
    Not reported
        Acceptances without an end: the standard asks for none. An end without anybody who accepted:
        RSK006 speaks of that. Closed risks. An end that lies before the day of the acceptance tells
        of no end, and is not evaluated; nor is a risk whose status is no known word (REF006).
    Bad
        kind: risk
        id: RISK-1
        residual: {level: 8, accepted_by: gita, accepted_on: 2025-03-31, accepted_until: 2026-03-31}
    Good
        kind: risk
        id: RISK-1
        residual: {level: 8, accepted_by: gita, accepted_on: 2026-03-31, accepted_until: 2026-11-20}
    """
    until = accepted_until(risk, run)
    if isinstance(until, NotEvaluated):
        yield until
    elif until is not None and until < run.as_of:
        unread = why_unread(risk, run)
        by = risk.get("residual", "accepted_by")
        yield NotEvaluated(unread) if unread else Report("expired", UNTIL, by=by, until=until)
