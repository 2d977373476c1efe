"""The records of a kind, and which of them show something by now."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.words import title_of
from isms_lint_iso27001.derive.review.reviews import is_only_planned
from isms_lint_iso27001.derive.risk.assessments import is_assessment_ahead

_MOST_SHOWN = 6
_NO_EVIDENCE = frozenset(
    {"planned", "draft", "in-review", "postponed", "cancelled", "rejected", "withdrawn"}
)
"""Statuses of records that say what is meant to be, or is not going to be."""
_PLANNED_IS_BEGUN = frozenset({"change", "corrective-action"})
"""Kinds whose plan is work that has begun."""


class Entry(NamedTuple):
    """A record, and what it is called beside its id."""

    record: Record
    title: str


class Group(NamedTuple):
    """Records of one kind: how many there are, how many of them show nothing yet (planned, drafts,
    called off), and the last of the others.
    """

    kind: str
    total: int
    unripe: int
    entries: tuple[Entry, ...]


def group(kind: str, records: list[Record], run: Pass) -> Group:
    """The records of a kind."""
    ripe = [one for one in records if _is_ripe(one, run)]
    last = tuple(Entry(one, title_of(one)) for one in ripe[-_MOST_SHOWN:])
    return Group(kind, len(records), len(records) - len(ripe), last)


def _is_ripe(record: Record, run: Pass) -> bool:
    """Whether it shows something by now."""
    status = record.text("status")
    if status in _NO_EVIDENCE:
        return status == "planned" and record.kind in _PLANNED_IS_BEGUN
    if record.kind == "risk-assessment":
        return not is_assessment_ahead(record)
    return record.kind != "management-review" or not is_only_planned(record, run)
