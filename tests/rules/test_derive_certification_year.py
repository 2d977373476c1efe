from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.certification.year import (
    begins,
    certification_year,
    certification_years,
    is_lapsed,
    regular_visits,
    start_field_of,
    visit_after,
    visit_before,
    visit_of,
    visits,
    visits_to_judge,
)


def external(id: str, start: str, end: str = "", more: str = "type: surveillance") -> str:
    text = f"kind: external-audit\nid: {id}\nstart: {start}\n{more}\n"
    return text + (f"end: {end}\n" if end else "")


THREE = (
    external("STAGE-1", "2024-09-10", "2024-09-10", "type: stage-1"),
    external("STAGE-2", "2024-11-12", "2024-11-14", "type: stage-2"),
    external("SURV-1", "2025-12-02", "2025-12-03"),
    external("SPEC-1", "2026-03-04", "2026-03-04", "type: special"),
    external("SURV-2", "2026-12-01", more="type: surveillance\nstatus: planned"),
    external("CUST-1", "2026-05-01", more="type: customer"),
)


def of(*records: str, as_of: str = "2026-11-20") -> Pass:
    return run_of("---\n".join(records), as_of)


def year_of(day: str, run: Pass) -> tuple[str, str] | None:
    found = certification_year(date.fromisoformat(day), run)
    if found is None:
        return None
    return (
        found.before.audit.id if found.before else "",
        found.next.audit.id if found.next else "",
    )


def test_visits_stand_in_order_and_customers_are_none() -> None:
    run = of(*reversed(THREE))
    assert [one.audit.id for one in visits(run)] == [
        "STAGE-1",
        "STAGE-2",
        "SURV-1",
        "SPEC-1",
        "SURV-2",
    ]
    assert [one.audit.id for one in regular_visits(run)] == ["STAGE-2", "SURV-1", "SURV-2"]
    assert (visits(run)[1].start, visits(run)[1].end) == (date(2024, 11, 12), date(2024, 11, 14))
    # Without an end it is one day; an end before the start is none.
    assert visits(run)[4].end == date(2026, 12, 1)
    wrong = visits(of(external("SURV-1", "2026-12-02", "2026-12-01")))[0]
    assert (wrong.start, wrong.end) == (date(2026, 12, 2), date(2026, 12, 2))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2020-01-01", ("", "STAGE-2")),
        ("2024-11-12", ("", "STAGE-2")),
        ("2024-11-13", None),
        ("2024-11-14", None),
        ("2024-11-15", ("STAGE-2", "SURV-1")),
        ("2025-12-02", ("STAGE-2", "SURV-1")),
        ("2025-12-03", None),
        ("2025-12-04", ("SURV-1", "SURV-2")),
        ("2026-03-05", ("SURV-1", "SURV-2")),
        ("2026-12-01", ("SURV-1", "SURV-2")),
        ("2026-12-02", ("SURV-2", "")),
    ],
)
def test_a_year_lies_between_two_visits(day: str, year: tuple[str, str] | None) -> None:
    assert year_of(day, of(*THREE)) == year


def test_without_a_visit_there_is_one_year() -> None:
    run = of("kind: audit\nid: AUD-1\n")
    assert len(certification_years(run)) == 1
    assert year_of("2026-11-20", run) == ("", "")


def test_audits_that_are_no_visits() -> None:
    for more in ("type: customer", "type: surveillance\nstatus: cancelled"):
        assert visits(of(external("SURV-1", "2026-12-01", more=more))) == ()
    assert visits(of("kind: external-audit\nid: SURV-1\ntype: surveillance\n")) == ()
    void = external("SURV-1", "2026-11-19", more="status: postponed")
    assert visits(of(void)) == ()
    assert len(visits(of(void, as_of="2026-11-19"))) == 1


def test_neighbours_of_a_visit() -> None:
    run = of(*THREE)
    first, second, third, special, fourth = visits(run)
    assert visit_before(second, run) is None
    assert visit_before(third, run) == second
    assert visit_before(fourth, run) == third
    assert visit_after(first, run) == second
    assert visit_after(special, run) == fourth
    assert visit_after(fourth, run) is None
    assert visit_of(special.audit, run) == special
    customers = next(one for one in run.register.of("external-audit") if one.id == "CUST-1")
    assert visit_of(customers, run) is None


def test_where_the_day_stands() -> None:
    planned = "kind: external-audit\nid: SURV-1\nplanned_on: 2026-12-01\n"
    run = of(planned)
    assert start_field_of(visits(run)[0], run) == ("planned_on",)
    run = of(f"{planned}start: 2026-12-02\n")
    assert start_field_of(visits(run)[0], run) == ("start",)


