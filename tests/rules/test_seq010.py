from __future__ import annotations

import pytest

from isms_lint.testing import lint


def found(text: str, as_of: str = "2026-11-20") -> list[tuple[str, str]]:
    result = lint(text, as_of=as_of, select=["SEQ010"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path) for f in result.findings if f.code == "SEQ010"]


def test_held_tomorrow() -> None:
    text = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-11-21\n"
    (finding,) = lint(text, select=["SEQ010"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("SEQ010", "error", "data coherence")
    assert finding.clauses == ("7.5",)
    assert (finding.record_id, finding.path) == ("MR-1", "held_on")
    assert (finding.location.line, finding.location.column) == (4, 10)
    assert finding.related == ()
    assert finding.message == (
        "held_on is 2026-11-21, later than 2026-11-20: what has not happened cannot be on record as"
        " done"
    )
    assert found(text, as_of="2026-11-21") == []


def test_an_instant_is_told_in_local_time_too() -> None:
    text = (
        "kind: organization\nid: o\ntimezone: Europe/London\n---\n"
        "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-11-20T20:30:00-05:00\n"
    )
    (finding,) = lint(text, as_of="2026-11-20", select=["SEQ010"]).findings
    assert finding.message == (
        "held_on is 2026-11-20T20:30:00-05:00, which is 2026-11-21 in Europe/London, later than"
        " 2026-11-20: what has not happened cannot be on record as done"
    )
    utc = lint(text.replace("Europe/London", "UTC"), as_of="2026-11-20", select=["SEQ010"])
    assert ", which is 2026-11-21 in UTC, later" in utc.findings[0].message


@pytest.mark.parametrize(
    ("status", "expected"),
    [("held", 1), ("results-approved", 1), ("planned", 0), ("cancelled", 0), ("''", 0)],
)
def test_some_dates_depend_on_the_status(status: str, expected: int) -> None:
    text = f"kind: management-review\nid: MR-1\nstatus: {status}\nheld_on: 2026-12-01\n"
    assert len(found(text)) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", []),
        ("postponed", []),
        ("in-progress", ["fieldwork.start"]),
        ("fieldwork-done", ["fieldwork.start", "fieldwork.end"]),
        ("reported", ["fieldwork.start", "fieldwork.end"]),
    ],
)
def test_fieldwork(status: str, expected: list[str]) -> None:
    text = (
        f"kind: audit\nid: AUD-1\nstatus: {status}\nplanned_on: 2026-12-01\n"
        "fieldwork: {start: 2026-12-01, end: 2026-12-02}\n"
    )
    assert [path for _, path in found(text)] == expected


def test_one_finding_for_each_date() -> None:
    text = (
        "kind: corrective-action\nid: CAR-1\nopened_on: 2026-11-20\ndue_on: 2027-01-31\n"
        "implemented_on: 2026-11-21\nverified: {on: 2026-12-01, by: x, result: effective}\n"
        "progress: [{on: 2026-11-01}, {on: 2026-11-22}]\namendments: [{on: 2026-11-23}]\n"
    )
    assert found(text) == [
        ("CAR-1", "implemented_on"),
        ("CAR-1", "verified.on"),
        ("CAR-1", "progress[1].on"),
        ("CAR-1", "amendments[0].on"),
    ]


def test_nested_records_are_their_own() -> None:
    text = (
        "kind: audit\nid: AUD-1\nstatus: reported\nreported_on: 2026-11-01\n"
        "findings:\n  - {id: NC-1, raised_on: 2026-11-21}\n"
    )
    (finding,) = lint(text, select=["SEQ010"]).findings
    assert (finding.record_kind, finding.record_id, finding.path) == (
        "nonconformity",
        "NC-1",
        "raised_on",
    )
    assert (finding.location.line, finding.location.column) == (6, 27)


def test_instants_are_days_of_the_organization() -> None:
    zone = "kind: organization\nid: o\ntimezone: {}\n---\n"
    text = "kind: nonconformity\nid: NC-1\nraised_on: 2026-11-20T23:30:00Z\n"
    assert found(zone.format("America/New_York") + text) == []
    assert found(zone.format("UTC") + text) == []
    assert found(zone.format("Europe/Berlin") + text) == [("NC-1", "raised_on")]
    # Late in the day of the run elsewhere is the next day at home.
    as_of = "2026-11-20T22:00:00-05:00"
    assert found(zone.format("Europe/Berlin") + text, as_of=as_of) == []
    assert found(zone.format("America/New_York") + text, as_of=as_of) == []
    message = lint(zone.format("Europe/Berlin") + text, select=["SEQ010"]).findings[0].message
    assert message.startswith(
        "raised_on is 2026-11-20T23:30:00Z, which is 2026-11-21 in Europe/Berlin, later than"
    )


def test_dates_of_the_future_that_are_meant() -> None:
    text = (
        "kind: document\nid: POL-1\napproved_on: 2026-11-20\nnext_review_on: 2027-11-20\n---\n"
        "kind: waiver\nid: WV-1\nexpires_on: 2027-01-01\n---\n"
        "kind: assignment\nid: AS-1\nperson: x\nfrom: 2026-12-01\nto: 2027-12-01\n"
    )
    assert found(text) == []
    assert found(text.replace("approved_on: 2026-11-20", "approved_on: 2026-11-21")) == [
        ("POL-1", "approved_on")
    ]


def test_unreadable_dates_and_unknown_kinds() -> None:
    assert (
        found("kind: nonconformity\nid: NC-1\nraised_on: 21.11.2026\nclosed_on: 2027-02-29\n") == []
    )
    assert found("kind: invented\nid: X\nraised_on: 2027-01-01\n") == []
