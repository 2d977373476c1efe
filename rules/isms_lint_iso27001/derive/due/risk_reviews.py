"""Risks that are to be looked at again on a day of their own (8.2)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.words import both, months, said, titled
from isms_lint_iso27001.derive.risk.assessment_interval import (
    assessment_interval,
    next_look,
    reviewed_one_by_one,
)
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread

WHAT = "risk-review"


def risk_reviews(run: Pass) -> Iterator[Due | Undated]:
    """What is due. Where not every risk has a day of its own, the interval is that of assessments,
    and only days that a risk names are told.
    """
    each = run.derive(reviewed_one_by_one)
    for risk in run.register.of("risk"):
        names_a_day = not is_blank_answer(risk.get("review_on"))
        day = next_look(risk, run)
        unread = why_unread(risk, run, f"{risk.id}'s")
        if not is_active(risk) or not (names_a_day or each):
            continue
        if unread:
            yield Undated(WHAT, said(unread), risk, ("status",))
        elif names_a_day and run.date(risk, "review_on") is None:
            yield Undated(
                WHAT,
                both(
                    f"`review_on` of {risk.id} cannot be read as a date",
                    f"`review_on` von {risk.id} ist kein Datum",
                ),
                risk,
                ("review_on",),
            )
        elif day is not None:
            length, last = months(assessment_interval(run)), run.date(risk, "reviewed_on")
            yield Due(
                day,
                WHAT,
                titled("Look at risk", "Überprüfung des Risikos", risk),
                both("the day that the risk names", "der im Risiko genannte Tag")
                if names_a_day
                else both(
                    f"{length['en']}, last looked at on {last}",
                    f"{length['de']}, zuletzt überprüft am {last}",
                ),
                risk,
                ("review_on",) if names_a_day else ("reviewed_on",),
                acting(day, run, risk.get("owner")),
            )
