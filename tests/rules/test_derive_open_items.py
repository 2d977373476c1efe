from __future__ import annotations

from datetime import date, timedelta

from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.responsibility.open_items import left_on, open_items


def test_each_record_once_for_each_person() -> None:
    run = run_of(
        "{kind: person, id: finn, to: 2026-12-31}\n---\n"
        "{kind: person, id: gita, to: 2026-10-31}\n---\n"
        "{kind: person, id: hugo}\n---\n"
        "{kind: process, id: backup, owner: finn, operators: [finn, gita, hugo]}\n---\n"
        "{kind: measure, id: M-1, measured_by: gita, analysed_by: gita}\n---\n"
        "{kind: assignment, id: AS-1, person: finn}\n"
    )
    found = {
        id: [(item.words, ".".join(map(str, item.path))) for item in items]
        for id, items in run.derive(open_items).items()
    }
    assert found == {
        "finn": [("AS-1", "person"), ("backup", "owner")],
        "gita": [("M-1", "measured_by"), ("backup", "operators.1")],
    }


@given(days=st.integers(-9, 9))
def test_when_somebody_has_left(days: int) -> None:
    today = date(2026, 11, 20)
    last = today + timedelta(days)
    run = run_of(f"kind: person\nid: eli\nto: {last}\n", str(today))
    assert left_on(run.register.records[0], run) == (last if days < 0 else None)


@given(days=st.integers(-9, 9))
def test_an_assignment_is_open_up_to_its_last_day(days: int) -> None:
    today = date(2026, 11, 20)
    run = run_of(
        "{kind: person, id: e, to: 2026-12-31}\n---\n"
        f"{{kind: assignment, id: A, person: e, to: {today + timedelta(days)}}}",
        str(today),
    )
    assert bool(run.derive(open_items)) == (days >= 0)
