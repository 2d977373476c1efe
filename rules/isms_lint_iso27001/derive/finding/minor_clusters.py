"""Minor nonconformities that came together: so many against one requirement in so many months."""

from __future__ import annotations

from collections import Counter
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.finding.area import requirements_of
from isms_lint_iso27001.derive.finding.causes import causes_of
from isms_lint_iso27001.derive.finding.grades import is_minor
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn


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
        if day is not None and is_first and not is_withdrawn(nc) and is_minor(nc, run):
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
    if len(raised) < least:
        return ()
    months = run.option_of("FND010", "window_months")
    start = 0
    last: list[_Raised] = []
    window = _Window()
    ends = None
    for end, one in enumerate(raised):
        window.enter(one)
        since = add_months(one.day, -months)
        while raised[start].day < since:
            window.leave(raised[start])
            start += 1
        if window.most() >= least:
            ends = (start, end + 1)
    if ends is not None:
        last = _of_most(raised[slice(*ends)])
    return tuple(one.nc for one in last)


class _Window:
    """How many of the nonconformities in a window may have one cause in common."""

    def __init__(self) -> None:
        self._unknown = 0
        self._by_cause: Counter[str] = Counter()
        self._causes: Counter[int] = Counter()
        self._top = 0

    def enter(self, one: _Raised) -> None:
        """Count one more."""
        self._unknown += not one.causes
        for cause in one.causes:
            self._change(cause, 1)

    def leave(self, one: _Raised) -> None:
        """Count one less."""
        self._unknown -= not one.causes
        for cause in one.causes:
            self._change(cause, -1)

    def most(self) -> int:
        """Those of the commonest cause, and those whose cause is not known."""
        return self._top + self._unknown

    def _change(self, cause: str, by: int) -> None:
        # How many causes there are of each number says which number is the highest.
        count = self._by_cause[cause]
        self._by_cause[cause] = count + by
        self._causes[count] -= 1
        self._causes[count + by] += 1
        self._top = max(self._top, count + by)
        while self._top and self._causes[self._top] <= 0:
            self._top -= 1


def _of_most(raised: list[_Raised]) -> list[_Raised]:
    """Those of the commonest cause, and those whose cause is not known."""
    causes = Counter(cause for one in raised for cause in one.causes)
    _, most = max(((count, cause) for cause, count in causes.items()), default=(0, ""))
    return [one for one in raised if not one.causes or most in one.causes]
