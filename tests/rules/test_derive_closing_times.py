from __future__ import annotations

from datetime import date

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.action.closing_times import Closing, aged, closing_time
from isms_lint_iso27001.derive.dates.intervals import Limit

RECORDS = """
kind: corrective-action
id: CAR-1
nonconformity: NC-1
---
kind: nonconformity
id: NC-1
grade: major
raised_on: 2026-04-22
"""


def on(day: str, text: str = RECORDS) -> dict[str, Closing | NotEvaluated]:
    """What is aged on a day, by the id of its place."""
    return {place.id: one for place, one in aged(run_of(text, as_of=day)).items()}


def test_from_the_day_after_its_time() -> None:
    assert on("2026-07-21") == {}
    found = on("2026-07-22")["CAR-1"]
    assert isinstance(found, Closing)
    assert (found.nonconformity.id, found.told.id, found.grade) == ("NC-1", "NC-1", "major")
    assert (found.since, found.limit) == (date(2026, 4, 22), Limit(90, declared=False))


def test_the_day_it_is_open_since() -> None:
    assert on("2026-12-01", RECORDS.replace("raised_on", "x_on")) == {
        "CAR-1": NotEvaluated("neither the nonconformity's `raised_on` nor `opened_on` is a date")
    }
    text = RECORDS.replace("raised_on", "x_on").replace(
        "id: CAR-1", "id: CAR-1\nopened_on: 2026-05-04"
    )
    found = on("2026-12-01", text)["CAR-1"]
    assert isinstance(found, Closing)
    assert (found.told.id, found.since) == ("CAR-1", date(2026, 5, 4))


@pytest.mark.parametrize(
    ("more", "places"),
    [
        ("status: planned", ["CAR-1"]),
        ("status: closed", ["NC-1"]),
        ("status: rejected", ["NC-1"]),
        ("opened_on: 2026-12-02", ["NC-1"]),
    ],
)
def test_the_place(more: str, places: list[str]) -> None:
    text = RECORDS.replace("id: CAR-1", f"id: CAR-1\n{more}") + "status: open\n"
    assert list(on("2026-12-01", text)) == places


@given(order=st.permutations(["NC-1", "NC-2", "NC-3"]))
def test_the_gravest_then_oldest_at_one_place(order: list[str]) -> None:
    ncs = {
        "NC-1": "grade: minor, raised_on: 2026-01-05",
        "NC-2": "grade: major, raised_on: 2026-06-01",
        "NC-3": "grade: major, raised_on: 2026-05-01",
    }
    text = f"kind: corrective-action\nid: CAR-1\nnonconformity: [{', '.join(order)}]\n"
    for id in order:
        text += f"---\n{{kind: nonconformity, id: {id}, {ncs[id]}}}\n"
    found = on("2026-12-01", text)["CAR-1"]
    assert isinstance(found, Closing)
    assert found.nonconformity.id == "NC-3"


@pytest.mark.parametrize(
    ("deadlines", "expected"),
    [
        ("{major_close_days: 60}", Limit(60, declared=True)),
        ("{minor_close_days: 60}", Limit(90, declared=False)),
        ("{major_close_days: soon}", Limit(90, declared=False)),
        ("{}", Limit(90, declared=False)),
    ],
)
def test_declared_beats_custom(deadlines: str, expected: Limit) -> None:
    run = run_of(f"kind: organization\nid: o\ndeadlines: {deadlines}\n")
    assert closing_time("major", run) == expected
