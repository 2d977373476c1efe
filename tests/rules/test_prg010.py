"""What a risk assessment points at is in the plan of audits that was made after it."""

from __future__ import annotations

import pytest
from judge import judged, message

OMITTED = ["RA-1 info audit_attention omitted"]
ROSE = ["RA-1 info completed_on omitted"]


def assessment(
    attention: str = "A.5.19", completed_on: str = "2026-02-01", id: str = "RA-1", more: str = ""
) -> str:
    flags = f"audit_attention: [{attention}]\n" if attention else ""
    return f"kind: risk-assessment\nid: {id}\ncompleted_on: {completed_on}\n{flags}{more}---\n"


def programme(
    scope: str = "A.8.2",
    planned_on: str = "2026-12-01",
    approved_on: str = "2026-03-01",
    more: str = "",
    id: str = "PRG-1",
) -> str:
    return (
        f"kind: audit-programme\nid: {id}\nstatus: approved\n"
        f"period: {{start: 2024-01-01, end: 2026-12-31}}\napproved_on: {approved_on}\n"
        f"entries: [{{planned_on: {planned_on}, scope: [{scope}]}}]\n{more}---\n"
    )


CRITERIA = "{kind: risk-criteria, id: RC, status: approved, level: product, acceptance: 9}\n---\n"


def risk(before: int = 8, now: int = 16, more: str = "") -> str:
    return (
        f"kind: risk\nid: RISK-2\nlevel: {now}\nassessment: RA-1\ncontrols: [A.5.19]\n"
        f"history: [{{on: 2025-02-01, level: {before}}}]\n{more}---\n"
    )


def test_an_area_that_the_plan_leaves_out() -> None:
    assert judged("PRG010", assessment() + programme()) == OMITTED
    assert message("PRG010", assessment() + programme()) == (
        "the assessment points at A.5.19 (marked for audit attention), and PRG-1 (approved or"
        " revised on 2026-03-01, after it) plans no audit of it"
    )
    assert judged("PRG010", assessment() + programme("A.5.19-A.5.22")) == []


def test_a_level_that_rose() -> None:
    text = assessment("") + risk() + CRITERIA
    assert judged("PRG010", text + programme()) == ROSE
    assert "points at A.5.19 (the level of RISK-2 rose), and" in message(
        "PRG010", text + programme()
    )
    assert judged("PRG010", text + programme("A.5.19")) == []


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(8, 9, []), (8, 10, ROSE), (10, 10, []), (12, 10, []), (12, 16, ROSE)],
)
def test_a_level_that_rose_above_what_is_acceptable(
    before: int, now: int, expected: list[str]
) -> None:
    text = assessment("") + risk(before, now) + CRITERIA + programme()
    assert judged("PRG010", text) == expected


def test_without_criteria_any_rise_counts() -> None:
    text = assessment("") + programme()
    assert judged("PRG010", text + risk(2, 3)) == ROSE
    assert judged("PRG010", text + risk(3, 3)) == judged("PRG010", text + risk(3, 2)) == []
    words = risk().replace("level: 8}", "level: low}").replace("level: 16", "level: high")
    assert judged("PRG010", text + words) == []
    no_limit = CRITERIA.replace(", acceptance: 9", "")
    assert judged("PRG010", text + risk(2, 3) + no_limit) == ROSE


def test_a_risk_that_names_no_assessment_was_judged_in_the_next_one() -> None:
    unnamed = risk().replace("assessment: RA-1\n", "")
    assert judged("PRG010", assessment("") + unnamed + CRITERIA + programme()) == ROSE


def test_a_judgement_that_stands_in_the_history_too() -> None:
    entered = risk().replace("level: 8}", "level: 8}, {assessment: RA-1, level: 16}")
    assert judged("PRG010", assessment("") + entered + CRITERIA + programme()) == ROSE
    # A later one, from another assessment, is not what this one found.
    later = risk(now=12).replace("RA-1\n", "RA-2\n").replace("level: 8}", "level: 8}, {on: 2026-02-01,"
        " level: 8}")  # fmt: skip
    second = assessment("", "2026-04-24", "RA-2", "scope: [A.5.19]\n")
    text = assessment("") + second + later + CRITERIA + programme(approved_on="2026-05-01")
    assert judged("PRG010", text) == ["RA-2 info completed_on omitted"]


