from __future__ import annotations

import pytest
from judge import judged, message

DECLARED = ["RA error completed_on old"]
CUSTOM = ["RA warning completed_on old"]
BEGUN = ["RA warning completed_on begun"]


def organization(months: str = "12") -> str:
    return f"kind: organization\nid: o\nintervals: {{risk_assessment_months: {months}}}\n---\n"


def assessment(more: str, id: str = "RA") -> str:
    return f"kind: risk-assessment\nid: {id}\n{more}\n---\n"


OLD = assessment("completed_on: 2025-01-31")


def test_what_it_says() -> None:
    assert message("RSK007", organization() + OLD) == (
        "the last risk assessment was completed on 2025-01-31; the next was due by 2026-01-31 (12"
        " months as declared)"
    )
    assert message("RSK007", OLD).endswith(
        " was due by 2026-01-31 (12 months by custom, none declared)"
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
    assert judged("RSK007", new + OLD, "2027-02-13") == ["NEW warning completed_on old"]
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
    assert judged("RSK007", text + begun) == (BEGUN if expected else [])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("planned_on: 2026-11-20", []),
        ("planned_on: 2026-11-19", BEGUN),
        ("title: x", BEGUN),
        ("completed_on: TBD", BEGUN),
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


# More than half of what the standard names.
WHOLE = (
    "kind: document\nid: MAN\nstatus: approved\n"
    "clauses: ['4.3', '5.2', '6.1.2', '6.2', '7.2', '8.1', '9.1']\n---\n"
)
RISKS = (
    "kind: risk\nrecords: [{id: R-1, identified_on: 2025-06-02}, {id: R-2,"
    " identified_on: 2025-02-03}, {id: R-3, history: [{on: 2025-03-01, level: 4}]}]\n---\n"
)
NOTHING = "no risk assessment is on record as completed"
AHEAD = assessment("planned_on: 2026-12-01")
NEVER = ["o error  never"]


def test_never() -> None:
    for text in (WHOLE + organization() + RISKS, WHOLE + organization() + RISKS + AHEAD):
        assert judged("RSK007", text) == NEVER
        assert message("RSK007", text) == (
            "no risk assessment is on record as completed, and R-2 was known on 2025-02-03: the first"
            " was due by 2026-02-03 (12 months as declared)"
        )
    assert judged("RSK007", WHOLE + RISKS) == ["R-2 warning  never"]
    certified = organization() + "---\n"
    certified = certified.replace("---", "certificate: {decided_on: 2024-12-10}\n---", 1)
    assert judged("RSK007", WHOLE + certified + RISKS) == NEVER
    assert "the certificate was granted on 2024-12-10: the first was due by 2025-12-10" in message(
        "RSK007", WHOLE + certified + RISKS
    )
    # One that has begun is not completed.
    assert judged("RSK007", WHOLE + organization() + RISKS + assessment("title: x")) == NEVER


@pytest.mark.parametrize(("as_of", "expected"), [("2026-02-03", []), ("2026-02-04", NEVER)])
def test_when_the_first_one_is_due(as_of: str, expected: list[str]) -> None:
    assert judged("RSK007", WHOLE + organization() + RISKS, as_of) == expected
    begun = WHOLE + organization() + RISKS + assessment("started_on: 2026-01-19")
    assert judged("RSK007", begun, as_of) == (expected or BEGUN)


def test_an_earlier_judgement_of_a_risk_counts_too() -> None:
    earlier = RISKS.replace("2025-03-01", "2025-01-07")
    assert "R-3 was known on 2025-01-07" in message("RSK007", WHOLE + organization() + earlier)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "kind: risk\nid: R\n---\n",
            "and the repository seems to hold a part of the management system",
        ),
        (WHOLE + "kind: risk\nid: R\n---\n", "and no day tells since when one is due"),
        (
            WHOLE + RISKS + "{kind: evidence, id: EV-1, clauses: ['8.2']}",
            "and EV-1 says where that is kept",
        ),
    ],
)
def test_where_nothing_tells_that_there_was_none(text: str, reason: str) -> None:
    (said,) = judged("RSK007", text)
    assert said.endswith(reason)
    assert NOTHING in said


def test_risks_that_are_each_looked_after() -> None:
    looked = WHOLE + organization() + "kind: risk\nid: R\nidentified_on: 2025-01-02\n"
    assert judged("RSK007", looked + "review_on: 2026-12-01\n") == []
    assert judged("RSK007", looked) == NEVER


def test_no_records() -> None:
    assert judged("RSK007", "{kind: unit, id: x}") == [
        "? no organization or risk or risk-assessment records"
    ]
