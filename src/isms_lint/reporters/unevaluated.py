"""What could not be evaluated, grouped: a rule that misses one thing in many records says so once."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.findings.finding import Outcome
from isms_lint.values import NamedTuple

_MOST_NAMED = 3


class Unevaluated(NamedTuple):
    """One rule and one reason, and the records concerned as `kind id`; none: the whole run."""

    code: str
    reason: str
    records: tuple[str, ...]

    @property
    def subject(self) -> str:
        """`CAR005 on corrective-action CAR-1, corrective-action CAR-2 and 7 more`."""
        named = ", ".join(self.records[:_MOST_NAMED])
        more = len(self.records) - _MOST_NAMED
        return (
            self.code
            + (f" on {named}" if named else "")
            + (f" and {more} more" if more > 0 else "")
        )


def unevaluated(outcomes: Iterable[Outcome]) -> list[Unevaluated]:
    """The groups, by code and reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for outcome in outcomes:
        records = groups.setdefault((outcome.code, outcome.reason), [])
        if outcome.record_kind:
            records.append(f"{outcome.record_kind} {outcome.record_id}")
    return [
        Unevaluated(code, reason, tuple(sorted(set(records))))
        for (code, reason), records in sorted(groups.items())
    ]
