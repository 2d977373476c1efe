from __future__ import annotations

import pytest
from judge import judged, message

OFI = "kind: opportunity-for-improvement\nid: OFI-1\nraised_on: 2026-03-02\n"
OPEN = ["OFI-1 info disposition open"]


def test_undecided() -> None:
    assert judged("FND008", OFI) == OPEN
    assert judged("FND008", OFI + "status: raised") == OPEN
    assert message("FND008", OFI) == (
        "raised on 2026-03-02, 263 days ago, and neither accepted, declined nor implemented"
    )


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2026-05-31", 90, []),
        ("2026-06-01", 90, OPEN),
        ("2026-03-02", 0, []),
        ("2026-03-03", 0, OPEN),
    ],
)
def test_the_days_it_may_take(as_of: str, days: int, expected: list[str]) -> None:
    assert judged("FND008", OFI, as_of, ofi_days=days) == expected
    if days == 90:
        assert judged("FND008", OFI, as_of) == expected


@pytest.mark.parametrize(
    "decided",
    [
        "disposition: accepted",
        "disposition: implemented",
        "status: accepted",
        "status: implemented",
        "status: raised\ndisposition: accepted",
        "action: ACT-1",
        "implemented_on: 2026-04-01",
        "disposition: declined\nreason: the tool is replaced in spring",
    ],
)
def test_decided(decided: str) -> None:
    assert judged("FND008", OFI + decided) == []


def test_declined_without_a_reason() -> None:
    assert judged("FND008", OFI + "disposition: declined") == ["OFI-1 info disposition no-reason"]
    assert judged("FND008", OFI + "status: declined\nreason: TBD") == [
        "OFI-1 info status no-reason"
    ]
    assert message("FND008", OFI + "disposition: declined") == (
        "raised on 2026-03-02, 263 days ago, and declined without a reason"
    )
    assert judged("FND008", OFI + "disposition: declined", "2026-05-31") == []


def test_what_cannot_be_judged() -> None:
    assert judged("FND008", OFI.replace("raised_on: 2026-03-02", "")) == [
        "? OFI-1: `raised_on` is missing or cannot be read as a date"
    ]
