from __future__ import annotations

import pytest
from judge import judged, message

DECLARED = ["RA error completed_on declared"]
CUSTOM = ["RA warning completed_on custom"]
NEVER = ["RA warning completed_on never"]


def organization(months: str = "12") -> str:
    return f"kind: organization\nid: o\nintervals: {{risk_assessment_months: {months}}}\n---\n"


def assessment(more: str, id: str = "RA") -> str:
    return f"kind: risk-assessment\nid: {id}\n{more}\n---\n"


OLD = assessment("completed_on: 2025-01-31")


def test_what_it_says() -> None:
    assert message("RSK007", organization() + OLD) == (
        "the last risk assessment was completed on 2025-01-31; the organization declares one every 12"
        " months, so one was due by 2026-01-31"
    )
    assert message("RSK007", OLD) == (
        "the last risk assessment was completed on 2025-01-31, more than 12 months ago; no interval"
        " is declared, 12 months is custom"
    )
    assert message("RSK007", organization("1") + OLD, "2025-03-01").endswith(
        "declares one every 1 month, so one was due by 2025-02-28"
    )
    assert message("RSK007", assessment("started_on: 2026-01-19")) == (
        "risk assessments are on record, and none was completed"
    )


@pytest.mark.parametrize(
    ("months", "as_of", "expected"),
    [
        ("12", "2026-01-31", []),
        ("12", "2026-02-01", DECLARED),
        ("1", "2025-02-28", []),
        ("1", "2025-03-01", DECLARED),
        ("24", "2026-11-20", []),
        # Not a number of months: none is declared.
        ("yearly", "2026-02-01", CUSTOM),
        ("true", "2026-02-01", CUSTOM),
    ],
)
def test_the_declared_interval(months: str, as_of: str, expected: list[str]) -> None:
    assert judged("RSK007", organization(months) + OLD, as_of) == expected


@pytest.mark.parametrize(
    ("months", "as_of", "expected"),
    [(12, "2026-01-31", []), (12, "2026-02-01", CUSTOM), (24, "2026-02-01", [])],
)
def test_the_customary_interval(months: int, as_of: str, expected: list[str]) -> None:
    assert judged("RSK007", OLD, as_of, ra_interval_months=months) == expected
    assert judged("RSK007", organization() + OLD, as_of, ra_interval_months=months) == (
        DECLARED if as_of == "2026-02-01" else []
    )
    if months == 12:
        assert judged("RSK007", OLD, as_of) == expected


def test_the_last_assessment_counts() -> None:
    new = assessment("completed_on: 2026-02-12", "NEW")
    assert judged("RSK007", OLD + new) == []
    assert judged("RSK007", new + OLD) == []
    assert judged("RSK007", new + OLD, "2027-02-13") == ["NEW warning completed_on custom"]
    assert judged("RSK007", OLD + assessment("started_on: 2026-02-12", "NEW")) == CUSTOM
    # One that is still to come is none yet.
    assert judged("RSK007", OLD + assessment("completed_on: 2026-11-21", "NEW")) == CUSTOM


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("triggers: [NC-1]\nscope: [A.5.18]", CUSTOM),
        ("triggers: [NC-1]", []),
        ("scope: [A.5.18]", []),
        ("triggers: []\nscope: [A.5.18]", []),
    ],
)
def test_a_partial_assessment_after_an_event(more: str, expected: list[str]) -> None:
    partial = f"completed_on: 2026-04-24\n{more}"
    assert judged("RSK007", OLD + assessment(partial, "PART")) == expected
    assert judged("RSK007", assessment(partial)) == []
    assert judged("RSK007", assessment(partial), "2027-04-25") == CUSTOM


@pytest.mark.parametrize(
    ("risks", "expected"),
    [
        ("[{id: R, review_on: 2026-11-20}]", []),
        ("[{id: R, review_on: 2026-11-19}]", CUSTOM),
        ("[{id: R, review_on: 2027-01-01}, {id: S}]", CUSTOM),
        ("[{id: R, review_on: 2027-01-01}, {id: S, status: closed}]", []),
        ("[{id: R, reviewed_on: 2025-11-20}]", []),
        ("[{id: R, reviewed_on: 2025-11-19}]", CUSTOM),
        ("[{id: R, reviewed_on: 2026-11-21}]", CUSTOM),
        ("[{id: R, reviewed_on: 2026-11-01, review_on: 2026-11-19}]", CUSTOM),
        ("[{id: R, reviewed_on: 2026-03-01}, {id: S, review_on: 2027-01-01}]", []),
        ("[{id: R, review_on: TBD}]", CUSTOM),
        ("[{id: R, status: closed, review_on: 2027-01-01}]", CUSTOM),
    ],
)
def test_a_register_reviewed_risk_by_risk(risks: str, expected: list[str]) -> None:
    text = f"kind: risk\nrecords: {risks}\n---\n"
    assert judged("RSK007", text + OLD) == expected
    begun = assessment("started_on: 2025-01-31")
    assert judged("RSK007", text + begun) == (NEVER if expected else [])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("planned_on: 2026-11-20", []),
        ("planned_on: 2026-11-19", NEVER),
        ("title: x", NEVER),
        ("completed_on: TBD", NEVER),
        (
            "completed_on: spring",
            ["? RA: `completed_on` cannot be read as a date that has come"],
        ),
        (
            "completed_on: 2026-11-21",
            ["? RA: `completed_on` cannot be read as a date that has come"],
        ),
    ],
)
def test_none_completed(more: str, expected: list[str]) -> None:
    assert judged("RSK007", assessment(more)) == expected


def test_no_assessment_on_record() -> None:
    assert judged("RSK007", "kind: risk\nid: R\n") == ["? no risk-assessment records"]
