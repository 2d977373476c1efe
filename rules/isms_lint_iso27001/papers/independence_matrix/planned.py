"""Who could do the audits that are planned, on their day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.audit.team import auditing
from isms_lint_iso27001.derive.independence.auditors import Covered
from isms_lint_iso27001.derive.independence.candidates import Candidate, candidate, items_in
from isms_lint_iso27001.derive.programme.planned import PlannedAudit, planned_audits
from isms_lint_iso27001.derive.responsibility.responsibilities import responsibilities
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.paths import Path, paths_in

_MOST = 12


class Choice(NamedTuple):
    """One person for one planned audit. `named` is whether the plan or its team names them."""

    candidate: Candidate
    lack: str
    paths: tuple[Path, ...]
    named: bool


class Planned(NamedTuple):
    """An audit that is planned. `day` is the one judged: that of the plan, today where that is past.

    `items` are what it is about, in as few parts as name it all, `unowned` those without an owner on
    record, and `doubts` what cannot be told of the scope. Of many people those who could best are told,
    and who is named; `more` counts the others.
    """

    plan: PlannedAudit
    day: date
    items: tuple[str, ...]
    unowned: tuple[str, ...]
    doubts: tuple[str, ...]
    choices: tuple[Choice, ...]
    more: int


def planned(people: Sequence[Record], run: Pass) -> tuple[Planned, ...]:
    """The internal audits that are planned for a known day, by day."""
    plans = [one for one in run.derive(planned_audits) if one.is_internal and one.day is not None]
    found = [_planned(one, one.day, people, run) for one in plans if one.day is not None]
    return tuple(sorted(found, key=lambda one: (one.plan.day or one.day, one.plan.name)))


def undated(run: Pass) -> tuple[PlannedAudit, ...]:
    """Those for which no day is on record."""
    return tuple(one for one in run.derive(planned_audits) if one.is_internal and one.day is None)


def _planned(plan: PlannedAudit, planned_on: date, people: Sequence[Record], run: Pass) -> Planned:
    day = max(planned_on, run.as_of)
    covered = _scope(plan, day, run)
    programme = plan.record if plan.record.kind == "audit-programme" else None
    named = _named(plan, day, run)
    choices = [
        Choice(
            one,
            "" if one.lack is None else one.lack.name,
            paths_in(one.ties, run),
            one.person.id in named,
        )
        for one in (
            candidate(person, covered.items, day, run, programme, whole=covered.is_whole)
            for person in people
        )
    ]
    choices.sort(key=lambda one: (one.candidate.standing, one.candidate.person.id))
    shown = [one for place, one in enumerate(choices) if place < _MOST or one.named]
    return Planned(
        plan,
        day,
        tuple(scope_parts(covered.items, run)),
        tuple(scope_parts(_unowned(covered, day, run), run)),
        covered.doubts,
        tuple(shown),
        len(choices) - len(shown),
    )


def _scope(plan: PlannedAudit, day: date, run: Pass) -> Covered:
    """What it is about: by its own record, else by the entry of the programme."""
    if plan.audit is not None and plan.audit.strings("scope"):
        record = plan.audit
        texts = [text for _, text in record.strings("scope")]
        return items_in(texts, record, day, run)
    entry = plan.at[:-1]
    texts = [text for _, text in plan.record.strings(*entry, "scope")]
    edition = plan.record.text(*entry, "edition") or None
    return items_in(texts, plan.record, day, run, edition)


def _unowned(covered: Covered, day: date, run: Pass) -> list[str]:
    known, period = run.derive(responsibilities), Period(day, day)
    return known.unowned(covered.items, period)


def _named(plan: PlannedAudit, day: date, run: Pass) -> set[str]:
    """The ids of those whom the plan or the team names to audit."""
    references: list[object] = list(plan.leads)
    if plan.audit is not None:
        audit = plan.audit
        references.extend(audit.get("team", place, "person") for place in auditing(audit))
    return {person.id for one in references for person in run.people.holders(one, day)}
