from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\nstatus: planned\n"
GOOD = "from: 2026-09-30, to: 2026-11-30, reason: part came late, approved_by: bo"
OFTEN = "CAR-1 warning extensions often"


def car(*extensions: str, more: str = "") -> str:
    return f"{CAR}{more}extensions: [{', '.join(f'{{{one}}}' for one in extensions)}]\n"


@pytest.mark.parametrize(
    ("count", "limit", "expected"),
    [(0, 2, []), (1, 2, []), (2, 2, [OFTEN]), (3, 2, [OFTEN]), (2, 3, []), (3, 3, [OFTEN])],
)
def test_how_often(count: int, limit: int, expected: list[str]) -> None:
    assert judged("CAR016", car(*[GOOD] * count), max_extensions=limit) == expected


def test_once_may_be_too_often() -> None:
    assert message("CAR016", car(GOOD), max_extensions=1) == (
        "the due date was moved once: when the action will be done cannot be said"
    )
    assert message("CAR016", car(GOOD, GOOD)) == (
        "the due date was moved twice: when the action will be done cannot be said"
    )
    assert message("CAR016", car(GOOD, GOOD, GOOD)) == (
        "the due date was moved 3 times: when the action will be done cannot be said"
    )


def test_often_and_not_agreed_to_is_one_finding() -> None:
    text = car(GOOD, GOOD, "from: 2026-11-30, to: 2026-12-31")
    assert judged("CAR016", text) == [OFTEN]
    assert message("CAR016", text) == (
        "the due date was moved 3 times: when the action will be done cannot be said; for the move"
        " from 2026-11-30 to 2026-12-31 neither a reason nor an approver is recorded"
    )


MOVED = "the due date was moved from 2026-09-30 to 2026-11-30, and"


@pytest.mark.parametrize(
    ("extension", "words"),
    [
        (
            "from: 2026-09-30, to: 2026-11-30",
            f"{MOVED} neither a reason nor an approver is recorded",
        ),
        ("from: 2026-09-30, to: 2026-11-30, reason: x y", f"{MOVED} no approver is recorded"),
        (
            "from: 2026-09-30, to: 2026-11-30, reason: TBD, approved_by: bo",
            f"{MOVED} no reason is recorded",
        ),
        ("reason: x y", "the due date was moved without a date, and no approver is recorded"),
    ],
)
def test_not_agreed_to(extension: str, words: str) -> None:
    assert judged("CAR016", car(extension)) == ["CAR-1 warning extensions[0] unapproved"]
    assert message("CAR016", car(extension)) == words


def test_one_finding_lists_the_moves() -> None:
    text = car("to: 2026-10-31, reason: x y", GOOD, "to: 2026-12-31, approved_by: bo")
    assert judged("CAR016", text, max_extensions=9) == ["CAR-1 warning extensions[0] unapproved"]
    assert message("CAR016", text, max_extensions=9) == (
        "the due date was moved to 2026-10-31 and to 2026-12-31, and not both a reason and an"
        " approver are recorded"
    )
    bare = car("to: 2026-10-31", "to: 2026-12-31")
    assert message("CAR016", bare, max_extensions=9) == (
        "the due date was moved to 2026-10-31 and to 2026-12-31, and neither a reason nor an"
        " approver is recorded"
    )
    half = car("to: 2026-10-31, approved_by: bo", "to: 2026-12-31, approved_by: bo")
    assert message("CAR016", half, max_extensions=9).endswith(", and no reason is recorded")
    assert judged("CAR016", car(GOOD, "to: 2026-12-31"), max_extensions=9) == [
        "CAR-1 warning extensions[1] unapproved"
    ]


def test_only_what_was_agreed_to_by_the_day() -> None:
    later = f"{GOOD}, approved_on: 2026-11-21"
    assert judged("CAR016", car(GOOD, later)) == []
    assert judged("CAR016", car(GOOD, later), as_of="2026-11-21") == [OFTEN]


@pytest.mark.parametrize("status", ["closed", "rejected"])
def test_only_open_actions(status: str) -> None:
    assert judged("CAR016", car("to: 2026-11-30", GOOD).replace("planned", status)) == []
