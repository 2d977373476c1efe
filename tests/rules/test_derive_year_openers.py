from __future__ import annotations

from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.calendar.year_openers import day_of, year_opener


def audit(id: str, start: str, more: str = "status: reported") -> str:
    return f"kind: audit\nid: {id}\nfieldwork: {{start: {start}}}\n{more}\n"


def external(start: str, more: str = "type: surveillance") -> str:
    return f"kind: external-audit\nid: EXT-{start}\nstart: {start}\n{more}\n"


def opener(*records: str, as_of: str = "2026-11-20") -> str:
    run = run_of("---\n".join(records), as_of)
    found = year_opener(run)
    return found.id if found is not None else ""


FOUR = (
    audit("A", "2025-03-24"),
    audit("B", "2025-11-24"),
    audit("C", "2026-02-16"),
    audit("D", "2026-07-27"),
)


def test_calendar_years_where_no_body_comes() -> None:
    assert opener(*FOUR) == "C"
    assert opener(*FOUR, external("2025-10-01", "type: customer")) == "C"


def test_years_between_the_visits_of_the_body() -> None:
    assert opener(*FOUR, external("2025-11-20")) == "B"
    assert opener(*FOUR, external("2026-07-27")) == "A"  # the year that ends with it
    assert opener(*FOUR, external("2026-07-26")) == "D"
    # Nobody can say to which year an audit belongs that began while the body was there.
    assert opener(*FOUR, external("2025-11-20", "end: 2025-11-25")) == "C"


def test_only_audits_that_have_begun() -> None:
    assert opener() == ""
    assert opener(*FOUR, audit("E", "2027-03-15", "status: planned")) == "C"
    assert opener(*FOUR, audit("E", "2026-01-12", "status: cancelled")) == "C"
    assert opener(*FOUR, as_of="2026-02-15") == "A"
    assert opener(*FOUR, as_of="2026-02-16") == "C"


def test_the_nearest_day_on_record() -> None:
    run = run_of(
        "kind: audit\nrecords:\n"
        "  - {id: A, fieldwork: {start: 2026-03-01, end: 2026-03-02}, reported_on: 2026-03-03}\n"
        "  - {id: B, fieldwork: {end: 2026-03-02}, reported_on: 2026-03-03}\n"
        "  - {id: C, reported_on: 2026-03-03}\n"
        "  - {id: D, planned_on: 2026-03-01}\n"
    )
    days = [str(day_of(one, run)) for one in run.register.of("audit")]
    assert days == ["2026-03-01", "2026-03-02", "2026-03-03", "None"]


@given(order=st.permutations([*FOUR, external("2025-11-20")]))
def test_the_order_of_records_changes_nothing(order: list[str]) -> None:
    assert opener(*order) == "B"
