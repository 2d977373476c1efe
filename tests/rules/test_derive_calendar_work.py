from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.calendar.declared import Window
from isms_lint_iso27001.derive.calendar.work import (
    calendar_work,
    needs_correction,
    records_begin,
)


def work(activity: str, text: str, as_of: str = "2026-11-20") -> tuple[list[str], list[str]]:
    kept = calendar_work(run_of(text, as_of))[activity]
    told = [f"{one.record.id} {one.start} {one.end} {'.'.join(one.field)}" for one in kept.work]
    return told, list(kept.undated)


def test_assessments() -> None:
    text = (
        "kind: risk-assessment\nrecords:\n"
        "  - {id: A, started_on: 2026-01-19, completed_on: 2026-02-12}\n"
        "  - {id: B, completed_on: 2026-03-12}\n"
        "  - {id: C, started_on: 2026-04-12}\n"
        "  - {id: D, planned_on: 2026-05-12}\n"
        "  - {id: E, completed_on: June}\n"
        "  - {id: F, completed_on: 2026-11-21}\n"
    )
    assert work("risk-assessment", text) == (
        [
            "A 2026-01-19 2026-02-12 started_on",
            "B 2026-03-12 2026-03-12 completed_on",
            "C 2026-04-12 2026-04-12 started_on",
        ],
        ["E"],
    )


def test_audits() -> None:
    text = (
        "kind: audit\nrecords:\n"
        "  - {id: A, status: reported, fieldwork: {start: 2026-03-16, end: 2026-03-20}}\n"
        "  - {id: B, status: planned, fieldwork: {start: 2026-03-16}}\n"
        "  - {id: C, status: cancelled, planned_on: 2026-03-16}\n"
        "  - {id: D, status: reported, reported_on: 2026-05-31}\n"
        "  - {id: E, status: reported}\n"
    )
    # A report tells of fieldwork some time in the two months before.
    assert work("internal-audit", text) == (
        ["A 2026-03-16 2026-03-20 fieldwork.start", "D 2026-03-31 2026-05-31 reported_on"],
        ["E"],
    )


def test_visits_of_the_body() -> None:
    text = (
        "kind: external-audit\nrecords:\n"
        "  - {id: A, type: surveillance, status: closed, start: 2025-12-02, end: 2025-12-03}\n"
        "  - {id: B, type: surveillance, status: planned, start: 2026-11-02}\n"
        "  - {id: C, type: customer, status: closed, start: 2026-05-02}\n"
        "  - {id: D, type: surveillance, status: closed}\n"
    )
    assert work("external-audit", text) == (["A 2025-12-02 2025-12-03 start"], ["D"])


def test_reviews() -> None:
    text = (
        "kind: management-review\nrecords:\n"
        "  - {id: A, status: held, held_on: 2026-10-08}\n"
        "  - {id: B, status: planned, held_on: 2026-10-09}\n"
        "  - {id: C, status: held, held_on: 2026-11-21}\n"
        "  - {id: D, status: held}\n"
    )
    assert work("management-review", text) == (["A 2026-10-08 2026-10-08 held_on"], ["D"])


def test_corrective_action_is_each_day_something_was_done() -> None:
    text = (
        "kind: nonconformity\nid: NC\nraised_on: 2026-01-01\ncorrection: {done_on: 2026-01-02}\n"
        "closed_on: 2026-01-09\n---\nkind: corrective-action\nid: CA\nopened_on: 2026-01-03\n"
        "cause_started_on: 2026-01-04\ncause_determined_on: 2026-01-05\ndue_on: 2026-09-09\n"
        "implemented_on: 2026-01-06\nverified: {on: 2026-01-07}\nclosed_on: 2026-01-08\n"
        "progress: [{note: x}, {on: 2026-01-10, note: y}, {on: 2026-11-21}]\n"
    )
    kept = calendar_work(run_of(text))["corrective-action"]
    days = sorted(one.start.day for one in kept.work)
    assert days == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert ("progress", 1, "on") in [one.field for one in kept.work]


def test_when_records_begin() -> None:
    review = "kind: management-review\nid: MR\nstatus: held\nheld_on: 2026-10-08\n"
    assert records_begin(run_of("kind: unit\nid: u\n")) is None
    assert records_begin(run_of(review)) == date(2026, 10, 8)
    raised = "---\nkind: nonconformity\nid: NC\nraised_on: 2026-07-31\n"
    assert records_begin(run_of(review + raised)) == date(2026, 7, 31)
    certificate = "---\nkind: organization\nid: o\ncertificate: {decided_on: 2024-12-10}\n"
    assert records_begin(run_of(review + raised + certificate)) == date(2024, 12, 10)


MAY = Window("corrective-action", date(2026, 5, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("more", "car", "expected"),
    [
        ("raised_on: 2026-04-30", "", True),
        ("raised_on: 2026-05-01", "", False),
        ("raised_on: 2026-04-30\nstatus: closed\nclosed_on: 2026-05-31", "", False),
        ("raised_on: 2026-04-30\nstatus: closed\nclosed_on: 2026-06-01", "", True),
        ("raised_on: 2026-04-30\nstatus: withdrawn", "", False),
        ("title: x", "", False),
        # Under way by the end of the window, and not due in it.
        ("raised_on: 2026-04-01", "opened_on: 2026-04-10\ndue_on: 2026-06-01", False),
        ("raised_on: 2026-04-01", "opened_on: 2026-04-10\ndue_on: 2026-05-31", True),
        ("raised_on: 2026-04-01", "opened_on: 2026-04-10\naction: x", True),
        ("raised_on: 2026-04-01", "opened_on: 2026-06-01\ndue_on: 2026-07-01", True),
    ],
)
def test_where_a_nonconformity_waited(more: str, car: str, expected: bool) -> None:
    text = f"kind: person\nid: hugo\n---\nkind: nonconformity\nid: NC-1\n{more}\n"
    if car:
        text += (
            f"---\nkind: corrective-action\nid: CAR-1\nnonconformity: NC-1\nowner: hugo\n{car}\n"
        )
    assert needs_correction(MAY, run_of(text)) is expected


def test_audits_of_another_standard_alone() -> None:
    text = (
        "kind: audit\nid: A\nstatus: reported\nfieldwork: {start: 2026-03-16}\n"
        "criteria: ['ISO 9001:2015']\n"
    )
    assert work("internal-audit", text) == ([], [])
