from __future__ import annotations

import pytest
from judge import judged, message

NC = "kind: nonconformity\nid: NC-1\nraised_on: 2026-10-01\n"
NONE = ["NC-1 error correction none"]


def test_nobody_put_it_right() -> None:
    assert judged("FND005", NC) == NONE
    assert message("FND005", NC) == (
        "raised on 2026-10-01, 50 days ago, and nothing is recorded that put it right, nor why"
        " nothing had to"
    )


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2026-10-15", 14, []),
        ("2026-10-16", 14, NONE),
        ("2026-10-01", 0, []),
        ("2026-10-02", 0, NONE),
        ("2027-10-01", 10**12, []),
    ],
)
def test_the_days_it_may_take(as_of: str, days: int, expected: list[str]) -> None:
    assert judged("FND005", NC, as_of, open_days=days) == expected
    if days == 14:
        assert judged("FND005", NC, as_of) == expected


def test_one_day_reads_as_one() -> None:
    assert ", 1 day ago," in message("FND005", NC, "2026-10-02", open_days=0)


@pytest.mark.parametrize(
    "correction",
    [
        "{text: accounts closed}",
        "{text: accounts closed, done_on: 2026-10-02}",
        "{done_on: 2026-10-02}",
        "{not_applicable: the system was switched off before}",
        "accounts closed",
    ],
)
def test_a_correction_or_why_there_is_none(correction: str) -> None:
    assert judged("FND005", NC + f"correction: {correction}") == []


@pytest.mark.parametrize(
    "correction",
    ["{}", "{text: TBD}", "{text: ''}", "{not_applicable: n/a}", "{not_applicable: true}", "TBD"],
)
def test_words_that_say_nothing(correction: str) -> None:
    assert judged("FND005", NC + f"correction: {correction}") == NONE


def test_corrective_action_is_another_duty() -> None:
    car = "---\n{kind: corrective-action, id: CAR-1, nonconformity: NC-1, status: planned}\n"
    assert judged("FND005", NC + car) == NONE
    corrected = NC + "correction: {text: accounts closed}\n"
    assert judged("FND005", corrected) == []
    assert judged("FND004", corrected) == ["NC-1 error disposition nothing"]


def test_an_untouched_nonconformity_is_told_of_twice_not_three_times() -> None:
    assert judged("FND004", NC) == ["NC-1 error disposition nothing"]
    assert judged("FND005", NC) == NONE
    assert judged("FND006", NC) == []


def test_closed_ones_and_withdrawn_ones() -> None:
    assert judged("FND005", NC + "status: closed\nclosed_on: 2026-10-05") == NONE
    assert judged("FND005", NC + "status: withdrawn") == []


def test_what_cannot_be_judged() -> None:
    reason = ["? NC-1: `raised_on` is missing or cannot be read as a date"]
    assert judged("FND005", "kind: nonconformity\nid: NC-1") == reason
    assert judged("FND005", NC.replace("2026-10-01", "in October")) == reason
