"""What the audits of a cycle leave out of what they should cover."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass, Report, Severity
from isms_lint_iso27001.derive.coverage import Coverage, coverage, undated_audits
from isms_lint_iso27001.derive.programme_cycle import Cycle, Cycles, why_no_period
from isms_lint_iso27001.derive.words import collapse_scope, list_of

Demand = Callable[[Cycle, Coverage], Collection[str] | NotEvaluated]
_MOST = 12


class Gap(NamedTuple):
    """What no audit of a cycle covers, of so many items that should be covered.

    In a closed cycle planned audits count for nothing; in a running one they count like those done.
    """

    cycle: Cycle
    is_closed: bool
    missing: tuple[str, ...]
    total: int

    def report(self, run: Pass, severity: Severity | None = None) -> Report:
        """The gap as a report with the message `closed` or `running`."""
        return Report(
            "closed" if self.is_closed else "running",
            ("period",) if self.is_closed else ("entries",),
            severity=severity,
            start=self.cycle.start,
            end=self.cycle.end,
            items=collapse_scope(self.missing, run, _MOST),
            count=len(self.missing),
            total=self.total,
        )


def coverage_gaps(
    programme: Record, years: int, demand: Demand, run: Pass
) -> Iterator[Gap | NotEvaluated]:
    """The gaps in the last closed cycle of so many years and in the running one.

    Those at which findings are anchored at `programme`. `demand` says what should be covered.
    """
    unclear = why_no_period(programme, run)
    if unclear:
        yield NotEvaluated(unclear)
    for cycle in run.derive(Cycles).current(years):
        if cycle.programme is not programme:
            continue
        covered = coverage(cycle.start, cycle.end, run)
        items = demand(cycle, covered)
        if isinstance(items, NotEvaluated):
            yield items
            continue
        closed = cycle.is_closed(run)
        missing = covered.lacks(items, or_planned=not closed)
        if missing and not closed and cycle.planned_until < cycle.end:
            yield NotEvaluated(
                f"the cycle lasts until {cycle.end}, and is planned until {cycle.planned_until}"
            )
            continue
        undated = [
            (audit, touched)
            for audit, touched in run.derive(undated_audits)
            if not touched.isdisjoint(missing)
        ]
        if undated:
            yield NotEvaluated(
                f"when {list_of([audit.id for audit, _ in undated])} took place is not on record"
            )
        maybe = frozenset[str]().union(*(touched for _, touched in undated))
        sure = tuple(item for item in missing if item not in maybe)
        if sure:
            yield Gap(cycle, closed, sure, len(items))
