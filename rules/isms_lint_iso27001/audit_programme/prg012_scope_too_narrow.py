"""PRG012: the audits of a year look at more than a corner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.programme.coverage import audited
from isms_lint_iso27001.derive.programme.cycle import Cycle, Cycles, why_no_period
from isms_lint_iso27001.derive.soa.rows import applicable_controls
from isms_lint_iso27001.derive.text.words import counted, list_of


@rule(
    code="PRG012",
    name="scope-too-narrow",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "narrow": (
            "the audits of {years} touch {touched}; nothing else is audited or planned in the"
            " {months} after"
        )
    },
    options={
        "min_year_share": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "default": 0.2,
            "description": (
                "Share of the applicable controls that the audits of a year touch at least."
            ),
        },
        "min_processes": {
            "type": "integer",
            "minimum": 0,
            "default": 3,
            "description": "Processes that the audits of a year touch at least.",
        },
        "ahead_months": {
            "type": "integer",
            "minimum": 0,
            "default": 24,
            "description": "Months after the year in which the rest may be planned.",
        },
    },
    related=(
        "PRG004",
        "PRG005",
        "PRG013",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The audits of a year look at more than a corner.

    What it checks
        Whether, in each year that has an audit done or planned, the audits touch at least a fifth
        of the applicable controls, three of the processes, or a fifth of the clauses; or whether
        anything else is audited in the 24 months after, or planned to be. Years count from the
        start of the cycle (PRG004), up to the day until which programmes plan.
    Why it matters
        Internal audit answers for the whole system. A programme that keeps to one corner cannot,
        however good its reports are.
    How to fix
        Plan audits of the other processes and controls for the coming two years.
    Not reported
        A narrow audit in a broad year, and a narrow year in a broad programme. Years without any
        audit. The last year of a plan, where other things were audited in the 24 months before it:
        for the year after it nobody has planned yet.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries: [{audit: AUD-1, planned_on: 2024-05-01, scope: [access-control]}]
        ---
        kind: process
        records: [{id: access-control}, {id: hiring}, {id: supply}, {id: support}]
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - {audit: AUD-1, planned_on: 2024-05-01, scope: [access-control]}
          - {audit: AUD-2, planned_on: 2025-05-01, scope: [hiring, supply, support]}
        ---
        kind: process
        records: [{id: access-control}, {id: hiring}, {id: supply}, {id: support}]
    """
    unclear = why_no_period(programme, run)
    if unclear:
        yield NotEvaluated(unclear)
    cycles = run.derive(Cycles).current(run.option_of("PRG004", "cycle_years"))
    mine = [cycle for cycle in cycles if cycle.programme is programme]
    known = run.derive(_Known)
    if mine and not known.controls and not known.processes:
        yield NotEvaluated("neither applicable controls nor processes are on record")
        return
    for cycle in mine:
        narrow = [year for year in _years(cycle, run) if _is_narrow(year, known, run)]
        if narrow:
            touched = frozenset[str]().union(*(year.touched for year in narrow))
            yield Report(
                "narrow",
                ("entries",),
                about=[f"{year.start}" for year in narrow],
                years=list_of([f"the year from {year.start}" for year in narrow]),
                touched=known.measured(touched),
                months=counted(run.options["ahead_months"], "month"),
            )


class _Known:
    """What could be audited (a derivation)."""

    def __init__(self, run: Pass) -> None:
        self.controls = run.derive(applicable_controls)
        self.processes = frozenset(process.id for process in run.register.of("process"))
        self.clauses = frozenset(run.derive(clause_leaves))
        self.all = self.controls | self.processes | self.clauses

    def measured(self, touched: frozenset[str]) -> str:
        """How much of it is touched, in words."""
        parts = []
        if self.controls:
            parts.append(
                f"{len(touched & self.controls)} of {len(self.controls)} applicable controls"
            )
        if self.processes:
            parts.append(f"{len(touched & self.processes)} of {len(self.processes)} processes")
        return " and ".join(parts)


class _Year(NamedTuple):
    """An audit year: what its audits touch, and what else there is that shows a wider programme."""

    start: date
    touched: frozenset[str]
    others: frozenset[str]


def _years(cycle: Cycle, run: Pass) -> Iterator[_Year]:
    """The years of a cycle that have an audit."""
    until = min(cycle.end, cycle.planned_until)
    ahead = run.options["ahead_months"]
    start = cycle.start
    while start <= until:
        after = add_months(start, 12)
        touched = _touched(start, after, run)
        others = _touched(after, add_months(after, ahead), run)
        if add_days(add_months(after, 12), -1) > cycle.planned_until:
            # There is no plan yet for the year after: what came before tells how wide it will be.
            others |= _touched(add_months(start, -ahead), start, run)
        if touched:
            yield _Year(start, touched, others)
        if after == start:
            return  # the end of the calendar
        start = after


def _touched(start: date, after: date, run: Pass) -> frozenset[str]:
    """What audits from `start` to the day before `after` touch."""
    found = (one for one in run.derive(audited) if start <= one.day < after)
    return frozenset(leaf for one in found for leaf in one.items.touched)


def _is_narrow(year: _Year, known: _Known, run: Pass) -> bool:
    """Whether too few controls, processes and clauses are touched, and no others elsewhere."""
    share = run.options["min_year_share"]
    enough = min(run.options["min_processes"], len(known.processes))
    broad = (
        (known.controls and len(year.touched & known.controls) >= share * len(known.controls))
        or (known.processes and len(year.touched & known.processes) >= enough)
        or len(year.touched & known.clauses) >= share * len(known.clauses)
    )
    return not broad and not (year.others & known.all) - year.touched
