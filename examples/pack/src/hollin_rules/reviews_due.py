"""When a supplier has to be reviewed again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from isms_lint.offers.due import Due
from isms_lint.rules import Pass

from hollin_rules.latest_reviews import latest_reviews


def reviews_due(run: Pass) -> Iterator[Due]:
    """The next review of each contract that was reviewed once, a year later."""
    for id, (review, on) in run.derive(latest_reviews).items():
        yield Due(
            on=on + timedelta(days=365),
            what="hollin-supplier-review",
            title={"en": f"Review the supplier of {id}", "de": f"Lieferanten zu {id} bewerten"},
            why={"en": "a year after the last review", "de": "ein Jahr nach der letzten Bewertung"},
            record=review,
            at=("reviewed_on",),
        )
