"""PRG010: what the risk assessment points at is in the audit plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.programme.coverage import audited
from isms_lint_iso27001.derive.programme.rationale import Rationale
from isms_lint_iso27001.derive.programme.revisions import Revision, last_revision
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.derive.risk.criteria import criteria_now, is_above, is_number, rank
from isms_lint_iso27001.derive.risk.levels import judged_by_day, level_on
from isms_lint_iso27001.derive.risk.risks import is_active, items_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of


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
            "the assessment points at {items} ({why}), and {programme} (approved or revised on"
            " {revised}, after it) plans no audit of {them}"
        )
    },
    needs={"audit-programme"},
    related=(
        "PRG008",
        "PRG015",
    ),
)
def check(assessment: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What the risk assessment points at is in the audit plan.

    What it checks
        Whether the areas that a completed risk assessment flags are audited on its day or later, or
        planned to be, where the programme was approved or revised since. Flags are
        `audit_attention`, in the assessment or in one of its risks, and the controls of risks whose
        level rose in it, unless the criteria call it acceptable.
    Why it matters
        Results of the risk assessment are no stated input of the programme; good programmes use
        them, because that is where the year's audits find most.
    How to fix
        Add the area to an audit that is ahead, or say in the programme's `rationale` why not.
    Not reported
        A flag raised after the programme was last approved or revised. Areas and risks that the
        `rationale` names. Assessments after which everything was assessed anew (a later one without
        a `scope`). Risks that rose and are acceptable all the same.
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
    day = run.derive(_judged).get(assessment)
    last = run.derive(last_revision)
    if day is None or last is None or (isinstance(last, Revision) and last.day < day):
        return
    audited_since = run.derive(_last_audited)
    omitted = {
        item: flag
        for item, flag in _flagged(assessment, day, run).items()
        if audited_since.get(item, date.min) < day
    }
    if omitted and isinstance(last, NotEvaluated):
        yield last
    elif omitted and isinstance(last, Revision):
        rationale = Rationale(last.programme, run)
        unsaid = {
            item: flag
            for item, flag in omitted.items()
            if not rationale.names(item) and not rationale.names(flag.risk)
        }
        if unsaid:
            yield _report(assessment, last, unsaid, run)


def _report(assessment: Record, last: Revision, omitted: dict[str, _Flag], run: Pass) -> Report:
    programme = last.programme
    return Report(
        "omitted",
        ("audit_attention",) if assessment.get("audit_attention") else ("completed_on",),
        related=(Related(programme, ("entries",), f"{programme.id} plans the audits here"),),
        about=omitted,
        items=collapse_scope(omitted, run),
        why=list_of(sorted({flag.words for flag in omitted.values()})),
        programme=programme.id,
        revised=last.day,
        them="it" if len(omitted) == 1 else "them",
    )


class _Flag(NamedTuple):
    """Why an area is flagged, and the risk that flags it; empty where it is the assessment."""

    words: str
    risk: str


def _judged(run: Pass) -> dict[Record, date]:
    """The completed assessments since the last one of everything, with their days (a derivation)."""
    found: dict[Record, date] = {}
    for day, assessment in run.derive(assessments):
        if is_blank_answer(assessment.get("scope")):
            found.clear()
        found[assessment] = day
    return found


def _last_audited(run: Pass) -> dict[str, date]:
    """The last day on which items were audited, or are planned to be (a derivation)."""
    return {leaf: one.day for one in run.derive(audited) for leaf in one.items.touched}


def _flagged(assessment: Record, day: date, run: Pass) -> dict[str, _Flag]:
    """What the assessment points at. A process stands for its controls."""
    found: dict[str, _Flag] = {}
    for _, text in assessment.strings("audit_attention"):
        resolved = run.register.resolve(text, assessment)
        named = (resolved.record.id,) if resolved.record is not None else resolved.leaves
        found.update(dict.fromkeys(named, _Flag("marked for audit attention", "")))
    risks = {*run.derive(judged_by_day).get(day, ()), *run.derive(_marked)}
    for risk in sorted(risks, key=lambda one: one.id):
        words = ""
        if risk.get("audit_attention") is True and _is_of(risk, assessment, run):
            words = f"{risk.id} is marked for audit attention"
        elif _rose(risk, day, run):
            words = f"the level of {risk.id} rose"
        for item in items_of(risk, run) if words and is_active(risk) else ():
            found.setdefault(item, _Flag(words, risk.id))
    return found


def _marked(run: Pass) -> list[Record]:
    """The risks marked for audit attention (a derivation)."""
    return [one for one in run.register.of("risk") if one.get("audit_attention") is True]


def _is_of(risk: Record, assessment: Record, run: Pass) -> bool:
    """Whether the assessment is the risk's, or the last one where the risk names none."""
    named = run.register.find(risk.get("assessment"), "risk-assessment")
    return assessment is (named if named is not None else next(reversed(run.derive(_judged))))


def _rose(risk: Record, day: date, run: Pass) -> bool:
    """Whether the level rose on `day`, and not within what is known to be acceptable."""
    criteria = run.derive(criteria_now)
    before, now = level_on(risk, add_days(day, -1), run), level_on(risk, day, run)
    if criteria is None:
        return is_number(before) and is_number(now) and bool(now > before)
    one, other = rank(before, criteria), rank(now, criteria)
    rose = one is not None and other is not None and other > one
    return rose and is_above(now, "acceptance", criteria) is not False
