"""How corrective action stood when each management review was held."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from isms_lint.offers.paper import Finding, Seen
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.corrective_actions import stage
from isms_lint_iso27001.derive.action.initiation import begun_on
from isms_lint_iso27001.derive.finding.nonconformities import is_closed, is_withdrawn
from isms_lint_iso27001.derive.review.initiation_at_review import Initiation, Stood, at_review
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, review_groups

_RULE = "SEQ005"
_MOST_REVIEWS = 12
_MOST_ROWS = 40
_GRAVEST_FIRST = (
    Initiation.NOT_BEGUN,
    Initiation.UNCLEAR,
    Initiation.UNDER_WAY,
    Initiation.NOT_NEEDED,
    Initiation.CLOSED,
)


class Then(NamedTuple):
    """A corrective action that was under way by the day of a review, and the stage it had reached."""

    action: Record
    begun: date | None
    stage: str


class Considered(NamedTuple):
    """A nonconformity that was open in the time a review looked back on, and how it stood. `days` are
    those from the day it was raised to the review; `closed` is the day, where it was closed by then.
    `found` is what SEQ005 says of it at this review, whether it counts or is accepted.
    """

    nonconformity: Record
    raised: date
    days: int
    closed: date | None
    at: Stood
    actions: tuple[Then, ...]
    found: Finding | None


class Review(NamedTuple):
    """A management review, or those of one series, and the nonconformities it could look at: first
    those on which nothing had begun.
    """

    group: ReviewGroup
    considered: tuple[Considered, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many stood in each state."""
        return Counter(str(one.at.state) for one in self.considered)

    @property
    def shown(self) -> tuple[Considered, ...]:
        """Those that a paper lists: all, or of very many the first."""
        return self.considered[:_MOST_ROWS]


class Reviews(NamedTuple):
    """The last reviews that were held by the day, the last first, and how many were held earlier."""

    last: tuple[Review, ...]
    earlier: int


def reviews(seen: Seen) -> Reviews:
    """The reviews that were held by the day."""
    run = seen.run
    raised = [
        (day, one)
        for one in run.register.of("nonconformity")
        if (day := run.date(one, "raised_on")) is not None and not is_withdrawn(one)
    ]
    raised.sort(key=lambda one: (one[0], one[1].id))
    spoken = _spoken(seen)
    held = [group for group in run.derive(review_groups) if group.held_on <= run.as_of]
    last = tuple(_review(group, raised, spoken, run) for group in reversed(held[-_MOST_REVIEWS:]))
    return Reviews(last, len(held) - len(last))


_Spoken = dict[tuple[str, str], Finding]


def _review(
    group: ReviewGroup, raised: list[tuple[date, Record]], spoken: _Spoken, run: Pass
) -> Review:
    found = []
    for day, one in raised:
        if day > group.held_on:
            break
        if group.after is None or day > group.after or not is_closed(one, group.after, run):
            found.append(_considered(one, day, group, spoken, run))
    found.sort(key=lambda one: _GRAVEST_FIRST.index(one.at.state))
    return Review(group, tuple(found))


def _considered(
    one: Record, raised: date, group: ReviewGroup, spoken: _Spoken, run: Pass
) -> Considered:
    held = group.held_on
    at = at_review(one, group, run)
    return Considered(
        one,
        raised,
        (held - raised).days,
        run.date(one, "closed_on") if is_closed(one, held, run) else None,
        at,
        tuple(Then(it, begun_on(it, run), stage(it, held, run)) for it in at.actions),
        spoken.get((one.id, group.last.id)) if at.state is Initiation.NOT_BEGUN else None,
    )


def _spoken(seen: Seen) -> _Spoken:
    """What SEQ005 found, by nonconformity and review."""
    return {
        (finding.record_id, related.id): finding
        for finding in (*seen.result.findings, *seen.result.accepted)
        if finding.code == _RULE
        for related in finding.related
        if related.kind == "management-review"
    }
