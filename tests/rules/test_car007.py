from __future__ import annotations

import pytest

from isms_lint.testing import lint

CAR = "kind: corrective-action\nid: CAR-1\n"


def found(text: str) -> list[tuple[str, str]]:
    result = lint(CAR + text, select=["CAR007"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.path, f.message) for f in result.findings]


def test_closed_on_implementation() -> None:
    result = lint(
        CAR + "status: closed\nimplemented_on: 2026-09-28\nclosed_on: 2026-09-28\n",
        select=["CAR007"],
    )
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.message_id) == ("CAR007", "error", "missing")
    assert (finding.path, finding.location.line) == ("closed_on", 5)
    assert finding.clauses == ("10.2 d",)


@pytest.mark.parametrize(
    ("verified", "lacking"),
    [
        ("{on: 2026-10-30, by: ines}", "the result"),
        ("{on: 2026-10-30, result: effective}", "who reviewed it"),
        ("{by: ines, result: effective}", "the date"),
        ("{result: effective}", "who reviewed it and the date"),
        ("{on: 2026-10-30, by: TBD, result: effective}", "who reviewed it"),
        ("{on: , by: , result: effective}", "who reviewed it and the date"),
    ],
)
def test_one_finding_says_what_lacks(verified: str, lacking: str) -> None:
    assert found(f"status: closed\nverified: {verified}") == [
        (
            "verified",
            f"closed, but the review of its effectiveness lacks {lacking}: that the action worked"
            " cannot be shown",
        )
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("status: closed", "status"),
        ("closed_on: 2026-09-28", "closed_on"),
        ("status: closed\nverified: {on: TBD}", "verified"),
        ("status: closed\nverified: TBD", "status"),
        ("status: closed\nverified: {}", "status"),
        ("status: closed\nverified: effective", "verified"),
    ],
)
def test_nothing_at_all(text: str, path: str) -> None:
    assert found(text) == [
        (
            path,
            "closed without a review of its effectiveness: that the action worked cannot be shown",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "status: closed\nverified: {on: 2026-10-30, by: ines, result: effective}",
        "status: closed\nverified: {on: 2026-10-30, by: ines, result: not-effective}",
        "status: implemented\nimplemented_on: 2026-09-28",
        "status: verified\nverified: {result: effective}",
        "status: planned",
        "status: rejected\nclosed_on: 2026-09-28",
        "",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


def test_closed_on_the_day() -> None:
    text = CAR + "status: closed\nclosed_on: 2026-09-28\n"
    assert lint(text, as_of="2026-09-27", select=["CAR007"]).findings == ()
    assert len(lint(text, as_of="2026-09-28", select=["CAR007"]).findings) == 1


def test_a_review_that_is_still_ahead() -> None:
    text = CAR + "closed_on: 2026-09-28\nverified: {on: 2026-10-30, by: ines, result: effective}\n"
    (finding,) = lint(text, as_of="2026-10-29", select=["CAR007"]).findings
    assert (finding.path, finding.message_id) == ("verified", "missing")
    assert lint(text, as_of="2026-10-30", select=["CAR007"]).findings == ()
