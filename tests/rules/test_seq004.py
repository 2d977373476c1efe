from __future__ import annotations

import pytest
from judge import judged, message
from whole_kit import ELSEWHERE, PART, WHOLE


def audit(id: str = "AUD-1", start: str = "2026-03-16", more: str = "status: reported") -> str:
    return f"---\nkind: audit\nid: {id}\nfieldwork: {{start: {start}}}\n{more}\n"


def assessment(completed_on: str, id: str = "RA-1", more: str = "") -> str:
    return f"---\nkind: risk-assessment\nid: {id}\ncompleted_on: {completed_on}\n{more}\n"


def external(start: str, end: str, id: str = "SURV-1", type: str = "surveillance") -> str:
    return f"---\nkind: external-audit\nid: {id}\ntype: {type}\nstart: {start}\nend: {end}\n"


OLD = ["AUD-1 warning fieldwork.start old"]
NONE = ["AUD-1 warning fieldwork.start none"]


@pytest.mark.parametrize(
    ("completed", "expected"),
    [
        ("2025-03-15", OLD),
        ("2025-03-16", []),
        ("2026-03-16", []),
        ("2026-03-17", NONE),
        ("''", NONE),
    ],
)
def test_days_before_the_audit(completed: str, expected: list[str]) -> None:
    assert judged("SEQ004", assessment(completed) + audit()) == expected


def test_what_it_says() -> None:
    assert message("SEQ004", assessment("2024-11-20") + audit()) == (
        "the audits of the year began on 2026-03-16; the last risk assessment before was completed"
        " on 2024-11-20, more than 12 months earlier: the plan could not rest on current risks"
    )
    assert message("SEQ004", assessment("2026-05-20") + audit()) == (
        "the audits of the year began on 2026-03-16, and no risk assessment was completed before:"
        " the plan could not rest on the risks"
    )


def test_the_months_can_be_set_and_a_longer_interval_declared() -> None:
    text = assessment("2025-03-15") + audit()
    assert judged("SEQ004", text, ra_lookback_months=13) == []
    interval = "---\nkind: organization\nid: o\nintervals: {{risk_assessment_months: {}}}\n"
    assert judged("SEQ004", text + interval.format(13)) == []
    assert judged("SEQ004", text + interval.format(12)) == OLD
    # A shorter one is another rule's matter.
    recent = assessment("2025-09-16") + audit()
    assert judged("SEQ004", recent + interval.format(3)) == []


def test_only_the_first_audit_of_the_last_year_is_judged() -> None:
    before = audit("AUD-0", "2025-03-24")
    second = audit("AUD-2", "2026-07-27")
    old = assessment("2023-02-01")
    assert judged("SEQ004", old + before + second + audit()) == OLD
    # With the certification body's audits, the year lies between them.
    body = external("2025-11-25", "2025-11-26")
    early = audit("AUD-9", "2025-11-27")
    assert judged("SEQ004", old + body + audit() + early) == ["AUD-9 warning fieldwork.start old"]
    assert judged("SEQ004", old + body + audit() + audit("AUD-9", "2025-11-26")) == OLD
    # The first stage of a certification, and an audit that comes in between, close no year.
    for type in ("stage-1", "special"):
        between = external("2026-05-05", "2026-05-06", "EXT-2", type)
        assert judged("SEQ004", old + body + audit() + second + between) == OLD


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_have_not_begun(status: str) -> None:
    old = assessment("2024-11-20")
    assert judged("SEQ004", old + audit(more=f"status: {status}")) == []
    assert judged("SEQ004", old + audit(start="2026-11-21", more="title: x")) == []


