"""Who audits internal audit itself (9.2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint_iso27001.derive.audit.criteria import programme_of
from isms_lint_iso27001.derive.independence.auditors import AuditTeam, audit_teams
from isms_lint_iso27001.derive.independence.relations import Case, Item, Relation

CLAUSES = frozenset({"9.2.1", "9.2.2"})


def runs_the_programme(case: Case, item: Item) -> Relation | None:
    """The auditor manages the audit programme, or is its only auditor, and audits internal audit.

    Nothing where somebody else audits it in the same cycle.
    """
    if item.id not in CLAUSES:
        return None
    programme = _programme(case)
    if programme is None or case.fact(others_audit_nine_two):
        return None
    id, plan = case.person.id, programme.id
    if case.person in case.run.people.holders(programme.get("manager"), *case.period):
        proof = Related(programme, ("manager",), f"{id} manages it")
        said = f"manages {plan}: 9.2 is about their own programme"
        return Relation("IND013", item.id, (id, "manages", plan, "and audits"), (proof,), said)
    if case.fact(is_only_auditor):
        proof = Related(programme, ("entries",), f"{id} does all its audits")
        said = f"is the only auditor of {plan}: 9.2 is about their own audits"
        steps = (id, "is the only auditor of", plan, "and audits")
        return Relation("IND013", item.id, steps, (proof,), said)
    return None


def audits_nine_two(case: Case) -> bool:
    """Whether the auditor audits internal audit."""
    return not CLAUSES.isdisjoint(case.auditor.items)


def programme_doubts(case: Case) -> Iterator[str]:
    """What cannot be judged of an audit of 9.2, as nothing says who runs internal audit."""
    if not audits_nine_two(case) or case.fact(others_audit_nine_two):
        return
    programme = _programme(case)
    if programme is None:
        audit = "the audit" if case.audit is None else case.audit.id
        yield f"no audit programme on record has {audit}: who runs internal audit is unknown"
    elif not case.run.people.holders(programme.get("manager"), *case.period):
        yield f"the `manager` of {programme.id} is nobody on record"


def others_audit_nine_two(case: Case) -> bool:
    """Whether somebody else on record audits 9.2 in the cycle around the audit."""
    cycle = _cycle(case)
    known = case.run.derive(_Audits).of_nine_two
    mine = known.get(case.person.id, ())
    return _count(known.get(_ALL, ()), cycle) > _count(mine, cycle)


def is_only_auditor(case: Case) -> bool:
    """Whether the auditor alone does all audits of the cycle around the audit, which are several."""
    cycle = _cycle(case)
    known = case.run.derive(_Audits).of_anything
    mine = _count(known.get(case.person.id, ()), cycle)
    with_this = mine if case.audit is not None else mine + 1
    return with_this > 1 and mine == _count(known.get(_ALL, ()), cycle)


def _cycle(case: Case) -> tuple[date, date]:
    """From as long before the audit as a cycle lasts to the end of the programme."""
    run, day = case.run, case.period.start
    months = 12 * int(run.option_of("PRG004", "cycle_years"))
    programme = _programme(case)
    end = run.date(programme, "period", "end") if programme is not None else None
    return add_months(day, -months), add_months(day, months) if end is None else max(day, end)


def _programme(case: Case) -> Record | None:
    """The programme that plans the audit."""
    return case.programme if case.audit is None else programme_of(case.audit, case.run)


_ALL = None
"""The key under which the days of all auditors stand."""

_Days = dict[str | None, list[date]]


class _Audits:
    """The first days of the audits of each auditor, and of those of 9.2. Built once a run.

    An auditor who is nobody on record counts among all, and only for audits of anything.
    """

    def __init__(self, run: Pass) -> None:
        self.of_anything: _Days = {}
        self.of_nine_two: _Days = {}
        teams = run.derive(audit_teams).values()
        for team in (team for team in teams if isinstance(team, AuditTeam)):
            for auditor in team.auditors:
                id = auditor.person.id if auditor.person is not None else auditor.reference
                _enter(self.of_anything, id, team.period.start)
                if auditor.person is not None and not CLAUSES.isdisjoint(auditor.items):
                    _enter(self.of_nine_two, id, team.period.start)
        for known in (self.of_anything, self.of_nine_two):
            for days in known.values():
                days.sort()


def _enter(known: _Days, id: str, day: date) -> None:
    for key in (id, _ALL):
        known.setdefault(key, []).append(day)


def _count(days: list[date] | tuple[()], time: tuple[date, date]) -> int:
    """How many of the sorted days fall into the time, both ends included."""
    return bisect_right(days, time[1]) - bisect_left(days, time[0])
