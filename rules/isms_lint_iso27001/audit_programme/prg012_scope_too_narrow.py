"""PRG012: the audits of a year look at more than a corner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause_leaves import clause_leaves
from isms_lint_iso27001.derive.coverage import audited
from isms_lint_iso27001.derive.programme_cycle import programmes
from isms_lint_iso27001.derive.soa_rows import applicable_controls
from isms_lint_iso27001.derive.words import list_of


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
            "the audits of {years} touch {touched}; nothing else is planned for the"
            " {months} months after"
        )
    },
    options={
        "min_year_share": {
            "type": "number",
            "minimum": 0,
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
        Whether, in each year of the programme that has an audit done or planned, the audits touch
        at least a fifth of the applicable controls, three of the processes or a fifth of the
        clauses, or other controls or processes are audited in the 24 months after. Years count from
        the start of the programme.
    Why it matters
        Internal audit answers for the whole system. A programme that keeps to one corner cannot,
        however good its reports are.
    How to fix
        Plan audits of the other processes and controls for the coming two years.
    Not reported
        A narrow audit in a broad year, and a narrow year in a broad programme. Years without any
        audit. A year in which a fifth of the clauses is audited. The last year of a programme of
        several, behind which nothing can be planned yet.
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
    known = next((one for one in run.derive(programmes) if one.record is programme), None)
    if known is None:
        return
    controls = run.derive(applicable_controls)
    processes = frozenset(process.id for process in run.register.of("process"))
    if not controls and not processes:
        yield NotEvaluated("neither applicable controls nor processes are on record")
        return
    found = run.derive(audited)
    narrow: list[tuple[date, frozenset[str]]] = []
    start = known.start
    while start <= known.end:
        after = add_months(start, 12)
        touched = frozenset(
            leaf for one in found if start <= one.day < after for leaf in one.leaves | one.old
        )
        later = add_months(after, run.options["ahead_months"])
        rest = {leaf for one in found if after <= one.day < later for leaf in one.leaves}
        alone = not (rest & (controls | processes)) - touched
        # For the time after the last year nothing is planned yet: it counts where it is the only one.
        judged = after <= known.end or start == known.start
        if touched and judged and alone and _is_narrow(touched, controls, processes, run):
            narrow.append((start, touched))
        start = after
    if narrow:
        every = frozenset().union(*(touched for _, touched in narrow))
        yield Report(
            "narrow",
            ("entries",),
            years=list_of([f"the year from {start}" for start, _ in narrow]),
            touched=_measured(every, controls, processes),
            months=run.options["ahead_months"],
        )


def _is_narrow(
    touched: frozenset[str], controls: frozenset[str], processes: frozenset[str], run: Pass
) -> bool:
    """Whether neither enough controls nor enough processes are touched, as far as there are any."""
    share = run.options["min_year_share"]
    broad_by_share = bool(controls) and len(touched & controls) >= share * len(controls)
    enough = min(run.options["min_processes"], len(processes))
    broad_by_count = bool(processes) and len(touched & processes) >= enough
    clauses = run.derive(clause_leaves)
    broad_by_clauses = len(touched.intersection(clauses)) >= share * len(clauses)
    return not (broad_by_share or broad_by_count or broad_by_clauses)


def _measured(touched: frozenset[str], controls: frozenset[str], processes: frozenset[str]) -> str:
    parts = []
    if controls:
        parts.append(f"{len(touched & controls)} of {len(controls)} applicable controls")
    if processes:
        parts.append(f"{len(touched & processes)} of {len(processes)} processes")
    return " and ".join(parts)
