"""Nonconformities that came back after corrective action on the same was found effective."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.finding.area import requirements_of
from isms_lint_iso27001.derive.finding.causes import causes_of
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn, nonconformities_of

ANY = "*"
"""Stands for every process, and for every cause."""
_UNKNOWN = ""

_Key = tuple[str, str, str]


class Effective(NamedTuple):
    """A corrective action that was found effective, and one nonconformity it answers."""

    verified_on: date
    action: Record
    nc: Record

    def order(self) -> tuple[date, str, str]:
        """By day, then by ids."""
        return (self.verified_on, self.action.id, self.nc.id)


def earlier_of(nc: Record, process: str, run: Pass) -> Effective | None:
    """The last action found effective, within one audit cycle before `nc` was raised, on another
    nonconformity against the same requirement in `process`; those of another documented cause are
    left out.
    """
    raised_on = run.date(nc, "raised_on")
    if raised_on is None:
        return None
    known = run.derive(_effective)
    causes = causes_of(nc, run)
    alike = [
        effective
        for requirement in requirements_of(nc, run)
        for cause in ((_UNKNOWN, *causes) if causes else (ANY,))
        if (effective := known.get((requirement, process, cause)))
    ]
    if not alike:
        return None
    since = add_months(raised_on, -12 * run.option_of("PRG004", "cycle_years"))
    found = (_last(effective, nc, since, raised_on, run) for effective in alike)
    return max((one for one in found if one is not None), key=Effective.order, default=None)


def _last(
    effective: list[Effective], nc: Record, since: date, raised_on: date, run: Pass
) -> Effective | None:
    """The last of them in the time from `since` to the day before `raised_on`."""
    place = bisect_left(effective, raised_on, key=lambda one: one.verified_on)
    while place and effective[place - 1].verified_on >= since:
        place -= 1
        one = effective[place]
        before = run.date(one.nc, "raised_on")
        if one.nc is not nc and (before is None or before <= raised_on):
            return one
    return None


def _effective(run: Pass) -> dict[_Key, list[Effective]]:
    """By requirement, process and cause, the actions found effective, by day (a derivation)."""
    found: list[Effective] = []
    for action in run.register.of("corrective-action"):
        day = run.date(action, "verified", "on")
        if day is None or action.text("verified", "result") != "effective":
            continue
        for nc in nonconformities_of(action, run):
            if not is_withdrawn(nc):
                found.append(Effective(day, action, nc))
    found.sort(key=Effective.order)
    by_key: dict[_Key, list[Effective]] = {}
    for one in found:
        for key in _keys(one.nc, run):
            by_key.setdefault(key, []).append(one)
    return by_key


def _keys(nc: Record, run: Pass) -> Iterable[_Key]:
    causes = causes_of(nc, run) or (_UNKNOWN,)
    for requirement in requirements_of(nc, run):
        for process in (nc.text("process"), ANY):
            for cause in (*causes, ANY):
                yield (requirement, process, cause)
