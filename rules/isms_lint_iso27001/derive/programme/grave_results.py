"""What audits found that was so grave that it asks to be audited again (9.2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.verification import is_verified_independently
from isms_lint_iso27001.derive.audit.audits import findings_of
from isms_lint_iso27001.derive.finding.area import area_of
from isms_lint_iso27001.derive.finding.grades import MAJOR, MINOR, grade_of
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of, is_withdrawn
from isms_lint_iso27001.derive.programme.coverage import audited


class Area(NamedTuple):
    """What grave findings are about, and the findings."""

    items: frozenset[str]
    ncs: tuple[Record, ...]


def nonconformities_in(audit: Record, run: Pass) -> list[Record]:
    """What the audit raised and nobody took back, by id."""
    found = (one for one in findings_of(audit, run) if one.kind == "nonconformity")
    return sorted((nc for nc in found if not is_withdrawn(nc)), key=lambda one: one.id)


def grave_areas(audit: Record, many: int, run: Pass) -> Iterator[Area]:
    """The areas with a major nonconformity, or with at least so `many` minor ones."""
    minor: list[Record] = []
    for nc in nonconformities_in(audit, run):
        grade = grade_of(nc, run)
        if grade == MAJOR:
            yield Area(area_of(nc, run), (nc,))
        elif grade == MINOR:
            minor.append(nc)
    if len(minor) < many:
        return
    minors: dict[str, list[Record]] = {}
    for nc in minor:
        for item in area_of(nc, run):
            minors.setdefault(item, []).append(nc)
    clusters: dict[tuple[Record, ...], set[str]] = {}
    for item, ncs in minors.items():
        if len(ncs) >= many:
            clusters.setdefault(tuple(ncs), set()).add(item)
    for found, items in sorted(clusters.items(), key=lambda one: [nc.id for nc in one[0]]):
        yield Area(frozenset(items), found)


def audited_after(area: Area, day: date, run: Pass) -> date | None:
    """The last day after `day` on which something of the area was audited again."""
    last = run.derive(_last_audited)
    days = (last.get(item, day) for item in area.items)
    return max((one for one in days if one > day), default=None)


def is_verified(area: Area, run: Pass) -> bool:
    """Whether somebody other than the owner checked that action on all of its findings worked."""
    return all(_is_verified(nc, run) for nc in area.ncs)


def planned_days(area: Area, run: Pass) -> list[date]:
    """The days for which audits of something of the area are planned, or on which they are held."""
    planned = run.derive(_planned)
    return sorted({day for item in area.items for day in planned.get(item, ())})


def _is_verified(nc: Record, run: Pass) -> bool:
    actions = corrective_actions_of(nc, run)
    return bool(actions) and all(is_verified_independently(one, run.as_of, run) for one in actions)


def _last_audited(run: Pass) -> dict[str, date]:
    """The last day on which items were audited (a derivation)."""
    return {leaf: one.day for one in run.derive(audited) if one.done for leaf in one.items.touched}


def _planned(run: Pass) -> dict[str, list[date]]:
    """By item, the days for which audits are planned, or on which they are held (a derivation)."""
    found: dict[str, list[date]] = {}
    for one in run.derive(audited):
        for leaf in one.items.touched if not one.done else ():
            found.setdefault(leaf, []).append(one.day)
    return found
