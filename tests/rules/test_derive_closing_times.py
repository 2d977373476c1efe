from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.closing_times import Aged, aged, closing_time
from isms_lint_iso27001.derive.intervals import Limit

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


def on(day: str, text: str = RECORDS) -> object:
    run = run_of(text)
    return aged(run.register.of("corrective-action")[0], date.fromisoformat(day), run)


def test_from_the_day_after_its_time() -> None:
    assert on("2026-07-21") is None
    found = on("2026-07-22")
    assert isinstance(found, Aged)
    assert (found.nonconformity.id, found.told.id, found.grade) == ("NC-1", "NC-1", "major")
    assert (found.since, found.limit) == (date(2026, 4, 22), Limit(90, declared=False))


def test_the_day_it_is_open_since() -> None:
    told = on("2026-12-01", RECORDS.replace("raised_on", "x_on"))
    assert isinstance(told, NotEvaluated)
    text = RECORDS.replace("raised_on", "x_on").replace(
        "id: CAR-1", "id: CAR-1\nopened_on: 2026-05-04"
    )
    found = on("2026-12-01", text)
    assert isinstance(found, Aged)
    assert (found.told.id, found.since) == ("CAR-1", date(2026, 5, 4))


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