@pytest.mark.parametrize(
    ("as_of", "ids"),
    [
        ("2024-11-11", ["STAGE-2"]),
        ("2024-11-12", ["STAGE-2", "SURV-1"]),
        ("2026-11-20", ["SURV-1", "SURV-2"]),
        ("2026-12-01", ["SURV-2"]),
    ],
)
def test_the_last_and_the_next_are_judged(as_of: str, ids: list[str]) -> None:
    run = of(*THREE, as_of=as_of)
    assert [one.audit.id for one in visits_to_judge(run)] == ids


class Told(NamedTuple):
    """A visit as drawn: how many days into 2020 it begins and how long it lasts."""

    start: int
    days: int
    type: str


TOLD = st.lists(
    st.builds(
        Told,
        st.integers(0, 60),
        st.integers(0, 8),
        st.sampled_from(["stage-1", "stage-2", "surveillance", "recertification", "special"]),
    ),
    max_size=6,
    unique_by=lambda one: one.start,
)
DAYS = st.integers(-10, 80)
FIRST = date(2020, 1, 1)


def written(told: list[Told]) -> str:
    return "---\n".join(
        external(
            f"EXT-{one.start}",
            str(FIRST + timedelta(one.start)),
            str(FIRST + timedelta(one.start + one.days)),
            f"type: {one.type}",
        )
        for one in told
    )


def told_year(told: list[Told], day: int, as_of: date) -> tuple[object, ...] | None:
    run = run_of(written(told) or "kind: unit\nid: u\n", str(as_of))
    found = certification_year(FIRST + timedelta(day), run)
    if found is None:
        return None
    return tuple(
        (one.audit.id, one.start, one.end) if one else None for one in (found.before, found.next)
    )


@given(told=TOLD, day=DAYS, order=st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(told: list[Told], day: int, order: object) -> None:
    mixed = [*told]
    order.shuffle(mixed)  # type: ignore[attr-defined]
    as_of = FIRST + timedelta(day)
    assert told_year(told, day, as_of) == told_year(mixed, day, as_of)


@given(told=TOLD, more=TOLD, day=DAYS)
def test_later_records_do_not_change_what_was_true(
    told: list[Told], more: list[Told], day: int
) -> None:
    as_of = FIRST + timedelta(day)
    before = told_year(told, day, as_of)
    latest = max([day, *(one.start + one.days for one in told)])
    later = [one for one in more if one.start > latest]
    after = told_year([*told, *later], day, as_of)
    if before is None or before[1] is not None:
        assert after == before
    else:
        # The year was open; what it began with stands, and only the next visit is new.
        assert after is not None
        assert after[0] == before[0]


@given(told=TOLD, day=DAYS)
def test_each_day_lies_in_one_year_or_in_a_visit(told: list[Told], day: int) -> None:
    run = run_of(written(told) or "kind: unit\nid: u\n")
    on = FIRST + timedelta(day)
    inside = [year for year in certification_years(run) if year.holds(on)]
    going_on = any(one.start < on <= one.end for one in regular_visits(run))
    assert (len(inside) == 1) is not going_on
    assert len(inside) <= 1


@pytest.mark.parametrize(
    ("more", "as_of", "words"),
    [
        ("status: planned", "2026-11-23", "begins on 2026-11-24"),
        ("status: planned", "2026-11-24", "begins on 2026-11-24"),
        ("status: planned", "2026-11-25", "was planned for 2026-11-24"),
        ("status: planned\nreported_on: 2026-12-01", "2026-12-02", "began on 2026-11-24"),
        ("status: in-progress", "2026-11-24", "began on 2026-11-24"),
        ("status: closed", "2026-11-25", "began on 2026-11-24"),
        ("title: x", "2026-11-23", "begins on 2026-11-24"),
        ("title: x", "2026-11-24", "began on 2026-11-24"),
        ("title: x", "2026-11-25", "began on 2026-11-24"),
    ],
)
def test_when_a_visit_begins(more: str, as_of: str, words: str) -> None:
    run = of(external("SURV-1", "2026-11-24", more=f"type: surveillance\n{more}"), as_of=as_of)
    (visit,) = visits(run)
    assert begins(visit, run) == words
    assert is_lapsed(visit, run) == words.startswith("was planned")


@pytest.mark.parametrize(
    ("dates", "lapsed"),
    [
        ("planned_on: 2026-11-19", True),
        ("planned_on: 2026-11-20", False),
        ("planned_on: 2026-11-19\nstart: 2026-11-19", False),
        ("planned_on: 2026-11-19\nend: 2026-11-19", False),
        ("planned_on: 2026-11-19\nreported_on: 2026-11-20", False),
    ],
)
def test_a_visit_without_a_status_is_told_by_its_dates(dates: str, lapsed: bool) -> None:
    run = of(f"kind: external-audit\nid: SURV-1\ntype: surveillance\n{dates}\n")
    (visit,) = visits(run)
    assert is_lapsed(visit, run) is lapsed
