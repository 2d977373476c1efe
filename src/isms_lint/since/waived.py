"""What the waivers of one side accept, for the waivers of the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from isms_lint.rules.targets import Targets
from isms_lint.rules.waiver import Waiver


class _Alike:
    """Waivers of one target and the same rules, by the day from which they hold."""

    def __init__(self, first: Waiver) -> None:
        self._first = first
        self._starts: list[date] = []
        self._untils: list[date] = []
        self._grounds: dict[tuple[str, str], date] = {}

    def add(self, waiver: Waiver) -> None:
        """One that holds from no earlier day than those before."""
        self._starts.append(_start(waiver))
        self._untils.append(max(waiver.until, *self._untils[-1:], date.min))
        self._grounds.setdefault(_grounds(waiver), _start(waiver))

    def until(self, start: date) -> date | None:
        """The last day of those that hold on `start` or before."""
        number = bisect_right(self._starts, start)
        return self._untils[number - 1] if number else None

    def first(self, start: date) -> Waiver | None:
        """The first of these."""
        return self._first if self._starts[0] <= start else None

    def have_grounds_of(self, waiver: Waiver) -> bool:
        """Whether one of these has the reason and the approver of `waiver`."""
        since = self._grounds.get(_grounds(waiver))
        return since is not None and since <= _start(waiver)


class Waived:
    """The waivers of one side. Asked for a waiver of the other, it speaks of those that are about all
    that this one is about: the same rules and more, the same records and more, from the same day or
    before.
    """

    def __init__(self, waivers: Iterable[Waiver]) -> None:
        self._targets: Targets[dict[frozenset[str], _Alike]] = Targets(dict)
        for waiver in sorted(waivers, key=_start):
            by_rules = self._targets.of(waiver.target, many=waiver.many)
            if waiver.codes not in by_rules:
                by_rules[waiver.codes] = _Alike(waiver)
            by_rules[waiver.codes].add(waiver)

    def until(self, waiver: Waiver) -> date | None:
        """The last day of them; None where there is none."""
        days = (alike.until(_start(waiver)) for alike in self._around(waiver))
        return max((day for day in days if day is not None), default=None)

    def older(self, waiver: Waiver) -> Waiver | None:
        """One of them, of the narrowest target; None where there is none."""
        found = (alike.first(_start(waiver)) for alike in self._around(waiver))
        return next((old for old in found if old is not None), None)

    def says_why(self, waiver: Waiver) -> bool:
        """Whether one of them has the same reason and approver."""
        return any(alike.have_grounds_of(waiver) for alike in self._around(waiver))

    def _around(self, waiver: Waiver) -> Iterator[_Alike]:
        for by_rules in self._targets.about(waiver.target, many=waiver.many):
            for codes, alike in by_rules.items():
                if waiver.codes <= codes:
                    yield alike


def _start(waiver: Waiver) -> date:
    return waiver.since or date.min


def _grounds(waiver: Waiver) -> tuple[str, str]:
    return waiver.record.text("reason"), repr(waiver.record.get("approved_by"))
