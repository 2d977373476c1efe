from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

CLOSE = ["STAGE-2 info start close"]


def review(held_on: str, id: str = "MR-1", more: str = "status: held") -> str:
    return f"---\nkind: management-review\nid: {id}\nheld_on: {held_on}\n{more}\n"


def audit(end: str, more: str = "status: reported", id: str = "AUD-1") -> str:
    return f"---\nkind: audit\nid: {id}\nfieldwork: {{end: {end}}}\n{more}\n"


def visit(start: str = "2026-11-24", more: str = "type: stage-2", id: str = "STAGE-2") -> str:
    return f"---\nkind: external-audit\nid: {id}\nstart: {start}\n{more}\n"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-10", []),
        ("2026-11-11", CLOSE),
        ("2026-11-24", CLOSE),
        ("2026-11-25", []),
    ],
)
def test_days_before_the_body_comes(day: str, expected: list[str]) -> None:
    assert judged("SEQ011", review(day) + visit(), "2026-12-10") == expected
    assert judged("SEQ011", audit(day) + visit(), "2026-12-10") == expected


def test_what_it_says() -> None:
    text = review("2026-11-18") + audit("2026-11-13") + visit()
    assert message("SEQ011", text) == (
        "begins on 2026-11-24; less than 14 days before, AUD-1 ended on 2026-11-13 and MR-1 was held"
        " on 2026-11-18: little time to act on the results"
    )
    assert message("SEQ011", text, "2026-11-24").startswith("began on 2026-11-24; less")
    (finding,) = lint(text, select=["SEQ011"]).findings
    assert [(one.id, one.location.line) for one in finding.related] == [("AUD-1", 9), ("MR-1", 4)]


def test_the_days_can_be_set() -> None:
    text = review("2026-11-18") + visit()
    assert judged("SEQ011", text, lead_days=6) == []
    assert judged("SEQ011", text, lead_days=7) == CLOSE


def test_what_has_not_happened_yet() -> None:
    assert judged("SEQ011", review("2026-11-21") + visit()) == []
    assert judged("SEQ011", review("2026-11-20") + visit()) == CLOSE
    assert judged("SEQ011", review("2026-11-18", more="status: planned") + visit()) == []
    assert judged("SEQ011", audit("2026-11-21") + visit()) == []
    assert judged("SEQ011", audit("2026-11-18", "status: cancelled") + visit()) == []


SURVEILLANCE = visit(more="type: surveillance")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", []),
        ("raised_on: 2026-11-20\nstatus: open", CLOSE),
        ("raised_on: 2026-11-21\nstatus: open", []),
        ("raised_on: 2026-07-01\nstatus: closed\nclosed_on: 2026-11-20", []),
        ("raised_on: 2026-07-01\nstatus: closed\nclosed_on: 2026-11-21", CLOSE),
    ],
)
def test_a_surveillance_with_nothing_open(more: str, expected: list[str]) -> None:
    finding = f"---\nkind: nonconformity\nid: NC-1\n{more}\n" if more else ""
    text = review("2026-11-18") + SURVEILLANCE + finding
    assert judged("SEQ011", text) == expected
    # Other audits ask for time even where nothing is open.
    other = review("2026-11-18") + visit(more="type: recertification") + finding
    assert judged("SEQ011", other) == CLOSE


def test_a_surveillance_with_corrective_action_going_on() -> None:
    text = review("2026-11-18") + SURVEILLANCE
    car = "---\nkind: corrective-action\nid: CAR-1\nopened_on: 2026-08-05\nstatus: {}\n"
    assert judged("SEQ011", text + car.format("planned")) == CLOSE
    closed = f"{car.format('closed')}closed_on: 2026-10-20\n"
    assert judged("SEQ011", text + closed) == []
    # As it stood on the day the audit began.
    assert judged("SEQ011", text + closed.replace("10-20", "11-30"), "2026-12-10") == CLOSE


def test_a_supplementary_review() -> None:
    late = review("2026-11-18", "MR-2", "status: held\nseries: '2026'")
    early = review("2026-10-08", "MR-1", "status: held\nseries: {}")
    assert judged("SEQ011", late + early.format("'2026'") + visit()) == []
    assert judged("SEQ011", late + early.format("'2025'") + visit()) == CLOSE
    assert judged("SEQ011", review("2026-11-18", "MR-2") + review("2026-10-08") + visit()) == CLOSE


def test_only_the_last_and_the_next_visit() -> None:
    old = visit("2024-11-19", id="STAGE-2") + visit("2025-11-25", "type: surveillance", "SURV-1")
    assert judged("SEQ011", review("2024-11-18") + old) == []


@pytest.mark.parametrize("type", ["stage-1", "special", "transition", "customer"])
def test_other_audits(type: str) -> None:
    assert judged("SEQ011", review("2026-11-18") + visit(more=f"type: {type}")) == []
    assert judged("SEQ011", review("2026-11-18") + visit(more="status: cancelled")) == []


def test_what_cannot_be_judged() -> None:
    assert judged("SEQ011", visit("soon")) == ["? STAGE-2: neither start nor planned_on is a date"]
    assert judged("SEQ011", visit("soon", "type: customer")) == []
    assert judged("SEQ011", visit("soon", "status: postponed")) == []


def test_an_audit_of_another_standard_alone() -> None:
    other = audit("2026-11-18", "status: reported\ncriteria: ['ISO 9001:2015']")
    assert judged("SEQ011", other + visit()) == []
