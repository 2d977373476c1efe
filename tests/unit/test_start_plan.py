"""The plan of three years that a new repository begins with: its days, and what each audit covers."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, product

import pytest

from isms_lint.records.dates import add_months
from isms_lint_iso27001.derive.programme.year_plan import Intervals, Plan, plan
from isms_lint_iso27001.editions import catalogues
from isms_lint_iso27001.start.audits import audits_of
from isms_lint_iso27001.start.processes import PROCESSES

STARTS = [date(2026, 11, 20), date(2027, 1, 31), date(2028, 2, 29), date(2026, 12, 31)]
MONTHS = [3, 5, 6, 7, 9, 12, 24, 36]
WEEK, GRACE = timedelta(days=7), timedelta(days=30)
ENTRIES = {
    entry.id: entry for one in catalogues() if one.edition == "2022" for entry in one.entries
}


def leaves(item: str) -> list[str]:
    """What a clause, a control or a range of either stands for."""
    process = {one.id: [*one.clauses, *one.controls] for one in PROCESSES}
    if item in process:
        return [leaf for part in process[item] for leaf in leaves(part)]
    first, _, last = item.partition("-")
    if last:
        theme, _, low = first.rpartition(".")
        numbers = range(int(low), int(last.rpartition(".")[2]) + 1)
        return [f"{theme}.{number}" for number in numbers]
    below = [id for id, entry in ENTRIES.items() if entry.parent == item]
    return [leaf for one in below for leaf in leaves(one)] or [item]


def audit_days(made: Plan) -> list[date]:
    return [day for one in made.rounds for day in one.audits]


def test_every_clause_and_control_belongs_to_one_process() -> None:
    found = Counter(leaf for one in PROCESSES for leaf in leaves(one.id))
    assert set(found.values()) == {1}
    below = {entry.parent for entry in ENTRIES.values()}
    assert set(found) == {id for id in ENTRIES if id not in below}


@pytest.mark.parametrize("start", STARTS)
def test_the_intervals_are_kept(start: date) -> None:
    for audit, review in product(MONTHS, MONTHS):
        made = plan(start, Intervals(audit, review, 12), None)
        audits, reviews = audit_days(made), list(made.reviews)
        assert audits == sorted(set(audits))
        # The first may come within the grace of PRG006 and MRV001; a day moves to the next Monday.
        assert audits[0] <= add_months(start, min(audit, 12)) + GRACE
        assert reviews[0] <= add_months(start, min(review, 12)) + GRACE
        for before, after in pairwise(audits):
            assert after <= add_months(before, min(audit, 12)) + WEEK
        for before, after in pairwise(reviews):
            assert after <= add_months(before, min(review, 12)) + WEEK
        assert {day.weekday() for day in (*audits, *reviews)} == {0}


@pytest.mark.parametrize("start", STARTS)
def test_each_review_hears_of_an_audit(start: date) -> None:
    for audit, review in product(MONTHS, MONTHS):
        made = plan(start, Intervals(audit, review, 12), None)
        last = start
        for day in made.reviews:
            reported = [one + timedelta(days=30) for one in audit_days(made)]
            assert any(last < one <= day for one in reported), (audit, review, day)
            last = day


@pytest.mark.parametrize("ahead", range(120, 800, 20))
def test_audits_and_review_come_before_the_visit(ahead: int) -> None:
    start = date(2026, 11, 20)
    visit = start + timedelta(days=ahead)
    made = plan(start, Intervals(12, 12, 12), visit)
    before = [day for day in made.reviews if day < visit]
    if ahead >= 160:
        assert before
        assert visit - before[-1] >= timedelta(days=14)
        assert [day for day in audit_days(made) if day < before[0] - timedelta(days=30)]
    for first, second in pairwise(made.reviews):
        assert second <= add_months(first, 12) + WEEK
    assert made.reviews[0] <= add_months(start, 12) + WEEK


@pytest.mark.parametrize(("is_certified", "months"), list(product((False, True), (3, 6, 12))))
def test_what_the_audits_cover(is_certified: bool, months: int) -> None:
    made = plan(date(2026, 11, 20), Intervals(months, 12, 12), None)
    audits = audits_of(made, is_certified=is_certified)
    everything = {leaf for one in PROCESSES for leaf in leaves(one.id)}
    covered = [({leaf for item in one.scope for leaf in leaves(item)}, one.day) for one in audits]
    assert set().union(*(items for items, _ in covered)) == everything
    clauses = {leaf for leaf in everything if leaf[0].isdigit()}
    since = made.start
    for number, review in enumerate(made.reviews):
        year = set().union(*(items for items, day in covered if since <= day < review))
        assert clauses <= year
        # Before a first certification nothing is left out.
        assert (year == everything) is (number == 0 and not is_certified)
        since = review


def test_audits_of_one_day_are_planned_in_their_order() -> None:
    made = plan(date(2026, 11, 20), Intervals(12, 12, 12), None)
    audits = audits_of(made, is_certified=False)
    assert [one.day for one in audits] == sorted(one.day for one in audits)
    assert [one.of_audit for one in audits[:3]] == [False, False, True]
