from __future__ import annotations

import pytest
from judge import judged, message

CLOSING = ["nonconformity", "corrective-action", "risk"]


def record(kind: str, status: str, *fields: str) -> str:
    return "\n".join([f"kind: {kind}", "id: X-1", f"status: {status}", *fields, ""])


def found(text: str, as_of: str = "2026-11-20") -> list[str]:
    return judged("REF008", text, as_of)


def at(path: str) -> list[str]:
    return [f"X-1 warning {path} disagree"]


@pytest.mark.parametrize("kind", CLOSING)
def test_closed_without_the_day(kind: str) -> None:
    assert found(record(kind, "closed")) == at("status")
    assert found(record(kind, "closed", "closed_on: TBD")) == at("status")
    assert found(record(kind, "closed", "closed_on: 2026-06-30")) == []


def test_the_words() -> None:
    assert message("REF008", record("risk", "closed")) == (
        "status and dates disagree: it counts as closed, and closed_on is missing"
    )
    text = record(
        "corrective-action",
        "implemented",
        "opened_on: 2026-07-01",
        "verified: {on: 2026-06-20, result: effective}",
        "closed_on: 2026-06-10",
    )
    assert found(text) == at("status")
    assert message("REF008", text) == (
        "status and dates disagree: it counts as implemented, and implemented_on is missing;"
        " it counts as implemented, and verified.on is 2026-06-20; it counts as implemented, and"
        " closed_on is 2026-06-10; closed_on (2026-06-10) is before opened_on (2026-07-01);"
        " closed_on (2026-06-10) is before verified.on (2026-06-20)"
    )


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("nonconformity", "open"),
        ("corrective-action", "opened"),
        ("corrective-action", "verified"),
        ("risk", "active"),
        ("objective", "active"),
        ("objective", "draft"),
        ("incident", "open"),
    ],
)
def test_open_with_a_closing_day(kind: str, status: str) -> None:
    more = "verified: {on: 2026-06-01}" if status == "verified" else "text: x"
    assert found(record(kind, status, more, "closed_on: 2026-06-30")) == at("closed_on")
    assert found(record(kind, status, more)) == []


@pytest.mark.parametrize(
    ("kind", "status", "needed"),
    [
        ("action", "done", "done_on: 2026-06-30"),
        ("audit", "in-progress", "fieldwork: {start: 2026-06-30}"),
        ("audit", "fieldwork-done", "fieldwork: {end: 2026-06-30}"),
        ("audit", "reported", "reported_on: 2026-06-30"),
        ("audit", "closed", "reported_on: 2026-06-30"),
        ("external-audit", "in-progress", "start: 2026-06-30"),
        ("external-audit", "fieldwork-done", "end: 2026-06-30"),
        ("external-audit", "reported", "reported_on: 2026-06-30"),
        ("corrective-action", "cause-determined", "cause_determined_on: 2026-06-30"),
        ("corrective-action", "implemented", "implemented_on: 2026-06-30"),
        ("corrective-action", "verified", "verified: {on: 2026-06-30}"),
        ("opportunity-for-improvement", "implemented", "implemented_on: 2026-06-30"),
    ],
)
def test_a_state_without_its_day(kind: str, status: str, needed: str) -> None:
    assert found(record(kind, status)) == at("status")
    assert found(record(kind, status, needed)) == []


@pytest.mark.parametrize(
    ("kind", "status", "field"),
    [
        ("action", "open", "done_on"),
        ("action", "cancelled", "done_on"),
        ("audit", "planned", "reported_on"),
        ("audit", "in-progress", "reported_on"),
        ("audit", "postponed", "reported_on"),
        ("audit", "cancelled", "closed_on"),
        ("audit", "planned", "closed_on"),
        ("external-audit", "planned", "reported_on"),
        ("external-audit", "planned", "closed_on"),
        ("change", "proposed", "implemented_on"),
        ("change", "rejected", "implemented_on"),
        ("control", "planned", "implemented_on"),
        ("corrective-action", "opened", "implemented_on"),
        ("corrective-action", "planned", "implemented_on"),
        ("management-review", "cancelled", "held_on"),
        ("management-review", "planned", "approved_on"),
        ("opportunity-for-improvement", "raised", "implemented_on"),
        ("opportunity-for-improvement", "declined", "implemented_on"),
        ("document", "draft", "approved_on"),
        ("scope", "draft", "approved_on"),
        ("risk-criteria", "draft", "approved_on"),
        ("treatment-plan", "draft", "approved_on"),
        ("statement-of-applicability", "draft", "approved_on"),
        ("audit-programme", "draft", "approved_on"),
    ],
)
@pytest.mark.parametrize(("day", "past"), [("2026-11-20", True), ("2026-11-21", False)])
def test_a_day_of_a_state_not_reached(
    kind: str, status: str, field: str, day: str, past: bool
) -> None:
    start = "fieldwork: {start: 2026-06-30}" if status == "in-progress" else "text: x"
    as_of = "2026-11-21" if field == "held_on" and past else "2026-11-20"
    assert found(record(kind, status, start, f"{field}: {day}"), as_of) == (
        at(field) if past else []
    )


