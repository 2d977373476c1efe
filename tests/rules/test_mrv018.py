from __future__ import annotations

import pytest
from judge import judged, message


def nc(
    id: str = "NC-1", raised_on: str = "2026-07-17", more: str = "", grade: str = "major"
) -> str:
    return f"---\nkind: nonconformity\nid: {id}\ngrade: {grade}\nraised_on: {raised_on}\n{more}"


def car(opened_on: str, more: str = "") -> str:
    head = "---\nkind: corrective-action\nid: CAR-1\nnonconformity: NC-1\n"
    return f"{head}opened_on: {opened_on}\n{more}"


def review(decisions: str = "", more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"
    return f"{head}decisions: [{decisions}]\n"


IGNORED = ["MR-1 warning decisions ignored"]
PLANNED = "action: two people sign\n"
COURSE = "{class: improvement, text: a course}"


def test_a_major_one_is_ignored() -> None:
    assert judged("MRV018", review(COURSE) + nc()) == IGNORED
    assert judged("MRV018", review() + nc(grade="Major")) == IGNORED
    text = review(COURSE) + nc() + nc("NC-2")
    assert judged("MRV018", text) == IGNORED
    assert message("MRV018", text) == (
        "NC-1 (major) and NC-2 (major) were raised after 2025-10-08, up to 2026-10-08, and no"
        " decision of the review, nor one of top management before it, is about them"
    )
    assert message("MRV018", review() + nc()).endswith("before it, is about it")


@pytest.mark.parametrize(
    "decision",
    [
        "{class: isms-change, text: two people sign, references: [NC-1]}",
        "{class: other, text: nothing needed for NC-1 as the product ends}",
        "{class: improvement, text: a, references: [CAR-1]}",
        "{class: improvement, text: a, action: ACT-1}",
    ],
)
def test_a_decision_that_answers_it(decision: str) -> None:
    action = "---\nkind: action\nid: ACT-1\ntext: New keys after NC-1\n"
    late = car("2026-10-09", PLANNED)
    assert judged("MRV018", review(decision) + nc() + late + action) == []
    assert judged("MRV018", review(COURSE) + nc() + late + action) == IGNORED


def test_a_decision_that_names_another() -> None:
    for other in ("text: after NC-10", "text: a, references: [NC-2]"):
        assert judged("MRV018", review(f"{{class: other, {other}}}") + nc()) == IGNORED


LEADERS = (
    "---\nkind: organization\nid: o\ntop_management: [ana]\n"
    "---\nkind: person\nrecords: [{id: ana}, {id: bo}]\n"
)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (PLANNED, IGNORED),
        (f"{PLANNED}approved_by: bo\n", IGNORED),
        (f"{PLANNED}approved_by: ana\n", []),
        (f"{PLANNED}approved_by: ana\napproved_on: 2026-10-08\n", []),
        (f"{PLANNED}approved_by: ana\napproved_on: 2026-10-09\n", IGNORED),
        (f"{PLANNED}approved_by: ana\nstatus: rejected\n", IGNORED),
    ],
)
def test_a_corrective_action_that_top_management_approved(more: str, expected: list[str]) -> None:
    """That somebody works on it is no decision of those who lead."""
    assert judged("MRV018", review() + nc() + car("2026-08-01", more) + LEADERS) == expected


@pytest.mark.parametrize(
    ("decided", "expected"),
    [("decided_by: ana", []), ("decided_by: bo", IGNORED), ("reason: x", IGNORED)],
)
def test_a_disposition_that_top_management_decided(decided: str, expected: list[str]) -> None:
    more = f"disposition: {{car: true, {decided}}}\n"
    assert judged("MRV018", review() + nc(more=more) + LEADERS) == expected


@pytest.mark.parametrize(
    ("disposition", "expected"),
    [
        ("{car: false, reason: the product ends, decided_by: ana}", []),
        ("{car: false, reason: TBD}", IGNORED),
        ("{car: true}", IGNORED),
    ],
)
def test_a_recorded_reason(disposition: str, expected: list[str]) -> None:
    assert judged("MRV018", review() + nc(more=f"disposition: {disposition}\n")) == expected


@pytest.mark.parametrize(
    ("raised_on", "expected"),
    [("2025-09-01", []), ("2025-09-02", IGNORED), ("2026-10-08", IGNORED), ("2026-10-09", [])],
)
def test_the_period(raised_on: str, expected: list[str]) -> None:
    before = "---\nkind: management-review\nid: MR-0\nstatus: held\nheld_on: 2025-09-01\n"
    answered = f"decisions: [{{class: other, text: NC-1}}]\n{nc(raised_on=raised_on)}"
    assert judged("MRV018", review() + before + answered) == expected


def test_the_first_review_answers_for_one_interval() -> None:
    assert judged("MRV018", review() + nc(raised_on="2025-10-08")) == []
    assert judged("MRV018", review() + nc(raised_on="2025-10-09")) == IGNORED
    organization = "---\nkind: organization\nid: o\nintervals: {management_review_months: 24}\n"
    assert judged("MRV018", review() + nc(raised_on="2025-10-08") + organization) == IGNORED


def test_minor_and_withdrawn_ones() -> None:
    assert judged("MRV018", review() + nc(grade="minor")) == []
    assert judged("MRV018", review() + nc(more="status: withdrawn\n")) == []


def test_a_series_decides_together() -> None:
    first = review("{class: other, text: NC-1}", "series: a\n", "MR-1", "2026-08-10")
    second = review("", "series: a\n", "MR-2")
    assert judged("MRV018", f"{first}---\n{second}{nc()}") == []
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV018", second + nc() + ahead) == [
        "? MR-2: series a still has a planned review"
    ]


def test_what_cannot_be_judged() -> None:
    assert judged("MRV018", review() + nc(raised_on="summer")) == [
        "? MR-1: raised_on of NC-1 is missing or not a date"
    ]
    assert judged("MRV018", review(day="TBD") + nc()) == ["? MR-1: held_on is not a date"]
    assert judged("MRV018", review()) == ["? no nonconformity records"]
