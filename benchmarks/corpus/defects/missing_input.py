"""A management review leaves out one of its inputs."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected

NAME = "missing-input"


def plant(review: Entry) -> list[Expected]:
    """Takes an input away from the review."""
    del review.data["inputs"]["interested_party_feedback"]
    return [Expected("MRV002", review.id, "inputs")]
