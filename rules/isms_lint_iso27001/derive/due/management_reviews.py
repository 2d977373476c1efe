"""Management reviews: planned ones, the next by the interval, and before the certification body
comes (9.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.offers.due import Due, Undated
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.calendar.running_since import running_since, why_unknown
from isms_lint_iso27001.derive.certification.year import Visit, start_field_of, visits_to_judge
from isms_lint_iso27001.derive.dates.intervals import Limit
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both, called, months, said, titled
from isms_lint_iso27001.derive.review.interval import review_interval
from isms_lint_iso27001.derive.review.planned import lapsed_reviews, planned_days
from isms_lint_iso27001.derive.review.reviews import (
    Held,
    held_reviews,
    last_held,
    may_be_held_in,
    planned_for,
    why_unclear,
)

WHAT = "management-review"
_YEARLY = frozenset({"surveillance", "recertification"})
_FIRST = frozenset({"stage-2", "certification"})
_NOTHING = "no management review is on record as held"


def management_reviews(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    planned = list(_planned(run))
    yield from planned
    yield from _named_by_the_last(bool(planned), run)
    yield from _by_interval(run)
    yield from _before_a_visit(run)


def _planned(run: Pass) -> Iterator[Due | Undated]:
    lapsed = {one.review: one.day for one in run.derive(lapsed_reviews)}
    for review in run.register.of("management-review"):
        unclear = why_unclear(review, run)
        day = lapsed.get(review) or planned_for(review, run)
        if unclear:
            yield Undated(WHAT, said(f"{review.id}: {unclear}"), review, ("status",))
        elif day is not None:
            yield Due(
                day,
                WHAT,
                titled("Management review", "Managementbewertung", review),
                both("planned", "geplant"),
                review,
                ("planned_on",) if run.date(review, "planned_on") == day else ("held_on",),
                leading(day, run, review.get("owner")),
            )
        elif review.text("status") == "planned":
            yield Undated(
                WHAT,
                both(
                    f"the day for which {review.id} is planned is missing or not a date",
                    f"der Tag, für den {review.id} geplant ist, fehlt oder ist kein Datum",
                ),
                review,
                ("planned_on",),
            )


def _named_by_the_last(is_planned: bool, run: Pass) -> Iterator[Due]:
    """The day that the last review names for the next one, where no record plans one."""
    last = last_held(run.as_of, run)
    day = run.date(last.review, "next_on") if last is not None else None
    if last is None or day is None or is_planned or day <= last.day:
        return
    yield Due(
        day,
        WHAT,
        both("Next management review", "Nächste Managementbewertung"),
        both(f"named by {last.review.id}", f"in {last.review.id} genannt"),
        last.review,
        ("next_on",),
        leading(day, run),
    )


def _by_interval(run: Pass) -> Iterator[Due | Undated]:
    """The review that the interval asks for, unless one is planned by then."""
    interval = review_interval(run)
    limit = Limit(interval.months, interval.declared)
    last = next(reversed(run.derive(held_reviews)), None)
    start = run.derive(running_since)
    if last is None and any(why_unclear(one, run) for one in run.register.of("management-review")):
        return  # That it cannot be told is told of each of them.
    if last is not None:
        since, day = last.review, last.day
        words = both(f"after {since.id}, held on {day}", f"nach {since.id} vom {day}")
        unclear = may_be_held_in(day, run.as_of, run)
    elif start is not None:
        since, day = start.record, start.day
        words = both(f"the first one; {start.words}", f"die erste; das System läuft seit {day}")
        unknown = why_unknown(_NOTHING, "9.3.3", start, run)
        unclear = unknown.reason if unknown is not None else ""
    else:
        unknown = why_unknown(_NOTHING, "9.3.3", start, run)
        if unknown is not None:
            yield Undated(WHAT, said(unknown.reason), run.register.organization)
        return
    due = add_months(day, limit.number)
    if any(one <= due for one in run.derive(planned_days)):
        return
    if unclear:
        yield Undated(WHAT, said(unclear), since)
        return
    length, organization = months(limit), run.register.organization
    where: tuple[Record, FieldPath] = (since, ("held_on",) if last is not None else ())
    if limit.declared and organization is not None:
        where = (organization, ("intervals", "management_review_months"))
    yield Due(
        due,
        WHAT,
        both(
            "Next management review by the interval",
            "Nächste Managementbewertung nach dem Intervall",
        ),
        {language: f"{length[language]}, {words[language]}" for language in words},
        *where,
        leading(due, run),
        "MRV001",
    )


def _before_a_visit(run: Pass) -> Iterator[Due]:
    """The review that the next visit of the certification body asks for, unless one is planned."""
    for visit in run.derive(visits_to_judge):
        kind = visit.audit.text("type")
        if visit.start < run.as_of or kind not in _YEARLY | _FIRST:
            continue
        since = _since(visit, run) if kind in _YEARLY else date.min
        last = last_held(visit.start, run)
        if _is_in_time(last, since) or any(
            since <= day <= visit.start for day in run.derive(planned_days)
        ):
            continue
        name, begins = called(visit.audit), visit.start
        after = both(f" since {since}", f" seit {since}") if kind in _YEARLY else both("", "")
        yield Due(
            visit.start,
            WHAT,
            both(f"Management review before {name}", f"Managementbewertung vor {name}"),
            both(
                f"it begins on {begins}, and no review is held or planned{after['en']}",
                f"Beginn {begins}, und{after['de']} ist keine durchgeführt oder geplant",
            ),
            visit.audit,
            start_field_of(visit, run),
            leading(visit.start, run),
            "SEQ006" if kind in _YEARLY else "SEQ007",
        )


def _since(visit: Visit, run: Pass) -> date:
    return add_months(visit.start, -run.option_of("SEQ006", "months"))


def _is_in_time(last: Held | None, since: date) -> bool:
    return last is not None and last.day >= since
