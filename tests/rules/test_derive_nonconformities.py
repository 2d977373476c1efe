from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_major,
    is_open,
    nonconformities_of,
)

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def opened(text: str, day: str) -> bool:
    run = run_of(f"kind: nonconformity\nid: NC-1\n{text}")
    return is_open(run.register.of("nonconformity")[0], date.fromisoformat(day), run)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("raised_on: 2026-07-17", "2026-07-16", False),
        ("raised_on: 2026-07-17", "2026-07-17", True),
        ("raised_on: 2026-07-17", "2026-11-20", True),
        ("raised_on: 2026-07-17\nstatus: closed\nclosed_on: 2026-08-03", "2026-08-02", True),
        ("raised_on: 2026-07-17\nstatus: closed\nclosed_on: 2026-08-03", "2026-08-03", False),
        ("raised_on: 2026-07-17\nclosed_on: 2026-08-03", "2026-08-02", True),
        ("raised_on: 2026-07-17\nclosed_on: 2026-08-03", "2026-08-03", False),
        ("raised_on: 2026-07-17\nstatus: closed", "2026-07-18", False),
        ("raised_on: 2026-07-17\nstatus: closed\nclosed_on: in August", "2026-07-18", False),
        ("raised_on: 2026-07-17\nclosed_on: TBD", "2026-07-18", True),
        ("raised_on: 2026-07-17\nstatus: open\nclosed_on: 2026-08-03", "2026-09-01", True),
        ("raised_on: 2026-07-17\nstatus: withdrawn", "2026-07-18", False),
        ("status: open", "2026-07-18", False),
        ("raised_on: 17.7.2026", "2026-07-18", False),
        ("raised_on: 2026-07-17T23:30:00-02:00", "2026-07-17", False),
        ("raised_on: 2026-07-17T23:30:00-02:00", "2026-07-18", True),
    ],
)
def test_is_open(text: str, day: str, expected: bool) -> None:
    assert opened(text, day) is expected


@given(raised=DAYS, open_for=st.integers(0, 200), day=DAYS)
def test_open_from_raised_to_closed(raised: date, open_for: int, day: date) -> None:
    closed = raised + timedelta(days=open_for)
    text = f"raised_on: {raised}\nstatus: closed\nclosed_on: {closed}"
    assert opened(text, str(day)) is (raised <= day < closed)


@pytest.mark.parametrize(
    ("grade", "expected"),
    [("major", True), ("Major", True), ("minor", False), ("2", False), ("[]", False)],
)
def test_is_major(grade: str, expected: bool) -> None:
    run = run_of(f"kind: nonconformity\nid: NC-1\ngrade: {grade}")
    assert is_major(run.register.of("nonconformity")[0], run) is expected


def test_links_both_ways() -> None:
    run = run_of(
        """
        kind: nonconformity
        records: [{id: NC-1}, {id: NC-2}, {id: NC-3}]
        ---
        kind: corrective-action
        records:
          - {id: CAR-1, nonconformity: NC-2}
          - {id: CAR-2, nonconformity: [NC-2, NC-1, NC-9, CAR-1]}
          - {id: CAR-3}
        """
    )
    first, second, third = run.register.of("nonconformity")
    one, two, none = run.register.of("corrective-action")
    assert corrective_actions_of(first, run) == [two]
    assert corrective_actions_of(second, run) == [one, two]
    assert corrective_actions_of(third, run) == []
    assert nonconformities_of(one, run) == [second]
    assert nonconformities_of(two, run) == [second, first]
    assert nonconformities_of(none, run) == []