@pytest.mark.parametrize(("as_of", "expected"), [("2026-11-20", []), ("2026-11-21", at("held_on"))])
def test_a_review_planned_for_today(as_of: str, expected: list[str]) -> None:
    assert found(record("management-review", "planned", "held_on: 2026-11-20"), as_of) == expected


@pytest.mark.parametrize(
    ("kind", "status", "first", "last"),
    [
        ("nonconformity", "closed", "raised_on", "closed_on"),
        ("corrective-action", "closed", "opened_on", "closed_on"),
        ("corrective-action", "closed", "implemented_on", "closed_on"),
        ("risk", "closed", "identified_on", "closed_on"),
        ("incident", "closed", "detected_on", "closed_on"),
        ("incident", "closed", "occurred_on", "closed_on"),
        ("objective", "closed", "from", "closed_on"),
        ("action", "done", "raised_on", "done_on"),
        ("audit", "closed", "reported_on", "closed_on"),
        ("external-audit", "closed", "reported_on", "closed_on"),
        ("opportunity-for-improvement", "implemented", "raised_on", "implemented_on"),
        ("management-review", "results-approved", "held_on", "approved_on"),
    ],
)
def test_the_end_before_the_beginning(kind: str, status: str, first: str, last: str) -> None:
    day = "2026-06-30"
    for begun, expected in (("2026-07-01", at(last)), (day, []), ("2026-06-29", [])):
        assert found(record(kind, status, f"{first}: {begun}", f"{last}: {day}")) == expected


def test_an_assessment_completed_before_it_was_started() -> None:
    text = "kind: risk-assessment\nid: RA-1\nstarted_on: {}\ncompleted_on: 2026-02-12\n"
    assert found(text.format("2026-02-12")) == []
    assert found(text.format("2026-02-13")) == ["RA-1 warning completed_on disagree"]
    assert message("REF008", text.format("2026-02-13")) == (
        "status and dates disagree: completed_on (2026-02-12) is before started_on (2026-02-13)"
    )
    assert found("kind: risk-assessment\nid: RA-1\ncompleted_on: 2026-02-12\n") == []
    assert found(text.format("2026-02-13") + "tags: [imported]\n") == []


@pytest.mark.parametrize("tags", ["[legacy]", "[x, Imported]", "legacy"])
def test_imported_records(tags: str) -> None:
    assert found(record("risk", "closed", f"tags: {tags}")) == []
    nested = f"findings: [{{id: NC-1, status: closed}}]\nreported_on: 2026-01-01\ntags: {tags}\n"
    assert found(record("audit", "closed") + nested) == []
    assert found(record("audit", "closed") + nested.replace(tags, "[other]")) == [
        "NC-1 warning status disagree"
    ]


def test_an_earlier_round() -> None:
    again = "amendments: [{on: 2026-05-01, reason: new version}]"
    assert found(record("document", "draft", "approved_on: 2026-01-07", again)) == []
    assert found(record("document", "in-review", "approved_on: 2026-01-07")) == []
    dates = ("implemented_on: 2026-05-01", "verified: {on: 2026-06-01, result: not-effective}")
    assert found(record("corrective-action", "planned", *dates)) == []
    assert found(record("corrective-action", "planned", *dates, "closed_on: 2026-06-02")) == at(
        "closed_on"
    )
    effective = (dates[0], dates[1].replace("not-effective", "effective"))
    assert found(record("corrective-action", "implemented", *effective)) == at("verified.on")


def test_an_opportunity_whose_action_has_the_day() -> None:
    text = record("opportunity-for-improvement", "implemented", "action: ACT-1")
    action = "---\n{kind: action, id: ACT-1, status: done, done_on: 2026-06-30}\n"
    assert found(text + action) == []
    assert found(text + action.replace(", done_on: 2026-06-30", "")) == [
        *at("status"),
        "ACT-1 warning status disagree",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Without a status the dates speak.
        "kind: nonconformity\nid: X-1\nclosed_on: 2026-06-30\n",
        # Other rules say these.
        record("management-review", "held"),
        record("document", "approved"),
        record("audit", "reported", "reported_to: [ana]"),
        record("incident", "closed"),
        record("objective", "closed"),
        record("change", "implemented"),
        record("audit", "reported", "fieldwork: {end: 2026-05-01}", "reported_on: 2026-04-01"),
        record(
            "corrective-action",
            "closed",
            "cause_determined_on: 2026-07-01",
            "closed_on: 2026-06-30",
        ),
        record("audit", "planned", "fieldwork: {start: 2026-03-01, end: 2026-03-05}"),
        record("nonconformity", "clsoed"),
        record("nonconformity", "closed", "raised_on: 2026-11-21", "closed_on: 2026-06-30"),
        # Taken back, or put aside.
        record("nonconformity", "withdrawn", "closed_on: 2026-06-30"),
        record("corrective-action", "rejected", "closed_on: 2026-06-30"),
        # A date that cannot be read is a date.
        record("risk", "closed", "closed_on: in June"),
    ],
)
def test_what_is_not_said_here(text: str) -> None:
    assert found(text) == []
