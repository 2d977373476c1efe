"""REF005: each management review names the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.review.chain import (
    MOST_BACK,
    Place,
    circles,
    firsts_of_series,
    places,
    series_with_link,
    spelled,
)
from isms_lint_iso27001.derive.review.reviews import held_on, series_of, why_unclear
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="REF005",
    name="review-chain",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 a",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "missing": (
            "the review names none before it, and {before} was held on {day}: that the actions of"
            " that one were followed up cannot be traced"
        ),
        "skips": (
            "the review follows {named} of {named_day}, as it says, and {before} was held after"
            " that, on {day}"
        ),
        "later": (
            "the review follows {named} of {named_day}, as it says, and was held before that, on"
            " {day}"
        ),
        "not-held": "the review follows {named}, as it says, and {named} was not held",
        "circle": "the reviews follow one another in a circle: {circle}",
    },
    related=(
        "MRV013",
        "MRV001",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each management review names the one before it.

    What it checks
        Whether the `previous_review` of a review that was held is the latest one held before it,
        where any is on record; and that no reviews follow one another in a circle.
    Why it matters
        A review begins with the actions of the one before (9.3.2 a). Where the chain skips one, its
        actions fall out.
    How to fix
        Name the review before in `previous_review`.
    Not reported
        The first review on record. Reviews of one `series`: one of them names the review before
        the series, and the next review may follow any of them. Extra reviews need not be in the
        chain and may be passed over: those that say so in title, series or tags (ad hoc, extra,
        special, supplementary), and those held more than 30 days before the `next_on` of the one
        before. Of reviews on one day either may be named. Planned and cancelled reviews, but for
        circles. An id that no record has: REF001 speaks of that.
    Bad
        kind: management-review
        id: MR-2024
        status: held
        held_on: 2024-10-10
        ---
        kind: management-review
        id: MR-2025
        status: held
        held_on: 2025-10-09
        previous_review: MR-2024
        ---
        kind: management-review
        id: MR-2026
        status: held
        held_on: 2026-10-08
        previous_review: MR-2024
    Good
        kind: management-review
        id: MR-2024
        status: held
        held_on: 2024-10-10
        ---
        kind: management-review
        id: MR-2025
        status: held
        held_on: 2025-10-09
        previous_review: MR-2024
    """
    circle = run.derive(circles).get(review)
    if circle is not None:
        yield Report(
            "circle",
            ("previous_review",),
            related=tuple(
                Related(other, ("previous_review",), f"{other.id} goes on here")
                for other in circle[1:]
            ),
            circle=spelled(circle),
        )
        return
    unclear = why_unclear(review, run)
    if unclear:
        yield NotEvaluated(unclear)
        return
    place = run.derive(places).get(review)
    if place is None:
        return
    if place.is_cut:
        yield NotEvaluated(
            f"over {MOST_BACK} reviews before it are extra ones or of one series or day"
        )
        return
    if is_blank_answer(review.get("previous_review")):
        yield from _missing(review, place, run)
        return
    named = run.register.find(review.get("previous_review"), "management-review")
    if named is not None:
        yield from _wrong(named, place, run)


def _missing(review: Record, place: Place, run: Pass) -> Iterator[Report]:
    series = series_of(review)
    outside = [one for one in place.before if not series or series_of(one.review) != series]
    if place.extra or not outside or series in run.derive(series_with_link):
        return
    if series and run.derive(firsts_of_series)[series] is not review:
        return
    before = outside[0]
    yield Report(
        "missing",
        ("previous_review",),
        related=(Related(before.review, ("held_on",), "the review before"),),
        before=before.review.id,
        day=before.day,
    )


def _wrong(named: Record, place: Place, run: Pass) -> Iterator[Report | NotEvaluated]:
    named_day = held_on(named, run)
    if named_day is None:
        unclear = why_unclear(named, run)
        if unclear:
            yield NotEvaluated(f"{named.id}, the review before: {unclear}")
        else:
            yield Report(
                "not-held",
                ("previous_review",),
                related=(Related(named, ("status",), "its state is here"),),
                named=named.id,
            )
    elif named_day > place.day:
        yield Report(
            "later",
            ("previous_review",),
            related=(Related(named, ("held_on",), "held after it"),),
            named=named.id,
            named_day=named_day,
            day=place.day,
        )
    elif (
        not place.extra
        and named_day != place.day
        and all(one.review is not named for one in place.before)
    ):
        before = place.before[0]
        yield Report(
            "skips",
            ("previous_review",),
            related=(Related(before.review, ("held_on",), "the latest one before"),),
            named=named.id,
            named_day=named_day,
            before=before.review.id,
            day=before.day,
        )
