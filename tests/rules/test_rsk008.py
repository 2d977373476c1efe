from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

RA = "kind: risk-assessment\nid: RA\ncompleted_on: 2026-02-12\n---\n"
CHANGE = "kind: change\nid: X\nsignificant: true\nimplemented_on: 2026-06-01\n"
INCIDENT = "kind: incident\nid: X\nseverity: high\ndetected_on: 2026-06-01\n"
MAJOR = "kind: nonconformity\nid: X\ngrade: major\nraised_on: 2026-06-01\n"


def found(field: str) -> list[str]:
    return [f"X warning {field} not-reassessed"]


IMPLEMENTED = found("implemented_on")


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (CHANGE, "a significant change was made"),
        (CHANGE.replace("implemented_on", "determined_on"), "a significant change was determined"),
        (CHANGE.replace("implemented_on", "decided_on"), "a significant change was decided on"),
        (INCIDENT, "a grave incident was detected"),
        (INCIDENT.replace("detected_on", "reported_on"), "a grave incident was reported"),
        (INCIDENT.replace("detected_on", "occurred_on"), "a grave incident occurred"),
        (MAJOR, "a major nonconformity was raised"),
    ],
)
def test_what_it_says(event: str, words: str) -> None:
    assert message("RSK008", RA + event) == (
        f"{words} on 2026-06-01, 172 days ago; no risk assessment that covers it was completed since,"
        " and no decision says that none was needed"
    )


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2026-07-31", 60, []),
        ("2026-08-01", 60, IMPLEMENTED),
        ("2026-06-01", 0, []),
        ("2026-06-02", 0, IMPLEMENTED),
        ("2026-05-31", 0, []),
    ],
)
def test_the_time_to_react(as_of: str, days: int, expected: list[str]) -> None:
    assert judged("RSK008", RA + CHANGE, as_of, react_days=days) == expected
    if days == 60:
        assert judged("RSK008", RA + CHANGE, as_of) == expected


@pytest.mark.parametrize(
    ("completed", "expected"),
    [
        ("2026-05-31", IMPLEMENTED),
        ("2026-06-01", []),
        ("2026-11-20", []),
        ("2026-11-21", IMPLEMENTED),
    ],
)
def test_an_assessment_since(completed: str, expected: list[str]) -> None:
    new = RA.replace("id: RA", "id: NEW").replace("2026-02-12", completed)
    assert judged("RSK008", RA + new + CHANGE) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("completed_on: 2026-05-20", []),
        ("started_on: 2026-11-01", []),
        ("planned_on: 2026-11-20", []),
        ("planned_on: 2026-11-19", IMPLEMENTED),
        ("title: x", IMPLEMENTED),
    ],
)
def test_an_assessment_that_names_the_event(more: str, expected: list[str]) -> None:
    new = f"kind: risk-assessment\nid: NEW\ntriggers: [X]\n{more}\n---\n"
    assert judged("RSK008", RA + new + CHANGE) == expected
    assert judged("RSK008", RA + new.replace("[X]", "[Y]") + CHANGE) == IMPLEMENTED


PART = "kind: risk-assessment\nid: PART\ncompleted_on: 2026-07-01\nscope: [{}]\n{}\n---\n"
PROCESS = "{kind: process, id: ops, controls: [A.8.13]}\n---\n"
UNTOLD = ["? X: whether PART, of a part only, looked at it cannot be told"]


@pytest.mark.parametrize(
    ("assessed", "touched", "expected"),
    [
        ("A.5.19-A.5.22", "[A.5.20]", []),
        ("A.5.19-A.5.22", "[A.8.13]", IMPLEMENTED),
        ("A.8", "[ops]", []),
        ("ops", "[A.8.13]", []),
        ("full-isms", "[A.8.13]", []),
        ("full-isms", "[]", []),
        ("A.5.19", "[]", UNTOLD),
    ],
)
def test_an_assessment_of_a_part(assessed: str, touched: str, expected: list[str]) -> None:
    text = RA + PROCESS + PART.format(assessed, "") + CHANGE + f"scope: {touched}\n"
    assert judged("RSK008", text) == expected
    if expected == IMPLEMENTED:
        (finding,) = lint(text, select=["RSK008"]).findings
        assert [(r.id, r.message) for r in finding.related] == [
            ("PART", "PART looked at a part only")
        ]


