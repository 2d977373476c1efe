from __future__ import annotations

from judge import judged, message


def risk(
    inside: str = "", more: str = "status: active", sort: str = "plan-of-action-and-milestones"
) -> str:
    return f"kind: risk\nid: R-1\n{more}\nx_oscal: {{document: {sort}{inside}}}\n---\n"


def test_nothing_is_planned() -> None:
    assert judged("OSC005", risk()) == ["R-1 warning  nothing"]


def test_something_is_planned() -> None:
    assert judged("OSC005", risk(", remediations: [M-1], deadline: 2027-01-01")) == []
    assert judged("OSC005", risk(", remediations: [M-1]")) == []


def test_accepted_until_a_day_that_passed() -> None:
    accepted = risk(", remediations: [M-1], deadline: 2026-06-30")
    assert judged("OSC005", accepted) == ["R-1 warning x_oscal.deadline passed"]
    assert message("OSC005", accepted) == (
        "the deadline was 2026-06-30, 143 days ago; the risk is open, and no remediation of it changes"
        " anything"
    )


def test_car005_speaks_of_remediations_that_are_late() -> None:
    action = "kind: corrective-action\nid: M-1\nx_oscal: {risk: R-1}\n"
    assert judged("OSC005", risk(", remediations: [M-1], deadline: 2026-06-30") + action) == []


def test_closed_risks_and_those_of_results() -> None:
    assert judged("OSC005", risk(more="status: closed")) == []
    assert judged("OSC005", risk(sort="assessment-results")) == []
    assert judged("OSC005", "kind: risk\nid: R-1\n") == []


def test_what_cannot_be_read() -> None:
    assert judged("OSC005", risk(more="status: hmm")) == [
        "? R-1: its status `hmm` is no known word"
    ]
    late = ", remediations: [M-1], deadline: 2026-06-30"
    assert judged("OSC005", risk(late, "status: hmm")) == [
        "? R-1: its status `hmm` is no known word"
    ]
    assert judged("OSC005", risk(", remediations: [M-1], deadline: soon")) == [
        "? R-1: its deadline cannot be read as a date"
    ]
