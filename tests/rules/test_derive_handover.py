from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.people.handover import (
    answered_then,
    answering,
    handover_fault,
    handover_latest,
)

LEFT = date(2025, 12, 31)


def people(handover: str) -> str:
    return (
        "kind: person\nrecords:\n"
        f"  - {{id: eli, to: {LEFT}, handover: {handover}}}\n"
        "  - {id: hugo}\n"
        "  - {id: finn, to: 2026-06-30, handover: {to: hugo, on: 2026-07-30}}\n"
        "  - {id: gone, to: 2026-06-30}\n"
        "---\n"
        "kind: role\nrecords:\n"
        "  - {id: lead, holders: [{person: eli}]}\n"
        "  - {id: desk, holders: [{person: hugo}]}\n"
    )


def who(handover: str, day: str = "2026-11-20", reference: str = "eli") -> list[str]:
    run = run_of(people(handover))
    return [one.id for one in answering(reference, date.fromisoformat(day), run)]


def fault_of(handover: str) -> str | NotEvaluated:
    run = run_of(people(handover))
    return handover_fault(run.register.of("person")[0], LEFT, run)


@pytest.mark.parametrize(
    ("handover", "expected"),
    [
        ("{to: hugo, on: 2025-12-01}", ["hugo"]),
        ("{to: hugo, on: 2026-01-30}", ["hugo"]),
        ("{to: hugo, on: 2026-01-31}", []),
        ("{to: hugo}", []),
        ("{to: hugo, on: spring}", []),
        ("{to: desk, on: 2026-01-02}", ["hugo"]),
        ("{to: gone, on: 2026-01-02}", []),
        ("{to: nobody, on: 2026-01-02}", []),
        # Whoever took over left too, and handed over in turn.
        ("{to: finn, on: 2026-01-02}", ["hugo"]),
        ("{to: eli, on: 2026-01-02}", []),
    ],
)
def test_who_took_over(handover: str, expected: list[str]) -> None:
    assert who(handover) == expected
    # A role passes on with whoever held it to the end.
    assert who(handover, reference="lead") == expected
    fault = fault_of(handover)
    assert (fault == "") is bool(expected)


def test_who_is_there_answers_without_a_handover() -> None:
    assert who("{to: hugo, on: 2026-01-02}", "2025-12-31") == ["eli"]
    assert who("{to: hugo, on: 2026-01-02}", reference="desk") == ["hugo"]
    assert who("{to: hugo, on: 2026-01-02}", reference="nobody") == []


def test_the_days_up_to_the_handover_are_no_gap() -> None:
    assert who("{to: hugo, on: 2026-01-30}", "2026-01-01") == ["hugo"]


def test_a_circle_of_handovers_ends() -> None:
    run = run_of(
        "kind: person\nrecords:\n"
        "  - {id: a, to: 2025-12-31, handover: {to: b, on: 2025-12-31}}\n"
        "  - {id: b, to: 2025-12-31, handover: {to: a, on: 2025-12-31}}\n"
    )
    assert answering("a", date(2026, 1, 1), run) == []


def test_an_unreadable_day() -> None:
    assert fault_of("{to: hugo, on: spring}") == NotEvaluated(
        "`handover.on` cannot be read as a date"
    )


@given(days=st.integers(0, 90), after=st.integers(-30, 120))
def test_the_days_are_those_of_the_rule_on_leavers(days: int, after: int) -> None:
    on = LEFT + timedelta(after)
    run = run_of(people(f"{{to: hugo, on: {on}}}"), options={"ROL004": {"handover_days": days}})
    assert handover_latest(LEFT, run) == LEFT + timedelta(days)
    assert bool(answering("eli", date(2026, 11, 20), run)) is (after <= days)


@pytest.mark.parametrize(
    ("reference", "day", "expected"),
    [
        # finn left on 2026-06-30 and handed over to hugo.
        ("hugo", "2026-06-30", {"hugo", "finn"}),
        ("hugo", "2026-07-01", {"hugo"}),
        ("desk", "2026-06-30", {"hugo", "finn"}),
        ("finn", "2026-06-30", {"finn"}),
        ("finn", "2026-08-01", {"finn", "hugo"}),
        ("gone", "2026-08-01", {"gone"}),
        ("nobody", "2026-08-01", set()),
    ],
)
def test_who_answered_then(reference: str, day: str, expected: set[str]) -> None:
    run = run_of(people("{to: gone, on: 2026-01-02}"))
    assert answered_then(reference, date.fromisoformat(day), run) == expected
