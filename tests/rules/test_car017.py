from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\n"
FOUND = ["CAR-1 info progress still"]
OPEN = f"{CAR}status: planned\nopened_on: 2026-05-04\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OPEN, FOUND),
        (OPEN.replace("2026-05-04", "2026-09-20"), FOUND),
        (OPEN.replace("2026-05-04", "2026-09-21"), []),
        (OPEN.replace("2026-05-04", "2026-11-21"), []),
    ],
)
def test_sixty_days(text: str, expected: list[str]) -> None:
    assert judged("CAR017", text) == expected


def test_message_and_option() -> None:
    text = OPEN + "progress: [{on: 2026-05-29, note: tool ordered}, {note: undated}]\n"
    assert message("CAR017", text) == (
        "open, and nothing is recorded of it since 2026-05-29, 175 days ago"
    )
    assert judged("CAR017", text, progress_days=174) == FOUND
    assert judged("CAR017", text, progress_days=175) == []


@pytest.mark.parametrize(
    "event",
    [
        "progress: [{on: 2026-09-21, note: tool ordered}]",
        "cause_started_on: 2026-09-21",
        "cause_determined_on: 2026-09-21",
        "approved_on: 2026-09-21",
        "extensions: [{to: 2026-12-31, approved_on: 2026-09-21}]",
        "amendments: [{on: 2026-09-21, by: bo, reason: new owner}]",
        "verified: {on: 2026-09-21, by: ines, result: not-effective}",
    ],
)
def test_what_counts(event: str) -> None:
    assert judged("CAR017", f"{OPEN}{event}\n") == []
    assert judged("CAR017", f"{OPEN}{event}\n".replace("09-21", "09-20")) == FOUND


def test_what_is_still_to_come_is_no_progress() -> None:
    assert judged("CAR017", OPEN + "progress: [{on: 2026-11-21, note: x y}]\n") == FOUND


@pytest.mark.parametrize(("day", "expected"), [("2026-11-20", []), ("2026-11-19", FOUND)])
def test_a_next_step_ahead(day: str, expected: list[str]) -> None:
    text = f"{OPEN}progress: [{{on: 2026-05-29, note: ordered, next_on: {day}}}]\n"
    assert judged("CAR017", text) == expected


@pytest.mark.parametrize(
    "more",
    [
        "implemented_on: 2026-06-01",
        "verified: {on: 2026-06-01, by: ines, result: effective}",
        "closed_on: 2026-06-01",
    ],
)
def test_implemented_actions_wait(more: str) -> None:
    assert judged("CAR017", f"{OPEN}{more}\n") == []
    assert judged("CAR017", f"{OPEN}{more}\n", as_of="2026-05-31") == []
    failed = "verified: {on: 2026-07-01, by: ines, result: not-effective}\n"
    assert judged("CAR017", OPEN + "implemented_on: 2026-06-01\n" + failed) == FOUND


@pytest.mark.parametrize("status", ["implemented", "verified", "closed", "rejected"])
def test_silent(status: str) -> None:
    assert judged("CAR017", OPEN.replace("planned", status)) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("status: planned\n", "nothing in it has a date"),
        ("opened_on: TBD\n", "nothing in it has a date"),
        ("opened_on: in May\n", "`opened_on` cannot be read as a date"),
        (
            "opened_on: 2026-05-04\nprogress: [{on: 2026-06-01}, {on: soon}]\n",
            "`progress[1].on` cannot be read as a date",
        ),
    ],
)
def test_what_cannot_be_judged(text: str, reason: str) -> None:
    assert judged("CAR017", CAR + text) == [f"? CAR-1: {reason}"]
