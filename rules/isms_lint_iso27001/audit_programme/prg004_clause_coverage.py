"""PRG004: every clause is audited in the cycle."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause_leaves import clause_leaves
from isms_lint_iso27001.derive.coverage import coverage, scope_leaves, undated_audits
from isms_lint_iso27001.derive.programme_cycle import current_cycles
from isms_lint_iso27001.derive.words import collapse_scope, list_of
from isms_lint_iso27001.editions import predecessors


@rule(
    code="PRG004",
    name="clause-coverage",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.1 a2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "closed": (
            "in the cycle from {start} to {end} no completed audit covered {items}"
            " ({count} of {total} clauses)"
        ),
        "running": (
            "in the cycle from {start} to {end} no audit covers {items}, neither"
            " done nor planned ({count} of {total} clauses)"
        ),
    },
    options={
        "cycle_years": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": "Years in which everything is audited once.",
        }
    },
    related=(
        "PRG005",
        "PRG013",
        "SEQ007",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Every clause is audited in the cycle.

    What it checks
        Whether each of the 30 auditable clauses of 4 to 10 is in the scope of a completed internal
        audit of the closed cycle; in the running one, of a completed or a planned audit, and the
        finding is a warning. A cycle has three years and begins with the programme; shorter
        programmes that follow each other make one cycle.
    Why it matters
        Internal audit has to tell whether the system conforms to the standard, and that is all of
        it. The standard names no cycle; three years is the life of a certificate, in which the
        certification body expects to see every clause.
    How to fix
        Add the clauses to an audit that is still ahead. For a closed cycle, audit them next, and
        record why they were missed.
    Not reported
        Clauses covered through a parent (`9.3`), a range (`4-10`), a process that names them, or
        `full-isms`. A running cycle whose programme does not reach to its end yet is not judged.
        Clauses that only the edition of 2022 has, where every audit was one of 2013.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - {audit: AUD-1, planned_on: 2026-12-01, scope: ["4-8", "10"]}
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - {audit: AUD-1, planned_on: 2026-12-01, scope: ["4-8", "10"]}
          - {audit: AUD-2, planned_on: 2026-12-05, scope: ["9"]}
    """
    mine = [cycle for cycle in run.derive(current_cycles) if cycle.programme is programme]
    for cycle in mine:
        covered = coverage(cycle.start, cycle.end, run)
        clauses = run.derive(clause_leaves)
        if covered.editions == {"2013"}:
            clauses = tuple(leaf for leaf in clauses if leaf in predecessors())
        closed = cycle.is_closed(run)
        missing = covered.lacks(clauses, or_planned=not closed)
        if not missing:
            continue
        if not closed and cycle.planned_until < cycle.end:
            yield NotEvaluated(
                f"the programmes on record end on {cycle.planned_until}, before the cycle does"
            )
            continue
        undated = _undated_that_cover(missing, run)
        if undated:
            yield NotEvaluated(f"when {undated} took place is not on record")
            continue
        yield Report(
            "closed" if closed else "running",
            ("period",) if closed else ("entries",),
            severity=None if closed else Severity.WARNING,
            start=cycle.start,
            end=cycle.end,
            items=collapse_scope(missing, run, 12),
            count=len(missing),
            total=len(clauses),
        )


def _undated_that_cover(items: list[str], run: Pass) -> str:
    """Audits on an unknown day that would cover some of the items."""
    found = [
        audit.id
        for audit in run.derive(undated_audits)
        if not scope_leaves(audit, run)[0].isdisjoint(items)
    ]
    return list_of(found)
