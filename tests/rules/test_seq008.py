from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint


def statement(
    more: str = "approved_on: 2025-02-24", id: str = "SOA", status: str = "approved"
) -> str:
    return f"---\nkind: statement-of-applicability\nid: {id}\nstatus: {status}\n{more}\n"


def assessment(day: str, id: str = "RA-1") -> str:
    return f"---\nkind: risk-assessment\nid: {id}\ncompleted_on: {day}\n"


def plan(more: str, id: str = "TP-1", status: str = "approved") -> str:
    return f"---\nkind: treatment-plan\nid: {id}\nstatus: {status}\n{more}\n"


OLDER = ["SOA warning approved_on older"]


@pytest.mark.parametrize(
    ("day", "expected"), [("2025-02-23", []), ("2025-02-24", []), ("2025-02-25", OLDER)]
)
def test_the_day_of_the_assessment(day: str, expected: list[str]) -> None:
    assert judged("SEQ008", statement() + assessment(day)) == expected
    assert judged("SEQ008", statement() + plan(f"approved_on: {day}")) == expected


def test_what_it_says() -> None:
    text = statement() + assessment("2026-02-12")
    assert message("SEQ008", text) == (
        "last approved or reconfirmed on 2025-02-24, before RA-1 was completed on 2026-02-12:"
        " whether the controls still follow from the risks is not shown"
    )
    both = text + plan("approved_on: 2026-03-02")
    assert message("SEQ008", both) == (
        "last approved or reconfirmed on 2025-02-24, before RA-1 was completed on 2026-02-12 and"
        " TP-1 was approved on 2026-03-02: whether the controls still follow from the risks is not"
        " shown"
    )
    amended = text + plan("approved_on: 2025-01-20\namendments: [{on: 2026-04-28, by: ana}]")
    assert "RA-1 was completed on 2026-02-12 and TP-1 was amended on 2026-04-28:" in message(
        "SEQ008", amended
    )
    (finding,) = lint(both, select=["SEQ008"]).findings
    assert [(one.id, one.location.line) for one in finding.related] == [("RA-1", 9), ("TP-1", 14)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("approved_on: 2025-02-24\nreconfirmed: [{on: 2026-02-12, by: ana}]", []),
        (
            "approved_on: 2025-02-24\nreconfirmed: [{on: 2025-05-05}, {on: 2026-02-11, by: ana}]",
            ["SOA warning reconfirmed[1].on older"],
        ),
        # The days of both: the entry that left it as it is.
        (
            "approved_on: 2026-02-11\nreconfirmed: [{on: 2026-02-11, by: ana}]",
            ["SOA warning reconfirmed[0].on older"],
        ),
        ("approved_on: 2026-02-11\nreconfirmed: [{on: 2025-05-05, by: ana}]", OLDER),
        ("approved_on: 2025-02-24\namendments: [{on: 2026-03-02, by: ana}]", []),
        ("reconfirmed: [{on: 2026-09-01, by: ana}]", []),
        # What is still to come has not happened.
        ("approved_on: 2025-02-24\nreconfirmed: [{on: 2026-11-21, by: ana}]", OLDER),
    ],
)
def test_reconfirmed_or_amended(more: str, expected: list[str]) -> None:
    assert judged("SEQ008", statement(more) + assessment("2026-02-12")) == expected


def test_only_the_latest_counts() -> None:
    later = statement("approved_on: 2026-03-03")
    assert (
        judged("SEQ008", later + assessment("2026-02-12") + assessment("2025-02-12", "RA-0")) == []
    )
    old = statement("approved_on: 2024-03-03", "SOA-4", "superseded")
    assert judged("SEQ008", later + old + assessment("2026-02-12")) == []


def test_time_to_react() -> None:
    text = statement() + assessment("2026-10-20")
    assert judged("SEQ008", text) == OLDER
    assert judged("SEQ008", text, "2026-11-19") == []
    assert judged("SEQ008", text, "2026-10-20", grace_days=0) == []
    assert judged("SEQ008", text, "2026-10-21", grace_days=0) == OLDER
    # While it runs, the assessment before is the one to follow.
    assert judged("SEQ008", text + assessment("2026-02-12", "RA-0"), "2026-11-19") == OLDER


@pytest.mark.parametrize(
    ("more", "status", "expected"),
    [
        ("approvals: [{by: gita, on: 2025-02-24}]", "approved", []),
        ("approvals: [{by: gita, on: 2025-02-25}]", "approved", OLDER),
        ("approvals: [{by: gita, on: 2025-02-24}, {by: hugo, on: 2025-09-08}]", "approved", []),
        ("approved_on: 2025-02-20\napprovals: [{by: gita, on: 2025-09-08}]", "approved", []),
        ("approved_on: 2025-02-20\namendments: [{on: 2026-04-28, by: ana}]", "approved", OLDER),
        ("approved_on: 2026-03-02", "superseded", OLDER),
        ("approved_on: 2026-03-02", "draft", []),
        ("title: x", "approved", []),
    ],
)
def test_the_day_of_the_plan(more: str, status: str, expected: list[str]) -> None:
    assert judged("SEQ008", statement() + plan(more, status=status)) == expected


@pytest.mark.parametrize(
    ("approved", "assessed", "expected"),
    [
        # Both stand on RA-1: the statement comes first, the plan follows from it.
        ("2026-02-24", "2026-02-12", []),
        ("2026-02-12", "2026-02-12", []),
        ("2026-02-11", "2026-02-12", OLDER),
        # Only the plan does.
        ("2026-02-24", "2026-02-25", OLDER),
    ],
)
def test_plan_and_statement_of_one_assessment(
    approved: str, assessed: str, expected: list[str]
) -> None:
    text = statement(f"approved_on: {approved}") + plan("approved_on: 2026-03-02")
    assert judged("SEQ008", text) == OLDER
    assert judged("SEQ008", text + assessment(assessed)) == expected
    amended = text.replace("approved_on: 2026-03-02", "amendments: [{on: 2026-04-28, by: ana}]")
    assert judged("SEQ008", amended + assessment(assessed)) == expected


def test_the_assessment_that_plan_and_statement_name() -> None:
    later = plan("approved_on: 2026-03-02\nassessment: {}")
    two = assessment("2026-02-12") + assessment("2025-02-12", "RA-0")
    text = statement("approved_on: 2026-02-24\nassessment: {}") + two
    assert judged("SEQ008", text.format("RA-1") + later.format("RA-1")) == []
    assert judged("SEQ008", text.format("RA-0") + later.format("RA-1")) == OLDER
    assert judged("SEQ008", text.format("RA-1") + later.format("RA-0")) == OLDER
    # What is nowhere on record counts as not named.
    assert judged("SEQ008", text.format("RA-9") + later.format("RA-1")) == []


def test_what_cannot_be_judged() -> None:
    for more in ("title: x", "approved_on: spring"):
        assert judged("SEQ008", statement(more) + assessment("2026-02-12")) == [
            "? SOA: neither approved_on nor reconfirmed has a date"
        ]
    assert judged("SEQ008", statement("title: x")) == []
    assert judged("SEQ008", statement(status="draft") + assessment("2026-02-12")) == [
        "? SOA: no statement is approved; a draft is not judged"
    ]
