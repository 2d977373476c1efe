from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\nimplemented_on: 2026-06-02\n"
SOON = ["CAR-1 info verified.on soon"]
BEFORE = ["CAR-1 info verified.on before"]


def checked(on: str, more: str = "result: effective") -> str:
    return f"{CAR}verified: {{on: {on}, by: ines, {more}}}\n"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-06-01", BEFORE),
        ("2026-06-02", SOON),
        ("2026-06-15", SOON),
        ("2026-06-16", []),
        ("2026-07-16", []),
    ],
)
def test_days(on: str, expected: list[str]) -> None:
    assert judged("CAR008", checked(on)) == expected


def test_options() -> None:
    assert judged("CAR008", checked("2026-06-02"), min_effect_days=0) == []
    assert judged("CAR008", checked("2026-06-01"), min_effect_days=0) == BEFORE
    assert judged("CAR008", checked("2026-06-16"), min_effect_days=15) == SOON


def test_over_a_leap_day() -> None:
    text = checked("2028-03-01").replace("2026-06-02", "2028-02-16")
    assert judged("CAR008", text) == []
    assert judged("CAR008", text.replace("2028", "2027")) == SOON


def test_messages() -> None:
    soon = "too soon for it to have shown"
    for on, words in (
        ("2026-06-02", "on the day"),
        ("2026-06-03", "1 day after"),
        ("2026-06-04", "2 days after"),
    ):
        assert message("CAR008", checked(on)) == (
            f"the effect was checked on {on}, {words} the action was implemented: {soon}"
        )
    assert message("CAR008", checked("2026-05-29")) == (
        "the effect was checked on 2026-05-29, before the action was implemented on 2026-06-02"
    )


@pytest.mark.parametrize(
    "text",
    [
        # A corrected document can be verified at once, and a failure needs no time to show.
        checked("2026-06-02", "result: effective, method: the corrected policy was read"),
        checked("2026-06-04", "result: not-effective"),
        checked("2026-06-02") + "status: rejected\n",
        checked("TBD"),
        CAR,
        "kind: corrective-action\nid: CAR-1\nverified: {on: 2026-06-02}\n",
    ],
)
def test_silent(text: str) -> None:
    assert judged("CAR008", text) == []


def test_dates_that_cannot_be_read() -> None:
    assert judged("CAR008", checked("June")) == ["? CAR-1: `verified.on` cannot be read as a date"]
