"""Who audits or could audit, as the matrix names them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.independence.candidates import candidate
from isms_lint_iso27001.derive.independence.matrix import possible_auditors


class Person(NamedTuple):
    """Somebody who audits or could.

    `lack` names what is missing of their competence as an auditor; empty where nothing is.
    `engagement` is the one to audit that lasts on the day, of somebody from outside. `audits` counts
    those they are an auditor of. `away` is whether they are not there on the day; `left` and `joins`
    are the days that say so.
    """

    record: Record
    outside: bool
    lack: str
    engagement: Record | None
    audits: int
    away: bool
    left: date | None
    joins: date | None


def people(run: Pass) -> tuple[Person, ...]:
    """All of them, on the as-of day."""
    return tuple(_person(one, run) for one in run.derive(possible_auditors))


def _person(record: Record, run: Pass) -> Person:
    one = candidate(record, (), run.as_of, run)
    return Person(
        record,
        one.outside,
        "" if one.lack is None else one.lack.name,
        one.engagement,
        one.audits,
        bool(one.away),
        run.date(record, "to"),
        run.date(record, "from"),
    )
