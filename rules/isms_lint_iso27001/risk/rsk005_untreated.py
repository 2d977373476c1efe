"""RSK005: a risk above acceptance has a treatment decision."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.risk.criteria import criteria_for, is_above
from isms_lint_iso27001.derive.risk.risks import is_active, level_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread


@rule(
    code="RSK005",
    name="untreated",
    kinds={"risk"},
    scope=REGISTER,
    clauses=("6.1.3 a",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "untreated": (
            "level {level} is above what is acceptable ({acceptance}), and no treatment is decided"
        )
    },
    options={
        "grace_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "x-whole-run": True,
            "description": "Days after `identified_on` in which a risk may wait for its decision.",
        }
    },
    needs={"risk-criteria"},
    related=(
        "RSK006",
        "RSK009",
    ),
)
def check(risk: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A risk above acceptance has a treatment decision.

    What it checks
        Whether each active risk whose level is above the `acceptance` of the criteria it was assessed
        by says how it is treated: modify, retain, avoid or share.
    Why it matters
        An unacceptable risk without a decision is one the organization knows of and does nothing
        about.
    How to fix
        Decide, with the owner, and write `treatment`.
    Not reported
        Risks at or below acceptance. Risks identified in the last 30 days. Risks without a level:
        RSK003 speaks of those. Where the status is no known word (REF006), it is not evaluated.
    Bad
        kind: risk-criteria
        id: RC-1
        status: approved
        scales: {consequence: [1, 2, 3, 4, 5], likelihood: [1, 2, 3, 4, 5]}
        level: product
        acceptance: 9
        high: 15
        ---
        kind: risk
        id: RISK-1
        level: 16
    Good
        kind: risk-criteria
        id: RC-1
        status: approved
        scales: {consequence: [1, 2, 3, 4, 5], likelihood: [1, 2, 3, 4, 5]}
        level: product
        acceptance: 9
        high: 15
        ---
        kind: risk
        records:
          - {id: RISK-1, level: 16, treatment: modify}
          - {id: RISK-2, level: 9}
          - {id: RISK-3, level: 16, identified_on: 2026-11-02}
    """
    if not is_active(risk) or not is_blank_answer(risk.get("treatment")):
        return
    criteria = criteria_for(risk, run)
    if criteria is None:
        yield NotEvaluated("no risk criteria are in force")
        return
    level = level_of(risk, criteria)
    above = is_above(level, "acceptance", criteria)
    if above is None:
        if level is not None:
            yield NotEvaluated("the level cannot be compared with the acceptance of the criteria")
        return
    identified = run.date(risk, "identified_on")
    if above and (
        identified is None or add_days(identified, run.options["grace_days"]) < run.as_of
    ):
        unread = why_unread(risk, run)
        yield (
            NotEvaluated(unread)
            if unread
            else Report(
                "untreated",
                ("level",),
                related=(Related(criteria, ("acceptance",), "what is acceptable"),),
                level=level,
                acceptance=criteria.get("acceptance"),
            )
        )
