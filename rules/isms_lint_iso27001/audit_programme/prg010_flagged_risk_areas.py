"""PRG010: what the risk assessment points at is in the audit plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.coverage import audited
from isms_lint_iso27001.derive.naming import is_named
from isms_lint_iso27001.derive.programme_cycle import programmes
from isms_lint_iso27001.derive.revisions import last_revised_on
from isms_lint_iso27001.derive.risk_assessments import assessments
from isms_lint_iso27001.derive.risk_criteria import criteria_now, is_above, rank
from isms_lint_iso27001.derive.risks import is_active, items_of, level_on
from isms_lint_iso27001.derive.words import collapse_scope, list_of


@rule(
    code="PRG010",
    name="flagged-risk-areas",
    kinds={"risk-assessment"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "omitted": (
            "the assessment points at {items} ({why}), and {programme}, revised on"
            " {revised} after it, plans no audit of {them}"
        )
    },
    needs={"audit-programme"},
    related=(
        "PRG008",
        "PRG015",
    ),
)
def check(assessment: Record, run: Pass) -> Iterator[Report]:
    """What the risk assessment points at is in the audit plan.

    What it checks
        Whether the areas that the last completed risk assessment flags (`audit_attention`, in the
        assessment or in a risk, and the controls of risks whose level rose) are audited, or planned
        to be, after it, where the programme was approved or revised since.
    Why it matters
        Results of the risk assessment are no stated input of the programme; good programmes use
        them, because that is where the year's audits find most.
    How to fix
        Add the area to an audit that is ahead, or say in the programme's `rationale` why not.
    Not reported
        A flag raised after the programme was last approved or revised. Areas that the `rationale`
        names.
    Bad
        kind: risk-assessment
        id: RA-1
        completed_on: 2026-02-01
        audit_attention: [A.5.19]
        ---
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2026-03-01
        entries: [{audit: AUD-1, planned_on: 2026-12-01, scope: [A.8.2]}]
    Good
        kind: risk-assessment
        id: RA-1
        completed_on: 2026-02-01
        audit_attention: [A.5.19]
        ---
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2026-03-01
        entries: [{audit: AUD-1, planned_on: 2026-12-01, scope: [A.5.19-A.5.22]}]
    """
    last = next(reversed(run.derive(assessments)), None)
    if last is None or last.assessment is not assessment:
        return
    covering = [one for one in run.derive(programmes) if one.start <= run.as_of <= one.end]
    if not covering:
        return
    programme = covering[-1].record
    revised = last_revised_on(programme, run)
    if revised is None or revised < last.day:
        return
    words = " ".join(text for _, text in programme.strings("rationale"))
    planned = {leaf for one in run.derive(audited) if one.day >= last.day for leaf in one.leaves}
    omitted = {
        item: why
        for item, why in _flagged(assessment, last.day, run).items()
        if item not in planned and not is_named(item, words) and not is_named(why, words)
    }
    if omitted:
        yield Report(
            "omitted",
            ("audit_attention",) if assessment.get("audit_attention") else ("completed_on",),
            related=(Related(programme, ("entries",), f"{programme.id} plans the audits here"),),
            items=collapse_scope(omitted, run),
            why=list_of(sorted(set(omitted.values()))),
            programme=programme.id,
            revised=revised,
            them="it" if len(omitted) == 1 else "them",
        )


def _flagged(assessment: Record, day: date, run: Pass) -> dict[str, str]:
    """What the assessment points at, with the reason. A process stands for its controls."""
    found: dict[str, str] = {}
    for _, text in assessment.strings("audit_attention"):
        resolved = run.register.resolve(text, assessment)
        named = (resolved.record.id,) if resolved.record is not None else resolved.leaves
        found.update(dict.fromkeys(named, "marked for audit attention"))
    for risk in run.register.of("risk"):
        if not is_active(risk):
            continue
        if risk.get("audit_attention") is True:
            found.update(dict.fromkeys(items_of(risk, run), risk.id))
        elif _rose(risk, day, run):
            found.update(dict.fromkeys(items_of(risk, run), f"{risk.id}, whose level rose"))
    return found


def _rose(risk: Record, day: date, run: Pass) -> bool:
    """Whether the risk became unacceptable by the assessment of `day`, by its history."""
    criteria = run.derive(criteria_now)
    if criteria is None or not risk.items("history"):
        return False
    before, now = level_on(risk, add_days(day, -1), run), level_on(risk, day, run)
    one, other = rank(before, criteria), rank(now, criteria)
    rose = one is not None and other is not None and other > one
    return rose and bool(is_above(now, "acceptance", criteria))
