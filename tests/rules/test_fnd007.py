from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

NC = "kind: nonconformity\nid: NC-1\n"
NONE = ["NC-1 error extent none"]


def car(more: str, id: str = "CAR-1") -> str:
    return f"---\nkind: corrective-action\nid: {id}\nnonconformity: [NC-1]\n{more}\n"


CLOSED = car("status: closed")


def test_closed_without_a_word_on_similar_ones() -> None:
    assert judged("FND007", NC + CLOSED) == NONE
    assert message("FND007", NC + CLOSED) == (
        "CAR-1 is closed, and whether similar nonconformities exist or could occur is not said"
    )


def test_several_actions_are_one_finding() -> None:
    text = NC + car("closed_on: 2026-06-01", "CAR-2") + CLOSED + car("status: planned", "CAR-3")
    (finding,) = lint(text, select=["FND007"]).findings
    assert finding.message.startswith("CAR-1 and CAR-2 are closed, and")
    assert [(r.id, r.location.line) for r in finding.related] == [("CAR-1", 12), ("CAR-2", 7)]


@pytest.mark.parametrize("extent", ["none found in twelve systems", "none", "two more, corrected"])
def test_any_answer_is_one(extent: str) -> None:
    assert judged("FND007", NC + f"extent: {extent}\n" + CLOSED) == []


@pytest.mark.parametrize("extent", ["''", "TBD", "unknown"])
def test_no_answer(extent: str) -> None:
    assert judged("FND007", NC + f"extent: {extent}\n" + CLOSED) == NONE


@pytest.mark.parametrize(
    "status", ["opened", "cause-determined", "planned", "implemented", "verified", "rejected"]
)
def test_only_at_closing(status: str) -> None:
    assert judged("FND007", NC + car(f"status: {status}")) == []


@pytest.mark.parametrize(("day", "expected"), [("2026-11-20", NONE), ("2026-11-21", [])])
def test_the_day_of_closing(day: str, expected: list[str]) -> None:
    assert judged("FND007", NC + car(f"closed_on: {day}")) == expected


def test_without_corrective_action_and_withdrawn() -> None:
    assert judged("FND007", NC + "status: closed\ndisposition: {car: false, reason: a slip}") == []
    assert judged("FND007", NC + "status: withdrawn\n" + CLOSED) == []
    assert judged("FND007", NC + CLOSED.replace("[NC-1]", "[NC-2]")) == []
