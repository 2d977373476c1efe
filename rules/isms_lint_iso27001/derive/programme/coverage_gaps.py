"""What the audits of a cycle leave out of what they should cover."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass, Report, Severity
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.corrective_actions import is_approved
from isms_lint_iso27001.derive.audit.audits import began_on
from isms_lint_iso27001.derive.audit.criteria import entry_of, programme_of
from isms_lint_iso27001.derive.audit.state import is_reported
from isms_lint_iso27001.derive.programme.coverage import (
    Coverage,
    audited,
    coverage,
    undated_audits,
    unreadable_plans,
)
from isms_lint_iso27001.derive.programme.cycle import Cycle, Cycles, why_no_period
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of

Demand = Callable[[Cycle, Coverage], Collection[str] | NotEvaluated]
_MOST = 12
_SHORTLY = 92
"""Days after the end of a cycle in which an audit that was moved still belongs to it: a quarter."""


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
            about=self.missing,
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
        closed = cycle.is_closed(run)
        late = carried_over(cycle, run) if closed else frozenset()
        covered = coverage(cycle.start, cycle.end, run, late)
        items = demand(cycle, covered)
        if isinstance(items, NotEvaluated):
            yield items
            continue
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
        unplanned = [
            (why, touched)
            for why, touched in (() if closed else run.derive(unreadable_plans))
            if not touched.isdisjoint(missing)
        ]
        if unplanned:
            yield NotEvaluated(unplanned[0][0])
        maybe = frozenset[str]().union(*(touched for _, touched in (*undated, *unplanned)))
        sure = tuple(item for item in missing if item not in maybe)
        if sure:
            yield Gap(cycle, closed, sure, len(items))


def carried_over(cycle: Cycle, run: Pass) -> frozenset[Record]:
    """The audits of a closed cycle's programmes that were done after its end, and belong to it.

    Their fieldwork began inside it; or a decision with reason and approver moved them from a day
    inside to one shortly after, and they were done and reported by then.
    """
    shortly_after = add_days(cycle.end, _SHORTLY)
    return frozenset(
        one.audit
        for one in run.derive(audited)
        if one.done and one.day > cycle.end
        if programme_of(one.audit, run) in cycle.programmes
        if _began_inside(one.audit, cycle, run)
        or (
            one.day <= shortly_after
            and is_reported(one.audit, run)
            and _was_moved(one.audit, cycle, run)
        )
    )


def _began_inside(audit: Record, cycle: Cycle, run: Pass) -> bool:
    began = began_on(audit, run)
    return began is not None and cycle.holds(began)


def _was_moved(audit: Record, cycle: Cycle, run: Pass) -> bool:
    """Whether the programme says who moved it, and why, from a day inside the cycle."""
    entry = entry_of(audit, run)
    if entry is None:
        return False
    at = ("entries", entry.place, "postponements")
    return any(
        is_approved(move) and before is not None and cycle.holds(before)
        for index, move in entry.programme.items(*at)
        for before in [run.date(entry.programme, *at, index, "from")]
    )
