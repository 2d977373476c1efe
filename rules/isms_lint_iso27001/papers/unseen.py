"""What could not be evaluated, reason by reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from isms_lint.offers.paper import Outcome


class Unseen(NamedTuple):
    """Why rules could not evaluate something: their codes, and the ids of the records it was about;
    none where it was about all.
    """

    reason: str
    codes: tuple[str, ...]
    records: tuple[str, ...]


def unseen_in(outcomes: Iterable[Outcome]) -> tuple[Unseen, ...]:
    """Outcomes, those with one reason together."""
    by_reason: dict[str, list[Outcome]] = {}
    for one in outcomes:
        by_reason.setdefault(one.reason, []).append(one)
    return tuple(
        Unseen(
            reason,
            tuple(dict.fromkeys(one.code for one in found)),
            tuple(dict.fromkeys(one.record_id for one in found if one.record_id)),
        )
        for reason, found in by_reason.items()
    )