def test_a_risk_that_is_marked() -> None:
    marked = risk(16, 16, "audit_attention: true\n")
    assert judged("PRG010", assessment("") + marked + programme()) == ROSE
    assert "(RISK-2 is marked for audit attention)" in message(
        "PRG010", assessment("") + marked + programme()
    )
    for other in (
        marked.replace("true", "false"),
        marked.replace("level: 16\n", "level: 16\nstatus: closed\n"),
        marked.replace("controls: [A.5.19]\n", ""),
    ):
        assert judged("PRG010", assessment("") + other + programme()) == []
    # Where the risk names no assessment, the last one speaks for it.
    unnamed = marked.replace("assessment: RA-1\n", "")
    partial = assessment("", "2026-02-20", "RA-2", "scope: [A.5.19]\n")
    assert judged("PRG010", assessment("") + partial + unnamed + programme()) == [
        "RA-2 info completed_on omitted"
    ]


def test_a_flag_raised_after_the_plan_was_made() -> None:
    for day, expected in {"2026-01-31": [], "2026-02-01": OMITTED, "2026-02-02": OMITTED}.items():
        assert judged("PRG010", assessment() + programme(approved_on=day)) == expected
    amended = programme(
        approved_on="2023-12-01", more="amendments: [{on: 2026-02-02, by: bo, reason: x}]\n"
    )
    assert judged("PRG010", assessment() + amended) == OMITTED
    assert judged("PRG010", assessment() + amended.replace("2026-02-02", "2026-11-21")) == []


def test_audits_since_the_assessment() -> None:
    for day, expected in {"2026-01-31": OMITTED, "2026-02-01": [], "2026-12-01": []}.items():
        assert judged("PRG010", assessment() + programme("A.5.19", day)) == expected


def test_a_process_stands_for_its_controls() -> None:
    process = "{kind: process, id: supply, controls: [A.5.19-A.5.22]}\n---\n"
    text = assessment("supply") + process
    assert judged("PRG010", text + programme()) == OMITTED
    for scope in ("supply", "A.5.19-A.5.22", "full-isms"):
        assert judged("PRG010", text + programme(scope)) == []
    assert judged("PRG010", assessment() + process + programme("supply")) == []


def test_a_rationale_that_names_it() -> None:
    for rationale, expected in {
        "A.5.19 was audited by the customer": [],
        "suppliers (A.5.19-A.5.22) come next year": [],
        "nothing to say": OMITTED,
    }.items():
        text = assessment() + programme(more=f"rationale: {rationale}\n")
        assert judged("PRG010", text) == expected
    named = programme(more="rationale: RISK-2 is handled by a project\n")
    assert judged("PRG010", assessment("") + risk() + CRITERIA + named) == []


def test_the_last_assessment_of_everything_counts() -> None:
    later = assessment("", "2026-02-20", "RA-2")
    assert judged("PRG010", assessment() + later + programme()) == []
    partial = assessment("", "2026-02-20", "RA-2", "scope: [A.8]\n")
    assert judged("PRG010", assessment() + partial + programme()) == OMITTED
    assert judged("PRG010", assessment(completed_on="2026-11-21") + programme()) == []


def test_the_programme_revised_last_is_judged() -> None:
    second = programme(approved_on="2026-04-01", id="PRG-2")
    assert "and PRG-2 (approved or revised on 2026-04-01" in message(
        "PRG010", assessment() + second + programme()
    )
    assert judged(
        "PRG010", assessment() + programme() + second.replace("approved\n", "draft\n")
    ) == (OMITTED)


def test_what_cannot_be_judged() -> None:
    assert judged("PRG010", assessment() + programme(approved_on="TBD")) == [
        "? RA-1: when PRG-1 was approved is not on record"
    ]
    assert judged("PRG010", assessment() + programme("A.5.19", approved_on="TBD")) == []
    assert judged("PRG010", assessment() + programme(), "2027-01-01") == []
    assert judged("PRG010", assessment()) == ["? no audit-programme records"]
    assert judged("PRG010", programme()) == ["? no risk-assessment records"]
