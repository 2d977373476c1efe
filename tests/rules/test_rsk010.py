from __future__ import annotations

import pytest
from judge import judged, message
from risk_kit import risk

EXPIRED = ["R warning residual.accepted_until expired"]


def accepted(until: str, more: str = "") -> str:
    return risk(f"residual: {{accepted_by: gita, accepted_until: {until}{more}}}")


def test_what_it_says() -> None:
    assert message("RSK010", accepted("2026-03-31")) == (
        "gita accepted the risk until 2026-03-31; nobody has accepted it since"
    )


@pytest.mark.parametrize("by", ["", "accepted_by: '', ", "accepted_by: TBD, "])
def test_an_end_of_what_nobody_accepted_is_told_by_rsk006(by: str) -> None:
    text = risk(f"owner: gita, treatment: retain, residual: {{{by}accepted_until: 2026-03-31}}")
    text += "{kind: person, id: gita}\n"
    assert judged("RSK010", text) == []
    assert judged("RSK006", text) == ["R error residual residual"]


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-11-19", EXPIRED),
        ("2026-11-20", []),
        ("2027-03-31", []),
        ("''", []),
        ("TBD", []),
        ("spring", ["? R: `residual.accepted_until` cannot be read as a date"]),
    ],
)
def test_the_last_day(until: str, expected: list[str]) -> None:
    assert judged("RSK010", accepted(until)) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-03-30", EXPIRED),
        ("2026-03-31", EXPIRED),
        ("2026-04-01", ["? R: `residual.accepted_until` lies before `residual.accepted_on`"]),
        ("2026-11-21", EXPIRED),
        ("TBD", EXPIRED),
    ],
)
def test_accepted_again(on: str, expected: list[str]) -> None:
    assert judged("RSK010", accepted("2026-03-31", f", accepted_on: {on}")) == expected


def test_without_an_end() -> None:
    assert judged("RSK010", risk("residual: {accepted_by: gita, accepted_on: 2020-01-01}")) == []
    assert judged("RSK010", risk("level: 4")) == []


def test_closed_risks() -> None:
    closed = risk("status: closed, residual: {accepted_by: gita, accepted_until: 2026-03-31}")
    assert judged("RSK010", closed) == []
