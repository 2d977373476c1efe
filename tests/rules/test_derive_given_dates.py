from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.dates.given_dates import given_dates, written

DAY = date(2026, 6, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("opened_on: 2026-06-02\nclosed_on: 2026-06-02", [DAY, DAY]),
        ("opened_on: 2026-06-02", None),
        ("opened_on: soon\nclosed_on: TBD", None),
        (
            "opened_on: soon\nclosed_on: 2026-06-02",
            NotEvaluated("`opened_on` cannot be read as a date"),
        ),
        (
            "opened_on: soon\nclosed_on: later",
            NotEvaluated("`opened_on` and `closed_on` cannot be read as a date"),
        ),
    ],
)
def test_dates_to_compare(text: str, expected: object) -> None:
    run = run_of(f"kind: corrective-action\nid: CAR-1\n{text}\n")
    action = run.register.of("corrective-action")[0]
    assert given_dates(action, run, ("opened_on",), ("closed_on",)) == expected


def test_fields_in_words() -> None:
    assert written(("due_on",)) == "due_on"
    assert written(("progress", 2, "on")) == "progress[2].on"
