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
        checked("2026-06-02", "result: effective, method: new version of the form looked at"),
        checked("2026-06-02", "result: effective, method: the effect shows at once"),
        checked("2026-06-02") + "action: Correct the wrong owner in the access policy\n",
        checked("2026-06-02") + "action: A typo was put right\n",
        checked("2026-06-04", "result: not-effective"),
        checked("2026-06-02") + "status: rejected\n",
        checked("TBD"),
        CAR,
        "kind: corrective-action\nid: CAR-1\nverified: {on: 2026-06-02}\n",
    ],
)
def test_silent(text: str) -> None:
    assert judged("CAR008", text) == []


@pytest.mark.parametrize(
    "method", ["20 leavers sampled", "20 forms sampled", "asked the team", "TBD", "n/a"]
)
def test_a_method_that_does_not_tell_why_so_soon(method: str) -> None:
    text = checked("2026-06-02", f"result: effective, method: {method}")
    assert judged("CAR008", text) == SOON
    assert (
        judged("CAR008", text.replace("verified: {on: 2026-06-02", "verified: {on: 2026-06-16"))
        == []
    )


@pytest.mark.parametrize(
    "action", ["The leaver procedure was extended", "Accounts are disabled by the tool"]
)
def test_an_action_whose_effect_needs_time(action: str) -> None:
    assert judged("CAR008", checked("2026-06-02") + f"action: {action}\n") == SOON


@pytest.mark.parametrize(
    "method", ["20 leavers sampled", "the corrected policy was read", "at once"]
)
def test_no_method_excuses_a_check_before_the_action(method: str) -> None:
    assert judged("CAR008", checked("2026-06-01", f"result: effective, method: {method}")) == BEFORE
    corrected = checked("2026-06-01") + "action: Correct the wrong owner in the access policy\n"
    assert judged("CAR008", corrected) == BEFORE
    assert judged("CAR008", checked("2026-06-01", "result: not-effective")) == []


def test_dates_that_cannot_be_read() -> None:
    assert judged("CAR008", checked("June")) == ["? CAR-1: `verified.on` cannot be read as a date"]
