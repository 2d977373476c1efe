"""Management reviews that were held, in groups that share one set of inputs and one period."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.status_words import why_unread

_HELD = frozenset({"held", "results-approved"})
_NOT_HELD = frozenset({"planned", "cancelled"})


class Held(NamedTuple):
    """A review that was held, and on which day."""

    day: date
    review: Record


class ReviewGroup(NamedTuple):
    """Reviews that are judged together: those of one series, or a single one.

    `reviews` stand in the order they were held. The group looks back on the time after `after` (the
    day the group before it ended; None for the first) until `held_on`, the day of its last review.
    """

    series: str
    reviews: tuple[Held, ...]
    after: date | None
    considered_by: tuple[Held, ...]
    """The reviews that may have taken up what falls into the period: the group's own, and any other
    held in that time."""

    @property
    def last(self) -> Record:
        """The review at which findings on the group are anchored."""
        return self.reviews[-1].review

    @property
    def held_on(self) -> date:
        """The day of the last review."""
        return self.reviews[-1].day

    @property
    def subject(self) -> str:
        """What findings on the group speak of: its one review, or the series."""
        if len(self.reviews) > 1:
            count = len(self.reviews)
            return f"the series {self.series} ({count} reviews, the last on {self.held_on})"
        return f"the review of {self.held_on}"

    @property
    def period(self) -> str:
        """The period in words."""
        until = f"up to {self.held_on}"
        return until if self.after is None else f"after {self.after}, {until}"

    def covers(self, day: date) -> bool:
        """Whether `day` falls into the period the group looks back on."""
        return day <= self.held_on and (self.after is None or day > self.after)


def held_reviews(run: Pass) -> tuple[Held, ...]:
    """Every review that was held on a known day, by day."""
    held = []
    for review in run.register.of("management-review"):
        day = held_on(review, run)
        if day is not None:
            held.append(Held(day, review))
    return tuple(sorted(held, key=_in_order))


def last_held(day: date, run: Pass) -> Held | None:
    """The last review held on or before `day`, and not after the as-of day."""
    held = run.derive(held_reviews)
    place = bisect_right(held, min(day, run.as_of), key=lambda one: one.day)
    return held[place - 1] if place else None


def review_groups(run: Pass) -> tuple[ReviewGroup, ...]:
    """The groups of held reviews, by the day of their last review."""
    held = run.derive(held_reviews)
    members: dict[str | Record, list[Held]] = {}
    for one in held:
        members.setdefault(series_of(one.review) or one.review, []).append(one)
    days = [one.day for one in held]
    ends = sorted({reviews[-1].day for reviews in members.values()})
    groups = []
    for series, reviews in members.items():
        until = reviews[-1].day
        place = bisect_left(ends, until)
        after = ends[place - 1] if place else None
        first = 0 if after is None else bisect_right(days, after)
        early = tuple(one for one in reviews if after is not None and one.day <= after)
        considered_by = early + held[first : bisect_right(days, until)]
        label = series if isinstance(series, str) else ""
        groups.append(ReviewGroup(label, tuple(reviews), after, considered_by))
    return tuple(sorted(groups, key=lambda group: _in_order(group.reviews[-1])))


def is_among(one: Held, reviews: Sequence[Held]) -> bool:
    """Whether it is one of `reviews`, which stand in the order they were held."""
    first = bisect_left(reviews, _in_order(one), key=_in_order)
    last = bisect_right(reviews, _in_order(one), lo=first, key=_in_order)
    return one in reviews[first:last]


def group_ended_by(review: Record, run: Pass) -> ReviewGroup | NotEvaluated | None:
    """The group whose last review is `review`; None where another one is, or none was held.

    Where the record does not tell whether or when the review was held, that it could not be judged.
    """
    unclear = why_unclear(review, run)
    if unclear:
        return NotEvaluated(unclear)
    group = group_of(review, run)
    return group if group is not None and group.last is review else None


def group_of(review: Record, run: Pass) -> ReviewGroup | None:
    """The group the held review belongs to."""
    return run.derive(_groups_by_review).get(review)


def day_held(review: Record, run: Pass) -> date | NotEvaluated | None:
    """The day the review was held; None where it was not.

    Where the record does not tell whether or when it was held, that it could not be judged.
    """
    unclear = why_unclear(review, run)
    return NotEvaluated(unclear) if unclear else held_on(review, run)


def held_on(review: Record, run: Pass) -> date | None:
    """The day the review was held; None where it was not, or the record does not tell."""
    status = review.text("status")
    if status and status not in _HELD:
        return None
    day = run.date(review, "held_on")
    return day if day is not None and (status or day <= run.as_of) else None


def planned_for(review: Record, run: Pass) -> date | None:
    """The day, not yet past, for which the review is planned; None where it is not planned."""
    if review.text("status") not in ("", "planned") or held_on(review, run) is not None:
        return None
    days = (run.date(review, "planned_on"), run.date(review, "held_on"))
    return max((day for day in days if day is not None and day >= run.as_of), default=None)


def is_only_planned(review: Record, run: Pass) -> bool:
    """Whether the record tells of a plan alone, whatever became of it: by its status, else by dates."""
    if review.text("status"):
        return review.text("status") == "planned"
    days = (run.date(review, field) for field in ("planned_on", "held_on"))
    return held_on(review, run) is None and any(day is not None for day in days)


def still_planned(group: ReviewGroup, run: Pass) -> bool:
    """Whether a review of the group's series is still ahead."""
    return bool(group.series) and group.series in run.derive(_series_ahead)


def awaited(group: ReviewGroup, run: Pass) -> NotEvaluated | None:
    """Why what the group lacks cannot be judged yet: a review of its series is still ahead.

    None where none is.
    """
    if not still_planned(group, run):
        return None
    return NotEvaluated(f"series {group.series} still has a planned review")


def why_unclear(review: Record, run: Pass) -> str:
    """Why it cannot be told whether or when the review was held; empty where it can."""
    status = review.text("status")
    if status in _NOT_HELD:
        return ""
    if status and status not in _HELD:
        return f"the status `{status}` does not tell whether the review was held"
    if run.date(review, "held_on") is not None:
        return ""
    written = review.get("held_on")
    if not status and written is None:
        planned = review.get("planned_on") is not None
        return "" if planned else "neither status nor held_on tells whether the review was held"
    return "held_on is missing" if written is None else "held_on is not a date"


def unread_reviews(run: Pass) -> tuple[Record, ...]:
    """The reviews whose status nobody can read: they may have been held (a derivation)."""
    return tuple(one for one in run.register.of("management-review") if why_unread(one, run))


def may_be_held_in(after: date, until: date, run: Pass) -> str:
    """Why it cannot be told whether a review was held after `after`, up to `until`: there may be one
    in that time whose status nobody can read. Empty where there is none.
    """
    for review in run.derive(unread_reviews):
        day = run.date(review, "held_on") or run.date(review, "planned_on")
        if day is None or after < day <= until:
            return why_unread(review, run, f"{review.id}'s")
    return ""


def series_of(review: Record) -> str:
    """The label of the series the review belongs to; empty where it belongs to none."""
    value = review.get("series")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # 2026 without quotes
    return review.text("series")


def _in_order(held: Held) -> tuple[date, str]:
    return (held.day, held.review.id)


def _groups_by_review(run: Pass) -> dict[Record, ReviewGroup]:
    return {one.review: group for group in run.derive(review_groups) for one in group.reviews}


def _series_ahead(run: Pass) -> frozenset[str]:
    return frozenset(
        series_of(review)
        for review in run.register.of("management-review")
        if planned_for(review, run) is not None
    )
