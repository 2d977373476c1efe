"""Findings of an audit, and how far corrective action on them is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action import corrective_actions
from isms_lint_iso27001.derive.action.evaluation import needs_no_action
from isms_lint_iso27001.derive.action.initiation import begun_on
from isms_lint_iso27001.derive.finding.grades import MAJOR, MINOR, grade_of
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_closed,
    is_withdrawn,
    why_unclear,
)
from isms_lint_iso27001.derive.finding.opportunities import is_decided, said_of
from isms_lint_iso27001.papers.fields import (
    Day,
    Item,
    Reference,
    day_of,
    items_of,
    references_of,
    texts_of,
    word_of,
)
from isms_lint_iso27001.papers.named import named_on

_SINCE = {
    "implemented": ("implemented_on",),
    "verified": ("verified", "on"),
    "closed": ("closed_on",),
}
"""By stage, the day on which it was reached."""
_GRAVITIES = {MAJOR: 0, MINOR: 1}


class Action(NamedTuple):
    """A corrective action as it stands on a day. `state` is how far it is; `since` the day on which it
    came to that. `verified` is the result of the check, where there was one by then.
    """

    record: Record
    state: str
    owner: str
    due_on: date | None
    overdue: bool
    since: Day
    verified: str
    verified_by: str
    verified_on: Day


class Nonconformity(NamedTuple):
    """A nonconformity as it stands on a day.

    `gravity` is lower the graver it is. `state` is `open`, `closed`, `withdrawn`, or `unclear`.
    `corrected` is what was done at once, `uncorrectable` why there is nothing to put right.
    `without_action` is why no corrective action is needed.
    """

    record: Record
    grade: str
    gravity: int
    requirement: tuple[Item, ...]
    process: str
    evidence: tuple[Reference, ...]
    raised_on: Day
    raised_by: str
    state: str
    closed_on: Day
    corrected: str
    corrected_on: Day
    uncorrectable: str
    without_action: str
    decided_by: str
    actions: tuple[Action, ...]


class Opportunity(NamedTuple):
    """An opportunity for improvement. `state` is what became of it; empty where nothing is decided."""

    record: Record
    requirement: tuple[Item, ...]
    process: str
    raised_by: str
    state: str
    reason: str
    decided_by: str
    decided_on: Day


class Counts(NamedTuple):
    """How many findings there are; those by grade leave withdrawn ones out."""

    major: int
    minor: int
    ungraded: int
    withdrawn: int
    opportunities: int

    @property
    def nonconformities(self) -> int:
        """All that were not withdrawn."""
        return self.major + self.minor + self.ungraded


def raised_by(findings: Iterable[Record], day: date, run: Pass) -> list[Record]:
    """Those that had been raised by `day`; those without a day too."""
    raised = ((one, run.date(one, "raised_on")) for one in findings)
    return [one for one, on in raised if on is None or on <= day]


def actions_begun_by(nonconformity: Record, day: date, run: Pass) -> list[Record]:
    """The corrective actions on a nonconformity that had begun by `day`; those without a day too."""
    begun = ((one, begun_on(one, run)) for one in corrective_actions_of(nonconformity, run))
    return [one for one, on in begun if on is None or on <= day]


def nonconformity(record: Record, day: date, run: Pass) -> Nonconformity:
    """A nonconformity as it stands on `day`."""
    return Nonconformity(
        record,
        word_of(record.get("grade")),
        _GRAVITIES.get(grade_of(record, run), len(_GRAVITIES)),
        items_of(texts_of(record, "requirement"), record, run),
        _process(record, run),
        references_of(record.get("evidence"), run),
        day_of(record, run, "raised_on"),
        named_on(record.get("raised_by"), day, run),
        _state(record, day, run),
        day_of(record, run, "closed_on"),
        record.text("correction", "text") or record.text("correction"),
        day_of(record, run, "correction", "done_on"),
        record.text("correction", "not_applicable"),
        record.text("disposition", "reason") if needs_no_action(record) else "",
        named_on(record.get("disposition", "decided_by"), day, run),
        tuple(action(one, day, run) for one in actions_begun_by(record, day, run)),
    )


def action(record: Record, day: date, run: Pass) -> Action:
    """A corrective action as it stands on `day`."""
    stage = corrective_actions.stage(record, day, run)
    verified_on = run.date(record, "verified", "on")
    is_checked = verified_on is None or verified_on <= day
    return Action(
        record,
        corrective_actions.how_far(record, day, run),
        named_on(record.get("owner"), day, run),
        corrective_actions.due_on(record, day, run),
        corrective_actions.is_overdue(record, day, run),
        day_of(record, run, *_SINCE[stage]) if stage in _SINCE else "",
        record.text("verified", "result") if is_checked else "",
        named_on(record.get("verified", "by"), verified_on or day, run),
        day_of(record, run, "verified", "on"),
    )


def opportunity(record: Record, day: date, run: Pass) -> Opportunity:
    """An opportunity for improvement, and what was decided."""
    return Opportunity(
        record,
        items_of(texts_of(record, "requirement"), record, run),
        _process(record, run),
        named_on(record.get("raised_by"), day, run),
        (said_of(record) or "accepted") if is_decided(record) else "",
        record.text("reason"),
        named_on(record.get("decided_by"), day, run),
        day_of(record, run, "decided_on"),
    )


def counts(findings: Sequence[Record], run: Pass) -> Counts:
    """How many findings of each sort there are."""
    all_ncs = [one for one in findings if one.kind == "nonconformity"]
    ncs = [one for one in all_ncs if not is_withdrawn(one)]
    grades = [grade_of(one, run) for one in ncs]
    major, minor = grades.count(MAJOR), grades.count(MINOR)
    return Counts(
        major,
        minor,
        len(ncs) - major - minor,
        len(all_ncs) - len(ncs),
        len(findings) - len(all_ncs),
    )


def _state(record: Record, day: date, run: Pass) -> str:
    if is_withdrawn(record):
        return "withdrawn"
    if is_closed(record, day, run):
        return "closed"
    return "unclear" if why_unclear(record, run) else "open"


def _process(record: Record, run: Pass) -> str:
    process = run.register.find(record.get("process"), "process")
    return record.text("process") if process is None else process.text("name") or process.id
