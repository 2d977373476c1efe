"""Minor nonconformities that came together: so many against one requirement in so many months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.causes import causes_of
from isms_lint_iso27001.derive.finding_area import requirements_of
from isms_lint_iso27001.derive.grades import is_minor
from isms_lint_iso27001.derive.nonconformities import is_withdrawn


class Cluster(NamedTuple):
    """Minor nonconformities by the day they were raised, and the requirements all are against."""

    ncs: tuple[Record, ...]
    requirements: tuple[str, ...]


class _Raised(NamedTuple):
    day: date
    id: str
    nc: Record
    causes: frozenset[str]


def minor_clusters(run: Pass) -> dict[Record, list[Cluster]]:
    """The last cluster of each requirement, by the nonconformity that completed it (a derivation).

    Those with documented causes that differ do not come together: a cluster has at most one cause,
    beside the nonconformities whose cause is not known. Records with one id are one nonconformity.
    """
    known: dict[str, list[_Raised]] = {}
    for nc in run.register.of("nonconformity"):
        day = run.date(nc, "raised_on")
        is_first = not nc.id or run.register.get(nc.id) is nc
        if day is not None and is_first and is_minor(nc, run) and not is_withdrawn(nc):
            raised = _Raised(day, nc.id, nc, causes_of(nc, run))
            for requirement in requirements_of(nc, run):
                known.setdefault(requirement, []).append(raised)
    grouped: dict[tuple[Record, ...], list[str]] = {}
    for requirement in sorted(known, key=run.register.scope.order):
        ncs = _last_cluster(sorted(known[requirement], key=lambda one: one[:2]), run)
        if ncs:
            grouped.setdefault(ncs, []).append(requirement)
    found: dict[Record, list[Cluster]] = {}
    for ncs, requirements in grouped.items():
        found.setdefault(ncs[-1], []).append(Cluster(ncs, tuple(requirements)))
    return found


def _last_cluster(raised: list[_Raised], run: Pass) -> tuple[Record, ...]:
    """The last of them that stand close enough together; none where there never were so many."""
    least = run.option_of("FND010", "cluster")
    months = run.option_of("FND010", "window_months")
    start = 0
    last: list[_Raised] = []
    causes: Counter[str] = Counter()
    for end, one in enumerate(raised):
        causes.update(_named(one))
        since = add_months(one.day, -months)
        while raised[start].day < since:
            causes.subtract(_named(raised[start]))
            start += 1
        if end - start + 1 >= least and _most(causes)[1] >= least:
            last = _of_cause(raised[start : end + 1], _most(causes)[0])
    return tuple(one.nc for one in last)


_UNKNOWN = ""


def _named(one: _Raised) -> Iterable[str]:
    return one.causes or (_UNKNOWN,)


def _most(causes: Counter[str]) -> tuple[str, int]:
    """The cause that most of them may have in common, and how many that are."""
    known = [(count, cause) for cause, count in causes.items() if cause != _UNKNOWN]
    count, cause = max(known, default=(0, _UNKNOWN))
    return cause, count + causes[_UNKNOWN]


def _of_cause(raised: list[_Raised], cause: str) -> list[_Raised]:
    return [one for one in raised if not one.causes or cause in one.causes]
