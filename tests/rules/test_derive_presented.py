from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint_iso27001.derive.review.presented import (
    corrective_actions_to_present,
    nonconformities_to_present,
)

SINCE, DAY = date(2025, 10, 8), date(2026, 10, 8)


def sorted_into(kind: str, more: str) -> str:
    run = run_of(f"kind: {kind}\nid: X-1\n{more}")
    derive = (
        nonconformities_to_present if kind == "nonconformity" else corrective_actions_to_present
    )
    found = derive(SINCE, DAY, run)
    return "due" if found.due else "undated" if found.undated else ""


@pytest.mark.parametrize(
    ("kind", "first"), [("nonconformity", "raised_on"), ("corrective-action", "opened_on")]
)
@pytest.mark.parametrize(
    ("began", "more", "expected"),
    [
        ("2026-10-08", "", "due"),
        ("2026-10-09", "", ""),
        ("2025-01-01", "closed_on: 2025-10-08\n", ""),
        ("2025-01-01", "closed_on: 2025-10-09\n", "due"),
        ("2025-01-01", "closed_on: 2026-10-08\n", "due"),
        ("2025-01-01", "closed_on: 2026-10-09\n", "due"),
        ("2025-01-01", "status: closed\n", "undated"),
        ("2025-01-01", "closed_on: May\n", "undated"),
        ("2025-01-01", "closed_on: TBD\n", "due"),
        ("2026-10-09", "status: closed\n", ""),
        ("May", "", "undated"),
        ("May", "closed_on: 2025-10-08\n", ""),
        ("May", "closed_on: 2026-01-10\n", "due"),
        ("May", "closed_on: 2026-10-09\n", "undated"),
    ],
)
def test_open_or_closed_in_the_period(
    kind: str, first: str, began: str, more: str, expected: str
) -> None:
    assert sorted_into(kind, f"{first}: {began}\n{more}") == expected


def test_what_came_to_nothing() -> None:
    assert sorted_into("nonconformity", "raised_on: 2026-05-01\nstatus: withdrawn\n") == ""
    assert sorted_into("corrective-action", "opened_on: 2026-05-01\nstatus: rejected\n") == ""


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 60)), max_size=5), st.integers(1, 90))
def test_later_records_change_nothing_earlier(spans: list[tuple[int, int]], day: int) -> None:
    start = date(2026, 1, 1)
    until = start + timedelta(days=day)

    def due(spans: list[tuple[int, int]]) -> list[str]:
        rows = [
            f"  - {{id: NC-{n}, raised_on: {start + timedelta(days=first)},"
            f" closed_on: {start + timedelta(days=first + length)}}}\n"
            for n, (first, length) in enumerate(spans)
        ]
        run = run_of(
            f"kind: nonconformity\nrecords:\n{''.join(rows)}" if rows else "kind: unit\nid: u\n"
        )
        return [one.id for one in nonconformities_to_present(start, until, run).due]

    assert due(spans) == due([*spans, (day + 1, 5)])
    assert due(spans) == [
        f"NC-{n}" for n, (first, length) in enumerate(spans) if first <= day and first + length > 0
    ]
