"""A derivation: a fact that several rules need, worked out once a run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass


class LatestReview(NamedTuple):
    """The newest review that names a contract, and its day."""

    review: Record
    on: date


def latest_reviews(run: Pass) -> Mapping[str, LatestReview]:
    """For each contract, by id, its newest review up to the day of the run; none without a date."""
    latest: dict[str, LatestReview] = {}
    for review in run.register.of("hol-supplier-review"):
        on = run.date(review, "reviewed_on")
        contract = review.text("contract")
        if on is None or on > run.as_of or not contract:
            continue
        known = latest.get(contract)
        if known is None or known.on < on:
            latest[contract] = LatestReview(review, on)
    return latest
