from __future__ import annotations

from datetime import date

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.action.initiation import begun_on, initiated, undated_actions

PEOPLE = """
kind: person
records: [{id: hugo}, {id: eli, to: 2026-08-31}]
---
kind: role
id: lead
holders: [{person: hugo, from: 2026-09-01}]
---
"""


def begun(car: str, day: str, nonconformity: str = "", more: str = "") -> bool:
    run = run_of(
        f"{PEOPLE}kind: nonconformity\nid: NC-1\n{nonconformity}\n---\n"
        f"kind: corrective-action\nid: CAR-1\nnonconformity: NC-1\n{car}\n{more}"
    )
    return initiated(run.register.of("nonconformity")[0], date.fromisoformat(day), run)


@pytest.mark.parametrize(
    ("car", "day", "expected"),
    [
        # Opened by the day.
        ("owner: hugo\nopened_on: 2026-08-05\ndue_on: 2026-12-01", "2026-08-04", False),
        ("owner: hugo\nopened_on: 2026-08-05\ndue_on: 2026-12-01", "2026-08-05", True),
        ("owner: hugo\ndue_on: 2026-12-01", "2026-10-08", False),
        ("owner: hugo\nopened_on: August\ndue_on: 2026-12-01", "2026-10-08", False),
        # An active owner on the day.
        ("opened_on: 2026-08-05\ndue_on: 2026-12-01", "2026-10-08", False),
        ("owner: eli\nopened_on: 2026-08-05\ndue_on: 2026-12-01", "2026-08-31", True),
        ("owner: eli\nopened_on: 2026-08-05\ndue_on: 2026-12-01", "2026-09-01", False),
        ("owner: lead\nopened_on: 2026-08-05\ndue_on: 2026-12-01", "2026-08-31", False),
        ("owner: lead\nopened_on: 2026-08-05\ndue_on: 2026-12-01", "2026-09-01", True),
        ("owner: nobody\nopened_on: 2026-08-05\ndue_on: 2026-12-01", "2026-10-08", False),
        # Something done.
        ("owner: hugo\nopened_on: 2026-08-05", "2026-10-08", False),
        ("owner: hugo\nopened_on: 2026-08-05\ncause: TBD\naction: tbd", "2026-10-08", False),
        ("owner: hugo\nopened_on: 2026-08-05\ncause: nobody told HR", "2026-10-08", True),
        (
            "owner: hugo\nopened_on: 2026-08-05\ncause: x y\ncause_determined_on: 2026-10-09",
            "2026-10-08",
            False,
        ),
        ("owner: hugo\nopened_on: 2026-08-05\ncause_determined_on: 2026-10-08", "2026-10-08", True),
        ("owner: hugo\nopened_on: 2026-08-05\ncause_started_on: 2026-10-08", "2026-10-08", True),
        ("owner: hugo\nopened_on: 2026-08-05\ncause_started_on: 2026-10-09", "2026-10-08", False),
        ("owner: hugo\nopened_on: 2026-08-05\naction: tell HR", "2026-10-08", True),
        ("owner: hugo\nopened_on: 2026-08-05\ndue_on: soon", "2026-10-08", False),
    ],
)
def test_the_action(car: str, day: str, expected: bool) -> None:
    assert begun(car, day) is expected


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("{text: accounts removed}", True),
        ("{text: accounts removed, done_on: 2026-10-08}", True),
        ("{text: accounts removed, done_on: 2026-10-09}", False),
        ("{done_on: 2026-10-08}", True),
        ("{text: accounts removed, done_on: soon}", False),
        ("{text: TBD}", False),
        ("{not_applicable: the process was stopped}", True),
        ("{not_applicable: n/a}", False),
    ],
)
def test_the_correction(correction: str, expected: bool) -> None:
    car = "owner: hugo\nopened_on: 2026-08-05"
    assert begun(car, "2026-10-08", f"correction: {correction}") is expected
    assert begun("owner: hugo", "2026-10-08", f"correction: {correction}") is False


def test_one_action_of_several_suffices() -> None:
    second = (
        "---\nkind: corrective-action\nid: CAR-2\nnonconformity: [NC-9, NC-1]\n"
        "owner: hugo\nopened_on: 2026-08-05\naction: tell HR"
    )
    assert begun("opened_on: 2026-08-05", "2026-10-08", more=second)


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ("opened_on: 2026-08-05\ncause_started_on: 2026-08-01", date(2026, 8, 5)),
        ("cause_determined_on: 2026-08-19\ncause_started_on: 2026-08-07", date(2026, 8, 7)),
        ("opened_on: August\nimplemented_on: 2026-09-30", date(2026, 9, 30)),
        ("opened_on: August\ndue_on: 2026-09-30", None),
    ],
)
def test_the_day_it_began(more: str, day: date | None) -> None:
    run = run_of(f"kind: corrective-action\nid: CAR-1\n{more}\n")
    assert begun_on(run.register.of("corrective-action")[0], run) == day


def test_actions_that_would_count_if_they_told_their_day() -> None:
    run = run_of(
        f"{PEOPLE}kind: nonconformity\nid: NC-1\n---\nkind: corrective-action\nrecords:\n"
        "  - {id: CAR-1, nonconformity: NC-1, owner: hugo, due_on: 2026-12-01}\n"
        "  - {id: CAR-2, nonconformity: NC-1, owner: hugo}\n"
        "  - {id: CAR-3, nonconformity: NC-1, due_on: 2026-12-01}\n"
        "  - {id: CAR-4, nonconformity: NC-1, owner: hugo, due_on: 2026-12-01,"
        " opened_on: 2026-11-01}\n"
    )
    nonconformity = run.register.of("nonconformity")[0]
    assert undated_actions(nonconformity, date(2026, 10, 8), run) == ["CAR-1"]


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(opened=DAYS, done=DAYS, day=DAYS, later=st.lists(DAYS, max_size=3))
def test_later_actions_never_change_what_was_true(
    opened: date, done: date, day: date, later: list[date]
) -> None:
    car = f"owner: hugo\nopened_on: {opened}\ncause_determined_on: {done}"
    more = "".join(
        f"\n---\nkind: corrective-action\nid: CAR-{n}\nnonconformity: NC-1\nowner: hugo\n"
        f"due_on: 2026-12-31\nopened_on: {on}"
        for n, on in enumerate((on for on in later if on > day), 2)
    )
    assert begun(car, str(day)) is (opened <= day and done <= day)
    assert begun(car, str(day), more=more) is begun(car, str(day))
