"""Records that a field could refer to, as they are offered in a question."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.records.record import Record
from isms_lint.records.references import ANY_KIND
from isms_lint.rules.pass_ import Pass

_MOST = 6
_ENDED = frozenset(
    {"closed", "cancelled", "superseded", "withdrawn", "rejected", "done", "declined"}
)


def some_of(kinds: Iterable[str], run: Pass) -> str:
    """`ana, bo, chi and 4 more`: those of these kinds that could be meant, people who are there and
    what has not come to an end; empty where there is none, or any kind will do.
    """
    wanted = tuple(kinds)
    if not wanted or wanted == ANY_KIND:
        return ""
    found = [record for record in run.register.of(*wanted) if record.id and _is_live(record, run)]
    named = [record.id for record in found[-_MOST:]]
    more = len(found) - len(named)
    if not more:
        return ", ".join(named)
    return f"{', '.join(named)} and {more} more"


def _is_live(record: Record, run: Pass) -> bool:
    if record.kind == "person":
        return run.people.overlaps(record, run.as_of, run.as_of)
    return record.text("status") not in _ENDED
