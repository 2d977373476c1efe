"""Who has to act: the persons whom a record names, directly or through a role, on the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.audit.team import auditing
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.people.isms_leads import leads_in


def acting(on: date, run: Pass, *references: object) -> tuple[Record, ...]:
    """The persons that the first of `references` means which means anybody; who took over counts.

    What is overdue is for whoever answers today.
    """
    day = max(on, run.as_of)
    for reference in references:
        found = answering(reference, day, run) or run.people.holders(reference, day)
        if found:
            return tuple(found)
    return ()


def leading(on: date, run: Pass, *references: object) -> tuple[Record, ...]:
    """The same; where nobody is named, who leads the management system on that day."""
    day = max(on, run.as_of)
    leads = {one.person.id: one.person for one in leads_in(Period(day, day), run)}
    return acting(on, run, *references) or tuple(leads.values())


def together(on: date, run: Pass, references: Iterable[object]) -> tuple[Record, ...]:
    """The persons that all of `references` mean."""
    found = {one.id: one for each in references for one in acting(on, run, each)}
    return tuple(found.values())


def leads_of(audit: Record) -> list[str]:
    """Who leads an audit, as the team says; all who audit, where it names no lead."""
    team = auditing(audit)
    leads = [place for place in team if audit.text("team", place, "function") == "lead"] or team
    return [audit.text("team", place, "person") for place in leads]
