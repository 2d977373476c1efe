"""PRG004: every clause is audited in the cycle."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.programme.coverage import Coverage, came_from
from isms_lint_iso27001.derive.programme.coverage_gaps import coverage_gaps
from isms_lint_iso27001.derive.programme.cycle import Cycle


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
            "x-whole-run": True,
            "description": (
                "Years in which every clause is audited once. PRG012, PRG013 and PRG014 judge by the"
                " same cycle."
            ),
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
        Whether each of the 30 auditable clauses of 4 to 10 is in the scope, or among the results,
        of an internal audit completed in the closed cycle. In the running cycle planned audits
        count too, and the finding is a warning. A cycle begins with a programme and has three
        years. Shorter programmes that follow each other make one cycle; a programme that ends
        within a quarter of that time ends the cycle itself.
    Why it matters
        Internal audit has to tell whether the system conforms to the standard, and that is all of
        it. The standard names no cycle; three years is the life of a certificate, in which the
        certification body expects to see every clause.
    How to fix
        Add the clauses to an audit that is still ahead. Where an audit was one of a unit or a
        site, name the clauses it looked at in its `results`. For a closed cycle, audit the clauses
        first in the new one, and record why they were missed: what was missed stays true, so accept
        the finding with a waiver.
    Not reported
        Clauses covered through a parent (`9.3`), a range (`4-10`), a process that names them, or
        `full-isms`. Audits whose report is still to come: once fieldwork is over they count. In a
        closed cycle, audits of its programme that began inside it, and those moved with reason and
        approver to the three months after it, done and reported: they belong to it. A
        running cycle whose programmes do not reach to its end yet is not judged. Cycles before the
        last closed one. Clauses that only the edition of 2022 has, where every audit was one of
        2013.
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

    def demanded(_cycle: Cycle, covered: Coverage) -> tuple[str, ...]:
        clauses = run.derive(clause_leaves)
        if covered.editions != {"2013"}:
            return clauses
        return tuple(leaf for leaf in clauses if leaf in run.derive(came_from))

    for gap in coverage_gaps(programme, run.options["cycle_years"], demanded, run):
        if isinstance(gap, NotEvaluated):
            yield gap
        else:
            yield gap.report(run, None if gap.is_closed else Severity.WARNING)
