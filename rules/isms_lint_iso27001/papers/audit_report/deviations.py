"""How an audit differs from what the programme plans, and what it left out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit.audits import began_on
from isms_lint_iso27001.derive.audit.criteria import Entry, entry_of, programme_of
from isms_lint_iso27001.derive.audit.scope import entry_items, own_items
from isms_lint_iso27001.derive.finding.results_by_item import items_without_result
from isms_lint_iso27001.papers.audit_report.results import Result, results_of
from isms_lint_iso27001.papers.fields import Day, Item, day_of, items_of
from isms_lint_iso27001.papers.named import named_on


class Postponement(NamedTuple):
    """One time that the audit was put off: from which day, why, and who agreed when."""

    planned_on: Day
    reason: str
    approved_by: str
    approved_on: Day


class Deviations(NamedTuple):
    """How an audit differs from the programme.

    `in_no_programme` is whether no programme on record has it, and it does not say why it was held
    (`unplanned_reason`). `planned_on` is the day, or period, for which the programme has it, `moved_to`
    the day on which it began, where that is another one. `left_out` are items of the programme that the
    audit does not have in its scope, `added` those of its scope that the programme does not plan.
    `not_audited` are the results that say so; `without_result` are items of the scope of which the
    record says nothing, `untold` why nobody can tell.
    """

    unplanned_reason: str
    in_no_programme: bool
    planned_on: Day
    moved_to: date | None
    postponements: tuple[Postponement, ...]
    left_out: tuple[Item, ...]
    added: tuple[Item, ...]
    not_audited: tuple[Result, ...]
    without_result: tuple[Item, ...]
    untold: str

    @property
    def are_none(self) -> bool:
        """Whether there is nothing to tell."""
        return not any(self._replace(planned_on=""))


def deviations_of(audit: Record, run: Pass) -> Deviations:
    """How `audit` differs from its entry in the programme, and what it says nothing of."""
    entry = entry_of(audit, run)
    left_out, added = _other_scope(audit, run)
    silent = items_without_result(audit, run)
    untold = silent.reason if isinstance(silent, NotEvaluated) else ""
    without = [] if isinstance(silent, NotEvaluated) else [one.text for one in silent]
    return Deviations(
        audit.text("unplanned_reason"),
        not audit.text("unplanned_reason") and programme_of(audit, run) is None,
        "" if entry is None else day_of(entry.programme, run, *_planned_at(entry)),
        None if entry is None else _moved_to(audit, entry, run),
        () if entry is None else _postponements(entry, run),
        left_out,
        added,
        tuple(one for one in results_of(audit, run) if one.result == "not-audited"),
        items_of(without, audit, run),
        untold,
    )


def _planned_at(entry: Entry) -> tuple[str | int, ...]:
    return ("entries", entry.place, "planned_on")


def _moved_to(audit: Record, entry: Entry, run: Pass) -> date | None:
    """The day on which the audit began, where the programme has it for another one."""
    began, planned = began_on(audit, run), entry.programme.text(*_planned_at(entry))
    first, _, last = planned.partition("/")
    earliest, latest = (run.register.calendar.date(day) for day in (first, last or first))
    if began is None or earliest is None or latest is None or earliest <= began <= latest:
        return None
    return began


def _postponements(entry: Entry, run: Pass) -> tuple[Postponement, ...]:
    programme, path = entry.programme, ("entries", entry.place, "postponements")
    return tuple(
        Postponement(
            day_of(programme, run, *path, at, "from"),
            programme.text(*path, at, "reason"),
            named_on(one.get("approved_by"), run.as_of, run),
            day_of(programme, run, *path, at, "approved_on"),
        )
        for at, one in programme.items(*path)
    )


def _other_scope(audit: Record, run: Pass) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What of the scope in the programme is not in the audit's own, and the other way round."""
    own, planned = own_items(audit, run), entry_items(audit, run)
    if not own or not planned:
        return (), ()
    here = {leaf for one in own for leaf in one.leaves}
    there = {leaf for one in planned for leaf in one.leaves}
    return (
        items_of((one.text for one in planned if not one.leaves <= here), audit, run),
        items_of((one.text for one in own if one.leaves.isdisjoint(there)), audit, run),
    )
