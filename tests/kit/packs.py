"""Rules to test the kit by: a sound one, and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Report, Rule, Severity, rule

EXPLANATION = """\
An audit was reported later than our procedure allows.

What it checks
    The days from the end of fieldwork to the report.
Why it matters
    Managers cannot act on what they do not know.
How to fix
    Report in time.
Bad
    kind: audit
    id: AUD-1
    fieldwork: {end: 2026-03-20}
    reported_on: 2026-05-29
Good
    kind: audit
    id: AUD-1
    fieldwork: {end: 2026-03-20}
    reported_on: 2026-04-02
"""
DAYS = {
    "report_days": {
        "type": "integer",
        "default": 30,
        "description": "Days from the end of fieldwork to the report.",
    }
}
CASES = """\
# rules: KIT001

# case: late
kind: audit
id: AUD-1
fieldwork: {end: 2026-03-20}
reported_on: 2026-04-20  # expect: KIT001[late] warning "31 days"

# case: near miss: on the last day
kind: audit
id: AUD-1
fieldwork: {end: 2026-03-20}
reported_on: 2026-04-19

# case: more days
# options: {KIT001: {report_days: 31}}
kind: audit
id: AUD-1
fieldwork: {end: 2026-03-20}
reported_on: 2026-04-20

# case: when fieldwork ended is not known
# expect-not-evaluated: KIT001 AUD-1: the end of fieldwork
kind: audit
id: AUD-1
reported_on: 2026-04-20
"""
"""All that the sound rule has to be tested by."""


def late(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What a sound rule does."""
    reported, end = run.date(audit, "reported_on"), run.date(audit, "fieldwork", "end")
    if reported is None:
        return
    if end is None:
        yield NotEvaluated("the end of fieldwork is not on record")
    elif (reported - end).days > run.options["report_days"]:
        yield Report("late", ("reported_on",), days=(reported - end).days)


def make(check: Any = late, **changes: Any) -> Rule:
    """The sound rule with another check, or with other fields."""
    made = rule(
        code="KIT001",
        name="kit-report-late",
        kinds={"audit"},
        scope=RECORD,
        basis=Basis.ORGANIZATION,
        severity=Severity.WARNING,
        since="1.0",
        messages={"late": "reported after {days} days"},
        options=DAYS,
    )
    return made(check)._replace(**{"explanation": EXPLANATION, **changes})
