"""What audits found before, and whether it was audited again since."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.offers.paper import Seen
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import ended_on
from isms_lint_iso27001.derive.finding.area import area_of
from isms_lint_iso27001.derive.finding.grades import grade_of
from isms_lint_iso27001.derive.programme.coverage import day_of, is_completed
from isms_lint_iso27001.derive.programme.grave_results import (
    Area,
    audited_after,
    grave_areas,
    is_verified,
    nonconformities_in,
    planned_days,
)
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.coverage_map.reported import names_reported
from isms_lint_iso27001.papers.coverage_map.windows import Window

_RULE = "PRG009"


class Result(NamedTuple):
    """What an audit found in one area. `grave` results ask for another audit by `until`.

    `again` is the last day on which the area was audited since, `planned` the next for which it is
    planned. `verified` is whether somebody other than the owner checked that action worked. `code` is
    the rule that reports it.
    """

    audit: Record
    day: date
    parts: tuple[str, ...]
    found: tuple[tuple[Record, str], ...]
    grave: bool
    until: date | None
    again: date | None
    planned: date | None
    verified: bool
    code: str


def earlier_results(window: Window, seen: Seen) -> tuple[Result, ...]:
    """What internal audits and audits by others found in the time, grave results first, then the
    latest.
    """
    run, told = seen.run, names_reported(seen, _RULE)
    results = [
        one
        for audit, day in _audits(window, run)
        for one in _of(audit, day, told.get(audit.id, ()), run)
    ]
    return tuple(
        sorted(results, key=lambda one: (not one.grave, -one.day.toordinal(), one.audit.id))
    )


def _audits(window: Window, run: Pass) -> Iterator[tuple[Record, date]]:
    for audit in run.register.of("audit", "external-audit"):
        is_internal = audit.kind == "audit"
        if is_internal and not is_completed(audit, run):
            continue
        day = day_of(audit, run) if is_internal else ended_on(audit, run)
        if day is not None and window.start <= day <= min(window.end, run.as_of):
            yield audit, day


def _of(audit: Record, day: date, reported: Collection[str], run: Pass) -> Iterator[Result]:
    """What one audit found; `reported` is what the rule names of it."""
    options = run.of_rule(_RULE).options
    grave = [] if audit.kind != "audit" else list(grave_areas(audit, options["minor_cluster"], run))
    told = {nc for area in grave for nc in area.ncs}
    areas: dict[frozenset[str], list[Record]] = {}
    for nc in nonconformities_in(audit, run):
        if nc not in told:
            areas.setdefault(area_of(nc, run), []).append(nc)
    for area in grave:
        until = add_months(day, options["followup_months"])
        is_told = any(nc.id in reported for nc in area.ncs)
        yield _result(audit, day, area, until, _RULE if is_told else "", run)
    for items, ncs in areas.items():
        yield _result(audit, day, Area(items, tuple(ncs)), None, "", run)


def _result(
    audit: Record, day: date, area: Area, until: date | None, code: str, run: Pass
) -> Result:
    return Result(
        audit,
        day,
        tuple(scope_parts(area.items, run)),
        tuple((nc, grade_of(nc, run)) for nc in area.ncs),
        until is not None,
        until,
        audited_after(area, day, run),
        next((one for one in planned_days(area, run) if one > day), None),
        is_verified(area, run),
        code,
    )