@pytest.mark.parametrize(
    "more", ["triggers: [X]", "title: new region (X)", "text: after X", "notes: X"]
)
def test_an_assessment_of_a_part_that_names_the_event(more: str) -> None:
    text = RA + PART.format("A.5.19", more) + CHANGE + "scope: [A.8.13]\n"
    assert judged("RSK008", text) == []
    other = text.replace("[X]", "[Y]").replace("X)", "XY)").replace("X\n---", "XY\n---")
    assert judged("RSK008", other.replace("after X", "after XY")) == IMPLEMENTED


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (INCIDENT + "controls: [A.5.19]", []),
        (INCIDENT + "controls: [A.8.13]", found("detected_on")),
        (INCIDENT + "process: ops", found("detected_on")),
        (INCIDENT, UNTOLD),
        (MAJOR + "requirement: [A.5.19]", []),
        (MAJOR + "requirement: [A.8.13]", found("raised_on")),
    ],
)
def test_what_incidents_and_nonconformities_touch(event: str, expected: list[str]) -> None:
    assert judged("RSK008", RA + PROCESS + PART.format("A.5.19", "") + event) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("significant: true\ndetermined_on: 2026-06-01", found("determined_on")),
        ("significant: true\ndecided_on: 2026-06-01", found("decided_on")),
        ("significant: true\nstatus: proposed\ndetermined_on: 2026-06-01", found("determined_on")),
        ("significant: false\nimplemented_on: 2026-06-01", []),
        ("implemented_on: 2026-06-01", []),
        ("significant: true\nstatus: rejected\ndetermined_on: 2026-06-01", []),
        ("significant: true\ntype: editorial\ndetermined_on: 2026-06-01", []),
        ("significant: true\ntype: site\ndetermined_on: 2026-06-01", found("determined_on")),
        # RA was completed once the change had been proposed.
        ("significant: true\ndetermined_on: 2026-02-12\nimplemented_on: 2026-06-01", []),
        ("significant: true\ndetermined_on: 2026-02-13\nimplemented_on: 2026-06-01", IMPLEMENTED),
        ("significant: true\nstatus: planned\nplanned_on: 2026-11-20", []),
        (
            "significant: true\nstatus: planned\nplanned_on: 2026-11-19",
            [
                "? X: `implemented_on`, `determined_on` and `decided_on` are each missing or not a"
                " date"
            ],
        ),
        (
            "significant: true\nimplemented_on: spring",
            [
                "? X: `implemented_on`, `determined_on` and `decided_on` are each missing or not a"
                " date"
            ],
        ),
    ],
)
def test_changes(change: str, expected: list[str]) -> None:
    assert judged("RSK008", f"{RA}kind: change\nid: X\n{change}\n") == expected


@pytest.mark.parametrize(
    ("more", "organization", "expected"),
    [
        ("severity: high\ndetected_on: 2026-06-01", "", found("detected_on")),
        ("severity: high\nreported_on: 2026-06-01", "", found("reported_on")),
        ("severity: high\noccurred_on: 2026-06-01", "", found("occurred_on")),
        ("severity: medium\ndetected_on: 2026-06-01", "", []),
        ("severity: medium\ndetected_on: 2026-06-01", "lessons_from: medium", found("detected_on")),
        ("severity: 2\ndetected_on: 2026-06-01", "lessons_from: 3", []),
        ("severity: 3\ndetected_on: 2026-06-01", "lessons_from: 3", found("detected_on")),
        (
            "severity: high",
            "",
            ["? X: `detected_on`, `reported_on` and `occurred_on` are each missing or not a date"],
        ),
    ],
)
def test_incidents(more: str, organization: str, expected: list[str]) -> None:
    text = f"{RA}kind: incident\nid: X\n{more}\n---\n"
    if organization:
        text += f"kind: organization\nid: o\nincidents: {{{organization}}}\n"
    assert judged("RSK008", text) == expected


@pytest.mark.parametrize(
    ("nonconformity", "expected"),
    [
        (MAJOR, found("raised_on")),
        (MAJOR.replace("major", "minor"), []),
        (MAJOR.replace("grade: major\n", ""), []),
        (MAJOR + "status: withdrawn", []),
        (MAJOR.replace("2026-06-01", "TBD"), ["? X: `raised_on` is missing or not a date"]),
    ],
)
def test_nonconformities(nonconformity: str, expected: list[str]) -> None:
    assert judged("RSK008", RA + nonconformity) == expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (CHANGE + "impact: {risk: none}", []),
        (CHANGE + "impact: {references: [RA]}", []),
        (CHANGE + "impact: {risk: TBD}", IMPLEMENTED),
        (CHANGE + "impact: {programme: none}", IMPLEMENTED),
        (INCIDENT + "risk_impact: none", []),
        (INCIDENT + "risk_impact: ''", found("detected_on")),
        (MAJOR + "risk_impact: RA", []),
    ],
)
def test_a_decision_that_no_risk_changed(event: str, expected: list[str]) -> None:
    assert judged("RSK008", RA + event) == expected


def test_without_any_assessment() -> None:
    assert judged("RSK008", CHANGE) == ["? no risk-assessment records"]
