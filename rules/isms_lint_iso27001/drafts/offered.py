"""What could be meant, as it is offered in an open question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.people.tenures import Tenure
from isms_lint_iso27001.derive.people.top_management import top_management_on

_MOST = 6


def some(ids: Iterable[str]) -> str:
    """` (ana, bo and 3 more)`, to follow a question; nothing where there is none."""
    known = list(dict.fromkeys(ids))
    if not known:
        return ""
    more = f" and {len(known) - _MOST} more" if len(known) > _MOST else ""
    return f" ({', '.join(known[:_MOST])}{more})"


def ids_of(records: Sequence[Record]) -> str:
    """The last of these records, as `some` has them: the newest come last."""
    return some([one.id for one in reversed(records) if one.id])


def people(run: Pass) -> str:
    """Those who are there today, own staff first."""
    there = [
        one for one in run.register.of("person") if run.people.overlaps(one, run.as_of, run.as_of)
    ]
    return some([one.id for one in sorted(there, key=lambda one: bool(one.text("firm")))])


def top_management(run: Pass) -> list[str]:
    """The ids of top management today."""
    return list(top_management_on(run.as_of, run))


def owner_named(tenures: Iterable[Tenure], day: date, run: Pass) -> str:
    """The first owner who answers on the day: the role through which somebody is meant, else the
    person; empty where nobody does.
    """
    for tenure in tenures:
        reference = tenure.role or tenure.person.id
        if answering(reference, day, run):
            return reference
    return ""
