"""The audits reported in the period, what they found, and what they cover (9.3.2 d3)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import (
    audits_reported,
    audits_reported_undated,
    findings_of,
    may_be_reported_in,
    under_way,
)
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.finding.grades import MAJOR, MINOR, grade_of
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.programme.coverage import coverage
from isms_lint_iso27001.derive.programme.cycle import Cycle, Cycles
from isms_lint_iso27001.derive.programme.planned import PlannedAudit, planned_audits
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, listed, many, on, span
from isms_lint_iso27001.derive.soa.rows import applicable_controls
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of


class ReportedAudit(NamedTuple):
    """An audit and the day of its report (None: no day is on record), with what it found.

    `says` is whether the records tell what it found: findings, or that there were none.
    """

    audit: Record
    reported_on: date | None
    majors: tuple[Record, ...]
    minors: tuple[Record, ...]
    ungraded: tuple[Record, ...]
    opportunities: tuple[Record, ...]
    says: bool

    @property
    def nonconformities(self) -> int:
        """How many nonconformities it found."""
        return len(self.majors) + len(self.minors) + len(self.ungraded)


class Covered(NamedTuple):
    """What the audits of the running cycle cover of clauses and applicable controls."""

    cycle: Cycle
    clauses: tuple[str, ...]
    controls: tuple[str, ...]
    done: frozenset[str]
    planned: frozenset[str]

    def left(self) -> list[str]:
        """What is neither audited nor planned."""
        known = self.done | self.planned
        return [one for one in (*self.clauses, *self.controls) if one not in known]


class AuditResults(NamedTuple):
    """The audits reported in the period and in the one before (None: there was none), those whose
    fieldwork began and whose report is still to come, internal ones whose day is past and that did not
    take place, and the coverage, where there is a cycle.
    """

    reported: tuple[ReportedAudit, ...]
    before: tuple[ReportedAudit, ...] | None
    under_way: tuple[Record, ...]
    missed: tuple[PlannedAudit, ...]
    covered: Covered | None


def audit_results(period: ReviewPeriod, run: Pass) -> AuditResults:
    """What is to be presented of audits."""
    known = run.derive(audits_reported)
    undated = [
        _reported(audit, None, run)
        for audit in run.derive(audits_reported_undated)
        if may_be_reported_in(audit, period.after, period.until, run)
    ]
    before = None
    if period.before is not None:
        before = tuple(_reported(one, day, run) for day, one in known if period.held_before(day))
    return AuditResults(
        (*(_reported(one, day, run) for day, one in known if period.holds(day)), *undated),
        before,
        tuple(audit for _, audit in under_way(period.until, run)),
        tuple(
            one
            for one in run.derive(planned_audits)
            if one.is_internal and one.day is not None and one.day < period.until
        ),
        _covered(run),
    )


def _reported(audit: Record, day: date | None, run: Pass) -> ReportedAudit:
    found = findings_of(audit, run)
    ncs = [one for one in found if one.kind == "nonconformity" and not is_withdrawn(one)]
    grades = {nc: grade_of(nc, run) for nc in ncs}
    return ReportedAudit(
        audit,
        day,
        tuple(nc for nc in ncs if grades[nc] == MAJOR),
        tuple(nc for nc in ncs if grades[nc] == MINOR),
        tuple(nc for nc in ncs if grades[nc] not in (MAJOR, MINOR)),
        tuple(one for one in found if one.kind == "opportunity-for-improvement"),
        bool(found) or isinstance(audit.get("findings"), list),
    )


def _covered(run: Pass) -> Covered | None:
    cycles = run.derive(Cycles).of(run.option_of("PRG004", "cycle_years"))
    cycle = next((one for one in cycles if one.holds(run.as_of)), None)
    if cycle is None:
        return None
    found = coverage(cycle.start, cycle.end, run)
    controls = sorted(run.derive(applicable_controls), key=run.register.scope.order)
    return Covered(cycle, run.derive(clause_leaves), tuple(controls), found.done, found.planned)


def in_words(found: AuditResults, period: ReviewPeriod, run: Pass) -> Words:
    """The input in words."""
    if not (found.reported or found.under_way or found.missed):
        question = f"no audit was reported after {period.after}: why, and when is the next?"
        return Words("", coverage=_coverage(found.covered, run), question=question)
    parts = []
    if found.reported:
        count = len(found.reported)
        parts.append(
            f"{many(count, 'audit')} {'was' if count == 1 else 'were'} reported:"
            f" {'; '.join(map(_said, found.reported))}."
        )
    if found.under_way:
        parts.append(f"Begun and not yet reported: {listed(found.under_way, lambda a: a.id)}.")
    if found.missed:
        parts.append(f"Planned and not done: {listed(found.missed, _missed)}.")
    silent = [one.audit.id for one in found.reported if not one.says]
    question = ""
    if found.missed:
        question = (
            f"why was {listed(found.missed, lambda one: one.name)} not done, and when will it be?"
        )
    elif silent:
        question = f"what did {list_of(silent)} find? Nothing is on record"
    references = tuple(one.audit.id for one in found.reported)
    coverage_said = _coverage(found.covered, run)
    return Words(" ".join(parts), _trend(found, period), references, coverage_said, question)


def _said(one: ReportedAudit) -> str:
    counts = [
        many(len(found), noun, nouns)
        for found, noun, nouns in (
            (one.majors, "major nonconformity", "major nonconformities"),
            (one.minors, "minor nonconformity", "minor nonconformities"),
            (one.ungraded, "nonconformity without a grade", "nonconformities without a grade"),
            (one.opportunities, "opportunity for improvement", "opportunities for improvement"),
        )
        if found
    ]
    ids = [
        finding.id
        for found in (one.majors, one.minors, one.ungraded, one.opportunities)
        for finding in found
    ]
    said = list_of(counts) if counts else "no finding" if one.says else "no finding on record"
    named = f" ({listed(ids, str)})" if ids else ""
    return f"{one.audit.id}{on(one.reported_on)} with {said}{named}"


def _missed(one: PlannedAudit) -> str:
    return f"{one.name} of {one.day}"


def _trend(found: AuditResults, period: ReviewPeriod) -> str:
    if found.before is None or period.before is None:
        return ""
    return (
        f"This period ({span(period.after, period.until)}): {_counted(found.reported)}; the previous"
        f" one ({span(period.before, period.after)}): {_counted(found.before)}."
    )


def _counted(audits: tuple[ReportedAudit, ...]) -> str:
    if not audits:
        return "no audit reported"
    ncs = sum(one.nonconformities for one in audits)
    majors = sum(len(one.majors) for one in audits)
    grave = f", {majors or 'none'} of them major" if ncs else ""
    return (
        f"{many(len(audits), 'audit')} with {many(ncs, 'nonconformity', 'nonconformities')}{grave}"
    )


def _coverage(covered: Covered | None, run: Pass) -> str:
    if covered is None:
        return ""
    sorts = ((covered.clauses, "clauses"), (covered.controls, "applicable controls"))
    audited = list_of(
        [
            f"{sum(item in covered.done for item in items)} of {len(items)} {noun}"
            for items, noun in sorts
            if items
        ]
    )
    ahead = sum(item in covered.planned for items, _ in sorts for item in items)
    left = covered.left()
    rest = [f"{ahead} not yet, and planned"] if ahead else []
    rest.append(f"neither: {collapse_scope(left, run)}" if left else "nothing is left out")
    return (
        f"Audited so far in the cycle from {covered.cycle.start} to {covered.cycle.end}: {audited};"
        f" {'; '.join(rest)}."
    )
