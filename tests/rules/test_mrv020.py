from __future__ import annotations

import pytest
from judge import judged, message

ASSESSMENTS = (
    "---\nkind: risk-assessment\nrecords:\n  - {id: RA-2024, completed_on: 2024-02-12}\n"
    "  - {id: RA-2026, completed_on: 2026-02-12}\n"
)


def plan(fields: str = "status: approved", id: str = "TP-1") -> str:
    return f"---\nkind: treatment-plan\nid: {id}\n{fields}\nactions: [{{id: TPA-1, text: DLP}}]\n"


def review(risk: str, more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"
    return f"{head}inputs: {{risk: {risk}}}\n"


LACKS = ["MR-1 warning inputs.risk lacks"]


@pytest.mark.parametrize(
    "risk",
    [
        "{references: [RA-2024]}",
        "{references: [RA-2024], as_of: 2026-10-01}",
        "twelve risks",
        "{summary: twelve risks, as_of: 2026-02-11}",
    ],
)
def test_not_the_latest_assessment(risk: str) -> None:
    assert judged("MRV020", review(risk) + ASSESSMENTS) == LACKS


def test_message() -> None:
    text = review("{references: [RA-2024]}") + ASSESSMENTS + plan() + plan(id="TP-2")
    assert message("MRV020", text) == (
        "the input on risk of 2026-10-08 does not refer to RA-2026, completed on 2026-02-12 and does"
        " not say how far TP-1 and TP-2 is"
    )


@pytest.mark.parametrize(
    "risk",
    [
        "{references: [RA-2026]}",
        "RA-2026 stands",
        "{summary: the register, as_of: 2026-02-12}",
        "{summary: the register, evidence: [{uri: risks.csv, sha256: ab}]}",
        "{references: [DOC-1]}",
    ],
)
def test_the_latest_assessment_or_the_register_itself(risk: str) -> None:
    assert judged("MRV020", review(risk) + ASSESSMENTS + "---\nkind: document\nid: DOC-1\n") == []


@pytest.mark.parametrize(("completed_on", "expected"), [("2026-10-08", LACKS), ("2026-10-09", [])])
def test_completed_by_the_day_of_the_review(completed_on: str, expected: list[str]) -> None:
    later = f"---\nkind: risk-assessment\nid: RA-X\ncompleted_on: {completed_on}\n"
    assert judged("MRV020", review("{references: [RA-2026]}") + ASSESSMENTS + later) == expected


def test_two_assessments_of_one_day() -> None:
    partial = "---\nkind: risk-assessment\nid: RA-2026-B\ncompleted_on: 2026-02-12\n"
    assert judged("MRV020", review("{references: [RA-2026]}") + ASSESSMENTS + partial) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", LACKS),
        (", summary: nine of twelve risks are low", LACKS),
        (", summary: four of five measures done", []),
        (", summary: the plan is on time", []),
    ],
)
def test_the_state_of_the_plan(told: str, expected: list[str]) -> None:
    text = review(f"{{references: [RA-2026]{told}}}") + ASSESSMENTS
    assert judged("MRV020", text + plan()) == expected
    assert judged("MRV020", text) == []
    for reference in ("TP-1", "TPA-1"):
        named = text.replace("[RA-2026]", f"[RA-2026, {reference}]")
        assert judged("MRV020", named + plan()) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("status: draft", []),
        ("status: superseded", []),
        ("approved_on: 2026-10-08", LACKS),
        ("approved_on: 2026-10-09", []),
        ("approvals: [{by: gita, on: 2026-10-08}, {by: hugo, on: 2026-10-09}]", LACKS),
        ("approvals: [{by: gita, on: 2026-10-09}]", []),
    ],
)
def test_a_plan_in_force(fields: str, expected: list[str]) -> None:
    text = review("{references: [RA-2026]}") + ASSESSMENTS + plan(fields)
    assert judged("MRV020", text) == expected


def test_a_missing_input_is_the_matter_of_another_rule() -> None:
    assert judged("MRV020", review("''") + ASSESSMENTS + plan()) == []


def test_a_series_is_read_together() -> None:
    first = review("{references: [RA-2026]}", "series: a\n", "MR-1", "2026-03-10")
    second = review("the plan is on time", "series: a\n", "MR-2")
    assert judged("MRV020", f"{first}---\n{second}{ASSESSMENTS}{plan()}") == []
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV020", second + ASSESSMENTS + ahead) == [
        "? MR-2: series a still has a planned review"
    ]


def test_what_cannot_be_judged() -> None:
    nothing = ["? MR-1: no risk assessment completed by 2026-10-08 is on record, and no plan"]
    assert judged("MRV020", review("twelve risks")) == nothing
    later = "---\nkind: risk-assessment\nid: RA-1\ncompleted_on: 2026-10-09\n"
    assert judged("MRV020", review("twelve risks") + later) == nothing
    assert judged("MRV020", review("twelve risks") + plan()) == LACKS
    assert judged("MRV020", review("x", day="TBD")) == ["? MR-1: held_on is not a date"]
