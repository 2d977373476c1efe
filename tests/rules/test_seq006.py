from __future__ import annotations

import pytest
from judge import judged, message
from whole_kit import ELSEWHERE, PART, WHOLE

from isms_lint.testing import lint


def review(held_on: str, id: str = "MR-1", more: str = "status: held") -> str:
    return f"---\nkind: management-review\nid: {id}\nheld_on: {held_on}\n{more}\n"


def planned(day: str, id: str = "MR-2") -> str:
    return f"---\nkind: management-review\nid: {id}\nstatus: planned\nplanned_on: {day}\n"


def visit(start: str = "2026-11-24", more: str = "type: surveillance", id: str = "SURV-2") -> str:
    return f"---\nkind: external-audit\nid: {id}\nstart: {start}\n{more}\n"


MISSING = ["SURV-2 error start missing"]
PLANNED = ["SURV-2 warning start planned"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-11-23", MISSING),
        ("2025-11-24", []),
        ("2026-11-19", []),
        ("2025-11-23T23:30:00-02:00", []),
    ],
)
def test_twelve_months_before(day: str, expected: list[str]) -> None:
    assert judged("SEQ006", review(day) + visit()) == expected
    recertification = visit(more="type: recertification")
    assert judged("SEQ006", review(day) + recertification) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-11-24", []), ("2026-11-25", MISSING), ("2025-11-23", MISSING)]
)
def test_once_the_body_has_come(day: str, expected: list[str]) -> None:
    held = review("2025-09-23", "MR-0") + review(day)
    assert judged("SEQ006", held + visit(), "2026-12-10") == expected


def test_what_it_says() -> None:
    text = review("2025-09-23") + visit()
    assert "in the 1 month before: the last" in message("SEQ006", text, months=1)
    assert message("SEQ006", text) == (
        "begins on 2026-11-24, and no management review was held in the 12 months before: the last"
        " one was on 2025-09-23"
    )
    assert message("SEQ006", text, "2026-11-24") == (
        "began on 2026-11-24, and no management review was held in the 12 months before: the last"
        " one was on 2025-09-23"
    )
    assert message("SEQ006", text + planned("2026-11-23")) == (
        "begins on 2026-11-24; no management review was held yet in the 12 months before: the last"
        " one was on 2025-09-23; the next one is planned for 2026-11-23"
    )
    assert message("SEQ006", planned("2026-12-01") + visit()) == (
        "begins on 2026-11-24, and no management review was held in the 12 months before"
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-19", MISSING),
        ("2026-11-20", PLANNED),
        ("2026-11-24", PLANNED),
        ("2026-11-25", MISSING),
    ],
)
def test_a_review_still_ahead(day: str, expected: list[str]) -> None:
    assert judged("SEQ006", review("2025-09-23") + planned(day) + visit()) == expected
    next_on = review("2025-09-23", more=f"status: held\nnext_on: {day}")
    assert judged("SEQ006", next_on + visit()) == expected


def test_a_declared_interval_plans_no_review() -> None:
    interval = "---\nkind: organization\nid: o\nintervals: {management_review_months: 14}\n"
    assert judged("SEQ006", review("2025-09-23") + visit() + interval) == MISSING


def test_no_review_at_all() -> None:
    assert judged("SEQ006", visit() + WHOLE) == MISSING
    assert judged("SEQ006", visit() + WHOLE, "2026-12-10") == MISSING
    assert judged("SEQ006", visit(more="type: stage-2") + WHOLE) == []
    assert judged("SEQ006", visit()) == [f"? SURV-2: no management review is on record, and {PART}"]
    assert judged("SEQ006", visit() + WHOLE + ELSEWHERE.format("9.3.3")) == [
        "? SURV-2: no management review is on record, and LIST says where that is kept"
    ]


