"""What is due, as papers tell it: overdue, passed, or still to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from isms_lint.offers.due import Due
from isms_lint.offers.paper import Finding

AHEAD, OVERDUE, PASSED = "ahead", "overdue", "passed"


class Coming(NamedTuple):
    """Something that is due. `state` is overdue where a rule holds the organization to a day that has
    passed, passed where none does, else ahead. `accepted` is what that rule found, where somebody
    accepts it.
    """

    due: Due
    state: str
    accepted: Finding | None


def coming(dues: Iterable[Due], accepted: Iterable[Finding], day: date) -> list[Coming]:
    """Each as it stands on `day`, in the same order; `accepted` are the findings that are accepted."""
    by_finding = {(one.code, one.record_id): one for one in accepted if one.record_id}
    return [
        Coming(one, state_of(one, day), by_finding.get((one.rule, one.record.id))) for one in dues
    ]


def state_of(one: Due, day: date) -> str:
    """Whether it is overdue, passed or ahead on `day`."""
    if one.on >= day:
        return AHEAD
    return OVERDUE if one.rule else PASSED
