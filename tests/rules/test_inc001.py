from __future__ import annotations

import pytest
from judge import judged, message

INCIDENT = "kind: incident\nid: INC-3\nstatus: closed\n"
CAUSE = "cause: a rule let through what it should stop\n"
LESSONS = "lessons: rules are tested before they go live\n"
DECIDED = "disposition: {nonconformity: false, reason: no requirement touched}\n"
LACKS = ["INC-3 warning status lacks"]


def org(more: str) -> str:
    return f"---\nkind: organization\nid: org\nincidents: {more}\n"


def test_closed_with_nothing() -> None:
    assert judged("INC001", INCIDENT) == LACKS
    assert message("INC001", INCIDENT) == (
        "the incident was closed without a cause, lessons or a decision whether it is a"
        " nonconformity"
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (LESSONS + DECIDED, "a cause"),
        ("cause: ''\n" + LESSONS + DECIDED, "a cause"),
        (CAUSE + DECIDED, "lessons"),
        (CAUSE + LESSONS, "a decision whether it is a nonconformity"),
        ("cause: TBD\nlessons: []\n" + DECIDED, "a cause or lessons"),
        (
            CAUSE + LESSONS + "disposition: {reason: small}\n",
            "a decision whether it is a nonconformity",
        ),
    ],
)
def test_a_part_is_missing(given: str, words: str) -> None:
    assert judged("INC001", INCIDENT + given) == LACKS
    assert message("INC001", INCIDENT + given) == f"the incident was closed without {words}"


@pytest.mark.parametrize("lessons", [LESSONS, "lessons: none\n", "lessons: [one, two]\n"])
def test_complete(lessons: str) -> None:
    assert judged("INC001", INCIDENT + CAUSE + lessons + DECIDED) == []


@pytest.mark.parametrize(
    "decided",
    [
        "disposition: {nonconformity: true}\n",
        "nonconformity: NC-1\n",
        "---\n{kind: nonconformity, id: NC-1, incident: INC-3}\n",
        "---\n{kind: corrective-action, id: CAR-1, incident: INC-3}\n",
    ],
)
def test_decided(decided: str) -> None:
    assert judged("INC001", INCIDENT + CAUSE + LESSONS + decided) == []


@pytest.mark.parametrize(
    "linked",
    [
        "nonconformity: [NC-1]\n---\n{kind: nonconformity, id: NC-1}\n"
        "---\n{kind: corrective-action, id: CAR-1, nonconformity: NC-1",
        "---\n{kind: nonconformity, id: NC-1, incident: INC-3}\n"
        "---\n{kind: corrective-action, id: CAR-1, nonconformity: NC-1",
        "---\n{kind: corrective-action, id: CAR-1, incident: INC-3",
    ],
)
def test_corrective_action_holds_cause_and_lesson(linked: str) -> None:
    assert judged("INC001", INCIDENT + linked + ", cause: a rule, action: test rules}\n") == []
    assert message("INC001", INCIDENT + linked + ", cause: a rule}\n") == (
        "the incident was closed without lessons"
    )
    assert message("INC001", INCIDENT + linked + ", cause: TBD, action: test rules}\n") == (
        "the incident was closed without a cause"
    )


@pytest.mark.parametrize("status", ["status: open\n", "status: open\nclosed_on: 2026-05-04\n", ""])
def test_open_ones(status: str) -> None:
    assert judged("INC001", f"kind: incident\nid: INC-3\n{status}") == []


def test_closed_by_its_date_alone() -> None:
    text = "kind: incident\nid: INC-3\nclosed_on: 2026-05-04\n"
    assert judged("INC001", text) == ["INC-3 warning closed_on lacks"]


@pytest.mark.parametrize(
    ("severity", "expected"), [("low", []), ("Medium", LACKS), ("medium", LACKS), ("high", LACKS)]
)
def test_from_the_declared_severity_on(severity: str, expected: list[str]) -> None:
    own = org("{severities: [low, medium, high], lessons_from: medium}")
    assert judged("INC001", INCIDENT + f"severity: {severity}\n" + own) == expected


@pytest.mark.parametrize(("severity", "expected"), [("2", []), ("3", LACKS), ("4", LACKS)])
def test_severities_in_numbers(severity: str, expected: list[str]) -> None:
    text = INCIDENT + f"severity: {severity}\n" + org("{lessons_from: 3}")
    assert judged("INC001", text) == expected


@pytest.mark.parametrize(
    ("severity", "expected"), [("1", LACKS), ("2", LACKS), ("3", []), ("4", [])]
)
def test_numbers_in_the_declared_order(severity: str, expected: list[str]) -> None:
    own = org("{severities: [4, 3, 2, 1], lessons_from: 2}")
    assert judged("INC001", INCIDENT + f"severity: {severity}\n" + own) == expected


def test_no_threshold_means_every_incident() -> None:
    text = INCIDENT + "severity: low\n" + org("{severities: [low, medium, high]}")
    assert judged("INC001", text) == LACKS


@pytest.mark.parametrize("severity", ["", "severity: odd\n", "severity: TBD\n"])
def test_what_cannot_be_judged(severity: str) -> None:
    own = org("{severities: [low, medium, high], lessons_from: medium}")
    assert judged("INC001", INCIDENT + severity + own) == [
        "? INC-3: its `severity` does not tell whether it reaches medium"
    ]
    assert judged("INC001", INCIDENT + severity + CAUSE + LESSONS + DECIDED + own) == []
