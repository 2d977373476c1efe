from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

NC = (
    "kind: nonconformity\nid: NC-1\nraised_on: 2026-10-01\n"
    "correction: {text: accounts closed, done_on: 2026-10-01}\n"
)
NONE = ["NC-1 warning consequences none"]


def test_consequences_are_not_said() -> None:
    assert judged("FND006", NC) == NONE
    assert message("FND006", NC) == (
        "raised on 2026-10-01, 50 days ago, and whether it had consequences is not said"
    )


@pytest.mark.parametrize(("as_of", "expected"), [("2026-10-15", []), ("2026-10-16", NONE)])
def test_as_many_days_as_for_the_correction(as_of: str, expected: list[str]) -> None:
    assert judged("FND006", NC, as_of) == expected


@pytest.mark.parametrize(("as_of", "count"), [("2026-10-31", 0), ("2026-11-01", 1)])
def test_the_days_are_those_of_fnd005(as_of: str, count: int) -> None:
    result = lint(NC, as_of=as_of, select=["FND006"], parameters={"FND005": {"open_days": 30}})
    assert len(result.findings) == count


@pytest.mark.parametrize("said", ["none", "none, the logs show no sign-in", "two orders lost"])
def test_an_answer(said: str) -> None:
    assert judged("FND006", NC + f"consequences: {said}") == []


@pytest.mark.parametrize("said", ["''", "TBD", "under investigation"])
def test_no_answer(said: str) -> None:
    assert judged("FND006", NC + f"consequences: {said}") == NONE


def test_without_a_correction_fnd005_speaks() -> None:
    untouched = "kind: nonconformity\nid: NC-1\nraised_on: 2026-10-01\n"
    assert judged("FND006", untouched) == []
    assert judged("FND005", untouched) == ["NC-1 error correction none"]
    assert judged("FND006", untouched + "correction: {not_applicable: sold since}") == NONE


def test_withdrawn() -> None:
    assert judged("FND006", NC + "status: withdrawn") == []


def test_what_cannot_be_judged() -> None:
    assert judged("FND006", NC.replace("raised_on: 2026-10-01\n", "")) == [
        "? NC-1: `raised_on` is missing or cannot be read as a date"
    ]
