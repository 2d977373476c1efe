"""Acceptances of risks that end on a day (6.1.3 f)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.words import both, said, titled
from isms_lint_iso27001.derive.risk.acceptance import UNTIL, accepted_until
from isms_lint_iso27001.derive.text.status_words import why_unread

WHAT = "risk-acceptance"


def risk_acceptances(run: Pass) -> Iterator[Due | Undated]:
    """By when risks have to be accepted anew."""
    for risk in run.register.of("risk"):
        until = accepted_until(risk, run)
        unread = why_unread(risk, run, f"{risk.id}'s")
        if isinstance(until, NotEvaluated):
            yield Undated(WHAT, said(f"{risk.id}: {until.reason}"), risk, UNTIL)
        elif until is not None and unread:
            yield Undated(WHAT, said(unread), risk, ("status",))
        elif until is not None:
            by = risk.get("residual", "accepted_by")
            yield Due(
                until,
                WHAT,
                titled("Decide anew on risk", "Neue Entscheidung über Risiko", risk),
                both(f"{by} accepted it until then", f"{by} hat es bis dahin akzeptiert"),
                risk,
                UNTIL,
                acting(until, run, risk.get("owner"), by),
                "RSK010",
            )
