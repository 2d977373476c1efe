from __future__ import annotations

import pytest
from judge import judged, message

OVERDUE = ["POL-2 warning next_review_on overdue"]


def document(due: str = "2026-01-31", status: str = "approved", more: str = "") -> str:
    return f"kind: document\nid: POL-2\nstatus: {status}\nnext_review_on: {due}\n{more}"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-01-30", []), ("2026-01-31", []), ("2026-02-01", OVERDUE)],
)
def test_the_day_after(as_of: str, expected: list[str]) -> None:
    assert judged("DOC004", document(), as_of) == expected


def test_the_message() -> None:
    assert message("DOC004", document(), "2026-02-01") == (
        "was to be reviewed by 2026-01-31; no review since is on record on 2026-02-01, 1 day later"
    )
    assert message("DOC004", document()).endswith("on 2026-11-20, 293 days later")


@pytest.mark.parametrize("status", ["draft", "in-review", "superseded", "withdrawn"])
def test_not_in_use(status: str) -> None:
    assert judged("DOC004", document(status=status)) == []
    assert judged("DOC004", document(status="''")) == OVERDUE


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-30", OVERDUE),
        ("2026-01-31", []),
        ("2026-11-20", []),
        ("2026-11-21", OVERDUE),
    ],
)
def test_reviewed_since(day: str, expected: list[str]) -> None:
    assert judged("DOC004", document(more=f"reviewed_on: {day}\n")) == expected


def test_an_amendment_is_no_review() -> None:
    assert judged("DOC004", document(more="amendments: [{on: 2026-05-08, by: ana}]\n")) == OVERDUE


def test_no_date_of_review() -> None:
    for due in ("''", "TBD"):
        assert judged("DOC004", document(due)) == []
    assert judged("DOC004", "kind: document\nid: POL-2\nstatus: approved\n") == []


def test_what_cannot_be_judged() -> None:
    assert judged("DOC004", document("spring")) == [
        "? POL-2: `next_review_on` cannot be read as a date"
    ]
    assert judged("DOC004", document(more="reviewed_on: May\n")) == [
        "? POL-2: `reviewed_on` cannot be read as a date"
    ]
    assert judged("DOC004", document("2027-01-31", more="reviewed_on: May\n")) == []
