"""Which of several records of one kind applied on a day: the Statement of Applicability, the risk
criteria.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple


def in_force_on(kind: str, day: date, run: Pass) -> Record | None:
    """The one last approved by `day`; where none was, the one that applies now. Drafts never."""
    known = run.derive(_versions)
    if kind not in known:
        known[kind] = _versions_of(kind, run)
    versions = known[kind]
    place = bisect_right(versions.days, day)
    return versions.approved[place - 1] if place else versions.current


class _Versions(NamedTuple):
    """The records of one kind that are no drafts: those approved on a known day, in that order, and
    the last one that has not given way.
    """

    days: list[date]
    approved: list[Record]
    current: Record | None


def _versions(_run: Pass) -> dict[str, _Versions]:
    """By kind, filled by whoever asks first (a derivation)."""
    return {}


def _versions_of(kind: str, run: Pass) -> _Versions:
    known = sorted(
        (
            (run.date(record, "approved_on") or date.min, record.id, record)
            for record in run.register.of(kind)
            if record.text("status") != "draft"
        ),
        key=lambda one: one[:2],
    )
    approved = [(day, record) for day, _, record in known if day > date.min]
    current = [record for _, _, record in known if record.text("status") != "superseded"]
    return _Versions(
        [day for day, _ in approved],
        [record for _, record in approved],
        current[-1] if current else None,
    )


def in_force_now(kind: str, run: Pass) -> Record | None:
    """The one that applies on the as-of day; no draft, and none that gave way to nothing.

    One that is superseded applies only where its successor was approved after that day.
    """
    standing = [
        (run.date(record, "approved_on") or date.min, record.id, record)
        for record in run.register.of(kind)
        if record.text("status") not in ("draft", "superseded")
    ]
    by_now = [one for one in standing if one[0] <= run.as_of]
    if by_now:
        return max(by_now, key=lambda one: one[:2])[2]
    return in_force_on(kind, run.as_of, run) if standing else None
