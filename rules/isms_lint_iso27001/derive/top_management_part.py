"""Which top managers took part in a review (9.3.1)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review_participants import took_part
from isms_lint_iso27001.derive.reviews import held_on
from isms_lint_iso27001.derive.top_management import top_management_on


def top_managers_who_took_part(review: Record, run: Pass) -> dict[str, Record]:
    """By id; nobody where the review was not held. Where it is nobody, MRV005 speaks."""
    day = held_on(review, run)
    if day is None:
        return {}
    managers = top_management_on(day, run)
    present, _ = took_part(review, day, run)
    return {id: person for id, person in present.items() if id in managers}
