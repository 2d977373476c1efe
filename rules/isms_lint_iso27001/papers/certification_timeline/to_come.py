"""What is due in the certification year: by the same facts as `isms-lint calendar`."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.offers.due import Due, Undated
from isms_lint.offers.paper import Seen
from isms_lint_iso27001.derive.audit.audits import is_of_certification_body
from isms_lint_iso27001.derive.due.sorts import DUE
from isms_lint_iso27001.papers.certification_timeline.event import (
    AUDIT,
    CLOSED,
    REVIEW,
    RISK,
    VISIT,
    Event,
    in_order,
)
from isms_lint_iso27001.papers.coming import coming

_LANES = {
    "external-audit": VISIT,
    "certificate": VISIT,
    "internal-audit": AUDIT,
    "audit-report": AUDIT,
    "audit-programme": AUDIT,
    "management-review": REVIEW,
    "risk-assessment": RISK,
    "nonconformity": CLOSED,
    "corrective-action": CLOSED,
    "effectiveness-check": CLOSED,
}
"""What belongs to the certification year, and where it stands."""


class ToCome(NamedTuple):
    """What is due, the earliest first, and what cannot be told of it."""

    events: tuple[Event, ...]
    undated: tuple[Undated, ...]


def to_come(seen: Seen) -> ToCome:
    """Everything that is due and belongs to the certification year."""
    dues: list[Due] = []
    undated: list[Undated] = []
    for what in _LANES:
        for one in DUE[what](seen.run):
            if isinstance(one, Undated):
                undated.append(one)
            elif _is_of_the_year(one):
                dues.append(one)
    events = [
        Event(
            _LANES[due.what],
            due.what,
            due.on,
            due.on,
            (due.record,),
            state,
            due=due,
            accepted=accepted,
        )
        for due, state, accepted in coming(dues, seen.result.accepted, seen.run.as_of)
    ]
    return ToCome(tuple(sorted(events, key=in_order)), tuple(undated))


def _is_of_the_year(one: Due) -> bool:
    """Audits of customers are none of the certification body."""
    return one.record.kind != "external-audit" or is_of_certification_body(one.record)