def programme(more: str) -> str:
    return f"---\nkind: audit-programme\nid: PRG-1\nreferences: [RA-1]\n{more}\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("status: approved\napproved_on: 2025-03-16", []),
        ("status: approved\napproved_on: 2026-03-16", []),
        ("status: approved\napproved_on: 2025-03-15", OLD),
        ("status: approved\napproved_on: 2026-03-17", OLD),
        ("approved_on: 2024-12-12\namendments: [{on: 2026-01-12, by: ana}]", []),
        ("status: draft\napproved_on: 2026-01-12", OLD),
    ],
)
def test_a_programme_that_rests_on_an_older_assessment(more: str, expected: list[str]) -> None:
    assert judged("SEQ004", assessment("2024-11-20") + programme(more) + audit()) == expected
    # It has to name it, and the assessment has to come before the audit.
    if expected == []:
        other = assessment("2024-11-20", "RA-0")
        assert judged("SEQ004", other + programme(more) + audit()) == OLD
        late = assessment("2026-04-20")
        assert judged("SEQ004", other + late + programme(more) + audit()) == OLD


def test_an_assessment_approved_in_the_time() -> None:
    approved = assessment("2024-11-20", more="approved_on: {}")
    assert judged("SEQ004", approved.format("2025-03-16") + audit()) == []
    assert judged("SEQ004", approved.format("2025-03-15") + audit()) == OLD


def risk(more: str, id: str = "RISK-1") -> str:
    return f"---\nkind: risk\nid: {id}\n{more}\n"


def test_risks_looked_at_one_by_one() -> None:
    old = assessment("2024-11-20") + audit()
    in_time = risk("reviewed_on: 2026-01-12")
    assert judged("SEQ004", old + in_time) == []
    assert judged("SEQ004", old + in_time + risk("reviewed_on: 2025-03-15", "RISK-2")) == OLD
    assert judged("SEQ004", old + in_time + risk("reviewed_on: 2026-10-01", "RISK-2")) == [
        "? AUD-1: risks are reviewed one by one, and their records tell only later looks"
    ]


def test_no_assessment_at_all() -> None:
    assert judged("SEQ004", audit() + WHOLE) == NONE
    assert judged("SEQ004", audit(more="status: planned") + WHOLE) == []
    assert judged("SEQ004", audit() + WHOLE + ELSEWHERE.format("8.2")) == [
        "? AUD-1: no risk assessment is on record, and LIST says where that is kept"
    ]
    assert judged("SEQ004", audit() + risk("reviewed_on: 2026-01-12")) == []


def test_what_cannot_be_judged() -> None:
    old = assessment("2024-11-20")
    assert judged("SEQ004", audit()) == [f"? AUD-1: no risk assessment is on record, and {PART}"]
    undated = "---\nkind: audit\nid: AUD-1\nstatus: reported\n"
    assert judged("SEQ004", old + undated) == [
        "? AUD-1: neither fieldwork nor reported_on has a date"
    ]
    assert judged("SEQ004", f"{old}{undated}reported_on: 2026-04-02\n") == [
        "? AUD-1: fieldwork.start is missing or not a date"
    ]
    # Another one opened the year.
    assert judged("SEQ004", f"{old}{audit('AUD-0')}{undated}reported_on: 2026-04-02\n") == [
        "AUD-0 warning fieldwork.start old"
    ]
    assert judged("SEQ004", old + assessment("spring", "RA-2") + audit()) == [
        "? AUD-1: completed_on of RA-2 is not a date"
    ]
    assert judged("SEQ004", assessment("2026-02-12") + assessment("spring", "RA-2") + audit()) == []


def test_an_audit_of_another_standard_alone() -> None:
    other = audit("AUD-0", "2026-01-12", "status: reported\ncriteria: ['ISO 9001:2015']")
    assert judged("SEQ004", assessment("2024-11-20") + other) == []
    assert judged("SEQ004", assessment("2024-11-20") + other + audit()) == OLD
    undated = "---\nkind: audit\nid: AUD-0\nstatus: reported\ncriteria: ['ISO 9001:2015']\n"
    assert judged("SEQ004", assessment("2024-11-20") + undated) == []
