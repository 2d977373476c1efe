from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judge import judged, message

from isms_lint.testing import lint

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 9))


def audit(start: object = "", end: object = "", reported: object = "") -> str:
    return (
        "kind: audit\nid: AUD-1\nstatus: reported\n"
        f"fieldwork: {{start: '{start}', end: '{end}'}}\nreported_on: '{reported}'\n"
    )


@pytest.mark.parametrize(
    ("days", "path"),
    [
        (("2026-03-16", "2026-03-15", "2026-04-02"), "fieldwork.end"),
        (("2026-03-16", "2026-03-20", "2026-03-19"), "reported_on"),
        (("2026-03-16", "", "2026-03-15"), "reported_on"),
        (("2026-03-16", "soon", "2026-03-15"), "reported_on"),
        (("", "2026-03-20", "2026-03-19"), "reported_on"),
    ],
)
def test_out_of_order(days: tuple[str, str, str], path: str) -> None:
    assert judged("AUD014", audit(*days)) == [f"AUD-1 error {path} order"]


def test_the_message_and_the_other_end() -> None:
    text = audit("2026-03-16", "2026-03-20", "2026-03-18")
    assert message("AUD014", text) == (
        "reported_on (2026-03-18) is before fieldwork.end (2026-03-20): one of them is wrong"
    )
    (finding,) = lint(text, select=["AUD014"]).findings
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("AUD-1", 4, "the earlier date is here")
    ]


@pytest.mark.parametrize(
    "days",
    [
        ("2026-03-16", "2026-03-16", "2026-03-16"),
        ("2026-03-16", "2026-03-20", ""),
        ("", "", "2026-03-18"),
        ("in March", "2026-03-20", "2026-03-20"),
    ],
)
def test_the_same_day_and_missing_days(days: tuple[str, str, str]) -> None:
    assert judged("AUD014", audit(*days)) == []


@given(start=DAYS, end=DAYS, reported=DAYS)
def test_silent_exactly_where_the_days_are_in_order(start: date, end: date, reported: date) -> None:
    said = judged("AUD014", audit(start, end, reported))
    assert (said == []) is (start <= end <= reported)
    assert len(said) <= 1


@given(day=DAYS, shift=st.integers(0, 5))
def test_moving_all_days_changes_nothing(day: date, shift: int) -> None:
    moved = timedelta(days=shift)
    before = audit(day, day + timedelta(days=2), day + timedelta(days=1))
    after = audit(day + moved, day + timedelta(days=2) + moved, day + timedelta(days=1) + moved)
    assert judged("AUD014", before) == judged("AUD014", after) != []


def test_external_audits_too() -> None:
    text = "kind: external-audit\nid: SURV-1\nstart: 2026-12-02\nend: 2026-12-01\n"
    assert judged("AUD014", text) == ["SURV-1 error end order"]
    assert message("AUD014", text) == (
        "end (2026-12-01) is before start (2026-12-02): one of them is wrong"
    )