@pytest.mark.parametrize(
    ("more", "as_of", "begins"),
    [
        ("status: planned", "2026-11-23", "begins on 2026-11-24, and"),
        ("status: planned", "2026-11-24", "begins on 2026-11-24, and"),
        ("status: planned", "2026-11-25", "was planned for 2026-11-24, and"),
        ("status: in-progress", "2026-11-25", "began on 2026-11-24, and"),
    ],
)
def test_a_visit_that_still_counts_as_planned(more: str, as_of: str, begins: str) -> None:
    text = review("2025-09-23") + visit(more=f"type: surveillance\n{more}")
    assert message("SEQ006", text, as_of).startswith(begins)


def test_a_planned_review_whose_day_has_passed() -> None:
    text = review("2025-09-23") + planned("2026-11-19") + visit()
    assert message("SEQ006", text) == (
        "begins on 2026-11-24, and no management review was held in the 12 months before: the last"
        " one was on 2025-09-23; MR-2 was planned for 2026-11-19, and is not on record as held"
    )
    (finding,) = lint(text, select=["SEQ006"]).findings
    assert [one.id for one in finding.related] == ["MR-1", "MR-2"]
    # One planned for another year has nothing to do with it.
    text = review("2025-09-23") + planned("2024-11-19") + visit()
    assert message("SEQ006", text).endswith("2025-09-23")


def test_a_planned_review_long_before_the_visit() -> None:
    text = review("2025-09-23") + planned("2026-11-20") + visit()
    assert judged("SEQ006", text, "2026-08-25") == []
    assert judged("SEQ006", text, "2026-08-26") == PLANNED
    assert judged("SEQ006", text, "2026-08-26", ahead_days=89) == []
    # With nothing planned it is missing, however far away the visit is.
    assert judged("SEQ006", review("2025-09-23") + visit(), "2026-08-25") == MISSING


def test_the_months_can_be_set() -> None:
    text = review("2025-09-24") + visit()
    assert judged("SEQ006", text, months=14) == []
    assert judged("SEQ006", text, months=13) == MISSING


def test_only_the_last_and_the_next_visit() -> None:
    old = visit("2023-11-21", id="SURV-0") + visit("2024-11-19", id="SURV-1")
    assert judged("SEQ006", review("2022-01-10") + old) == ["SURV-1 error start missing"]
    ahead = visit("2027-11-23", id="SURV-3")
    assert judged("SEQ006", review("2026-10-08") + visit() + ahead) == []


@pytest.mark.parametrize(
    "more",
    [
        "type: stage-1",
        "type: stage-2",
        "type: certification",
        "type: special",
        "type: transition",
        "type: customer",
        "type: surveillance\nstatus: cancelled",
    ],
)
def test_audits_that_ask_for_no_review(more: str) -> None:
    assert judged("SEQ006", review("2025-09-23") + visit(more=more)) == []


def test_reviews_that_were_not_held() -> None:
    void = review("2026-10-08", "MR-2", "status: cancelled")
    assert judged("SEQ006", review("2025-09-23") + void + visit()) == MISSING


def test_what_cannot_be_judged() -> None:
    old = review("2025-09-23")
    assert judged("SEQ006", old + visit(more="title: x")) == [
        "? SURV-2: type is missing: it may be a first certification"
    ]
    for more in ("type: surveillance", "title: x"):
        assert judged("SEQ006", old + visit("soon", more)) == [
            "? SURV-2: neither start nor planned_on is a date"
        ]
    assert judged("SEQ006", old + visit("soon", "type: surveillance\nstatus: postponed")) == []
    assert judged("SEQ006", old + review("autumn", "MR-2") + visit()) == [
        "? SURV-2: when MR-2 was held is not on record"
    ]
    # The records begin later than the visit.
    assert judged("SEQ006", review("2026-10-08") + visit("2026-03-02")) == [
        "? SURV-2: all reviews on record were held after it"
    ]
    assert judged("SEQ006", planned("2026-12-01") + visit("2026-03-02")) == MISSING
