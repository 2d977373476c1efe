"""What only people can say: the questions that the records leave open under each input.

There is one where the draft of a review asks, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.review.initiation_at_review import Initiation
from isms_lint_iso27001.derive.review_pack.audits import AuditResults
from isms_lint_iso27001.derive.review_pack.context import ContextChanges, PartyChanges
from isms_lint_iso27001.derive.review_pack.measurement import Measured
from isms_lint_iso27001.derive.review_pack.nonconformities import Nonconformities
from isms_lint_iso27001.derive.review_pack.objectives import Objective
from isms_lint_iso27001.derive.review_pack.opportunities import Opportunities
from isms_lint_iso27001.derive.review_pack.pack import PackInput
from isms_lint_iso27001.derive.review_pack.previous_actions import PreviousActions
from isms_lint_iso27001.derive.review_pack.risk import Risks


class Question(NamedTuple):
    """A question: the name by which templates word it, and the records that it is about."""

    name: str
    records: tuple[Record, ...] = ()


def question_on(one: PackInput) -> Question | None:
    """What is asked under an input; None where nothing is."""
    return None if not one.words.question else _QUESTIONS[one.input.field](one.facts)


def _actions(found: PreviousActions) -> Question:
    late = found.of("overdue")
    return Question("overdue", _records(late, "action")) if late else Question("no-review")


def _context(found: ContextChanges) -> Question:
    return Question("other-changes" if any(found) else "changes")


def _parties(found: PartyChanges) -> Question:
    return Question("other-needs" if any(found) else "needs")


def _nonconformities(found: Nonconformities) -> Question:
    idle = [one for one in found.open if one.stood.state is Initiation.NOT_BEGUN]
    if idle:
        return Question("not-begun", _records(idle, "nonconformity"))
    if found.overdue:
        return Question("overdue-actions", _records(found.overdue, "action"))
    return Question("no-nonconformity")


def _measurement(found: tuple[Measured, ...]) -> Question:
    silent = [one for one in found if one.last is None]
    if len(silent) == len(found):
        return Question("nothing-measured")
    if silent:
        return Question("not-measured", _records(silent, "measure"))
    return Question("missed", _records([one for one in found if one.missed], "measure"))


def _audits(found: AuditResults) -> Question:
    if found.missed:
        return Question("missed-audits", tuple(one.audit or one.record for one in found.missed))
    silent = [one for one in found.reported if not one.says]
    return Question("no-result", _records(silent, "audit")) if silent else Question("no-audit")


def _objectives(found: tuple[Objective, ...]) -> Question:
    if not found:
        return Question("no-objective")
    unknown = [one for one in found if one.state == "unknown"]
    if unknown:
        return Question("how-far", _records(unknown, "objective"))
    missed = [one for one in found if one.state == "missed"]
    return Question("missed-objective", _records(missed, "objective"))


def _feedback(_found: Any) -> Question:
    return Question("feedback")


def _risk(found: Risks) -> Question:
    late = tuple(action for plan in found.plans for action in plan.overdue)
    if late:
        return Question("late-treatment", late)
    if found.latest is None:
        nothing = not found.plans and not found.active
        return Question("no-risk" if nothing else "no-assessment")
    left = [one for one in found.active if one.above and not one.accepted]
    return Question("not-accepted", _records(left, "risk"))


def _opportunities(found: Opportunities) -> Question:
    return Question("other-opportunities" if found.presented else "opportunities")


def _records(found: Sequence[Any], field: str) -> tuple[Record, ...]:
    return tuple(getattr(one, field) for one in found)


_QUESTIONS: dict[str, Callable[[Any], Question]] = {
    "previous_actions": _actions,
    "context_changes": _context,
    "interested_party_changes": _parties,
    "nonconformities": _nonconformities,
    "measurement": _measurement,
    "audit_results": _audits,
    "objectives": _objectives,
    "interested_party_feedback": _feedback,
    "risk": _risk,
    "improvement_opportunities": _opportunities,
}
