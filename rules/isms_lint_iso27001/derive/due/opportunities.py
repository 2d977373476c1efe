"""Opportunities for improvement that wait for a decision."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.records.dates import add_days
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.no_day import no_day
from isms_lint_iso27001.derive.due.words import both, titled
from isms_lint_iso27001.derive.finding.opportunities import is_decided

WHAT = "opportunity-for-improvement"


def opportunities(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    for one in run.register.of(WHAT):
        if is_decided(one):
            continue
        raised = run.date(one, "raised_on")
        if raised is None:
            yield no_day(WHAT, one, "raised_on")
            continue
        allowed = run.option_of("FND008", "ofi_days")
        due = add_days(raised, allowed)
        process = run.register.find(one.text("process"), "process")
        owner = process.get("owner") if process is not None else None
        yield Due(
            due,
            WHAT,
            titled("Decide on opportunity", "Entscheidung über Verbesserungsmöglichkeit", one),
            both(
                f"{allowed} days after it was raised on {raised}",
                f"{allowed} Tage nach der Feststellung am {raised}",
            ),
            one,
            ("raised_on",),
            leading(due, run, one.get("owner"), owner),
            "FND008",
        )
