from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint_iso27001.derive.risk.high_risk_items import high_risk_items
from isms_lint_iso27001.derive.risk.levels import level_on, may_have_been_high, was_high

RECORDS = """
---
{kind: risk-criteria, id: RC, status: approved, level: product, acceptance: 9, high: 15}
---
kind: risk-assessment
records: [{id: RA-1, completed_on: 2025-02-01}, {id: RA-2, completed_on: 2026-02-01}, {id: RA-3}]
"""


def level(more: str, day: str, now: str = "level: 16") -> Any:
    run = run_of(f"kind: risk\nid: R\n{now}\n{more}\n{RECORDS}")
    return level_on(run.register.of("risk")[0], date.fromisoformat(day), run)


@pytest.mark.parametrize(
    ("more", "levels"),
    [
        # Nothing tells since when: for as long as anybody knows.
        ("", {"2000-01-01": 16}),
        ("identified_on: 2025-05-05", {"2025-05-04": None, "2025-05-05": 16}),
        ("assessment: RA-2", {"2026-01-31": None, "2026-02-01": 16}),
        # An assessment that is not completed tells no day.
        ("assessment: RA-3", {"2000-01-01": 16}),
        (
            "assessment: RA-2\nhistory: [{on: 2025-02-01, level: 8}]",
            {"2025-01-31": None, "2025-02-01": 8, "2026-01-31": 8, "2026-02-01": 16},
        ),
        (
            "assessment: RA-2\nhistory: [{assessment: RA-1, level: 8}, {assessment: RA-2, level: 16}]",
            {"2025-01-31": None, "2025-02-01": 8, "2026-02-01": 16},
        ),
        # Judged again since: with the next assessment, else as late as can be.
        ("history: [{on: 2025-02-01, level: 8}]", {"2026-01-31": 8, "2026-02-01": 16}),
        ("history: [{on: 2026-02-01, level: 8}]", {"2026-11-19": 8, "2026-11-20": 16}),
        # The history need not stand in order; entries without a day tell nothing.
        (
            "history: [{on: 2025-06-01, level: 9}, {on: 2025-02-01, level: 8}, {level: 25}]",
            {"2025-05-31": 8, "2025-06-01": 9},
        ),
        (
            "history: [{on: 2025-02-01, consequence: 3, likelihood: 4, level: null}]",
            {"2025-03-01": 12},
        ),
    ],
)
def test_level_on(more: str, levels: dict[str, int | None]) -> None:
    assert {day: level(more, day) for day in levels} == levels


def test_a_level_that_follows_from_consequence_and_likelihood() -> None:
    assert level("", "2026-01-01", "consequence: 4\nlikelihood: 5") == 20


@pytest.mark.parametrize(
    ("more", "high", "maybe"),
    [
        ("assessment: RA-1", True, False),
        ("assessment: RA-2", False, True),
        ("assessment: RA-2\nidentified_on: 2024-01-01", False, True),
        ("assessment: RA-2\nidentified_on: 2026-01-05", False, False),
        ("assessment: RA-2\nhistory: [{on: 2025-02-01, level: 8}]", False, False),
        ("assessment: RA-2\nhistory: [{on: 2025-02-01, level: 15}]", True, False),
    ],
)
def test_high_on_a_day(more: str, high: bool, maybe: bool) -> None:
    run = run_of(f"kind: risk\nid: R\nlevel: 16\n{more}\n{RECORDS}")
    (risk,), day = run.register.of("risk"), date(2025, 12, 1)
    assert (was_high(risk, day, run), may_have_been_high(risk, day, run)) == (high, maybe)


def test_items() -> None:
    run = run_of(
        f"""kind: risk
records:
  - {{id: R1, level: 16, controls: [A.8.2, A.8.3]}}
  - {{id: R2, level: 16, controls: [A.8.2], treatment: share}}
  - {{id: R3, level: 16, controls: [A.8.4], treatment: retain}}
  - {{id: R4, level: 16, controls: [A.8.5], status: closed}}
  - {{id: R5, level: 14, controls: [A.8.6]}}
  - {{id: R6, level: 16, controls: [A.8.7, A.8.3], assessment: RA-2}}
---
kind: process
records:
  - {{id: p1, risk_level: high}}
  - {{id: p2, risk_level: 15}}
  - {{id: p3, risk_level: 14}}
  - {{id: p4}}
{RECORDS}"""
    )
    known, unknown = high_risk_items(date(2025, 12, 1), run)
    assert {item: [one.id for one in why] for item, why in known.items()} == {
        "A.8.2": ["R1", "R2"],
        "A.8.3": ["R1"],
        "p1": ["p1"],
        "p2": ["p2"],
    }
    assert {item: [one.id for one in why] for item, why in unknown.items()} == {"A.8.7": ["R6"]}


def test_each_day_of_a_run_has_high_risks_of_its_own() -> None:
    run = run_of(
        f"kind: risk\nid: R\nlevel: 16\ncontrols: [A.8.2]\nidentified_on: 2025-05-05\n{RECORDS}"
    )
    before, after = (high_risk_items(date(2025, 5, day), run) for day in (4, 5))
    assert (list(before.known), list(after.known)) == ([], ["A.8.2"])


_DAYS = st.lists(st.tuples(st.integers(0, 700), st.integers(1, 25)), max_size=5)


@settings(max_examples=60, deadline=None)
@given(_DAYS, st.integers(0, 700), st.integers(701, 900))
def test_a_later_judgement_changes_no_earlier_level(
    judged: list[tuple[int, int]], day: int, later: int
) -> None:
    first = date(2024, 1, 1)

    def written(entries: list[tuple[int, int]]) -> str:
        said = (f"{{on: {first + timedelta(days=on)}, level: {n}}}" for on, n in entries)
        return f"assessment: RA-9\nhistory: [{', '.join(said)}]\nidentified_on: 2026-11-20"

    at = str(first + timedelta(days=day))
    assert level(written([*judged, (later, 3)]), at) == level(written([*judged, (900, 1)]), at)
