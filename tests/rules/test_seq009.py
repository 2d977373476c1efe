from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

MISSED = ["o info calendar missed"]


def organization(calendar: str, more: str = "") -> str:
    return f"kind: organization\nid: o\ncalendar: {calendar}\n{more}\n"


def window(activity: str, first: int, last: int) -> str:
    return f"{{activity: {activity}, from_month: {first}, to_month: {last}}}"


def review(held_on: str, id: str = "MR-1") -> str:
    return f"---\nkind: management-review\nid: {id}\nstatus: held\nheld_on: {held_on}\n"


def audit(start: str, end: str, id: str = "AUD-1", more: str = "status: reported") -> str:
    dates = f"fieldwork: {{start: {start}, end: {end}}}"
    return f"---\nkind: audit\nid: {id}\n{dates}\n{more}\n"


OCTOBER = organization(f"[{window('management-review', 10, 10)}]")
EARLIER = "---\nkind: risk-assessment\nid: RA-0\ncompleted_on: 2024-02-12\n"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-09-30", MISSED),
        ("2026-10-01", []),
        ("2026-10-31", []),
        ("2026-11-01", MISSED),
        ("2025-10-08", MISSED),
    ],
)
def test_days_of_the_window(day: str, expected: list[str]) -> None:
    assert judged("SEQ009", OCTOBER + EARLIER + review(day)) == expected


def test_only_once_it_is_over() -> None:
    last_year = review("2025-10-08", "MR-0")
    assert judged("SEQ009", OCTOBER + EARLIER + last_year, "2026-10-31") == []
    assert judged("SEQ009", OCTOBER + EARLIER + last_year, "2026-11-01") == MISSED


def test_what_it_says() -> None:
    text = OCTOBER + EARLIER + review("2026-11-12")
    assert message("SEQ009", text) == (
        "management review did not take place in October 2026 (MR-1: 2026-11-12)"
    )
    (finding,) = lint(text, select=["SEQ009"]).findings
    assert (finding.severity, finding.basis) == ("info", "organization's own rule")
    assert [(one.id, one.message) for one in finding.related] == [
        ("MR-1", "MR-1 was done on 2026-11-12")
    ]
    # Something half a year away has nothing to do with it.
    near, far = (
        message("SEQ009", OCTOBER + EARLIER + review(f"2026-{day}")) for day in ("04-01", "03-31")
    )
    assert near.endswith("October 2026 (MR-1: 2026-04-01)")
    assert far.endswith("October 2026")


def test_the_guide() -> None:
    text = (
        organization("guide")
        + "---\nkind: risk-assessment\nid: RA-1\nstarted_on: 2026-01-19\ncompleted_on: 2026-03-02\n"
        + audit("2026-03-16", "2026-03-20")
        + audit("2026-08-31", "2026-09-02", "AUD-2")
        + review("2026-10-08")
        + EARLIER
    )
    assert judged("SEQ009", text) == []
    late = text.replace("2026-08-31", "2026-09-01").replace("held_on: 2026-10-08", "held_on: ''")
    assert judged("SEQ009", late.replace("status: held", "status: planned")) == MISSED
    assert message("SEQ009", late.replace("status: held", "status: planned")) == (
        "2 of 4 steps of the calendar did not take place in their months: internal audit in"
        " July–August 2026 (AUD-2: 2026-09-01 to 2026-09-02) and management review in October 2026"
    )


def test_over_the_turn_of_the_year() -> None:
    wrapped = organization(f"[{window('management-review', 11, 1)}]")
    for day, expected in {
        "2025-10-31": MISSED,
        "2025-11-01": [],
        "2026-01-31": [],
        "2026-02-01": MISSED,
    }.items():
        assert judged("SEQ009", wrapped + EARLIER + review(day)) == expected


def test_windows_before_the_records_begin() -> None:
    # The review of November is the first thing on record: October was before its time.
    assert judged("SEQ009", OCTOBER + review("2026-11-12")) == []
    first = "---\nkind: risk-assessment\nid: RA-0\ncompleted_on: {}\n"
    text = OCTOBER + review("2026-11-12")
    assert judged("SEQ009", text + first.format("2026-10-01")) == MISSED
    assert judged("SEQ009", text + first.format("2026-10-02")) == []


@pytest.mark.parametrize(
    ("since", "expected"), [("2026-10-01", MISSED), ("2026-10-02", []), ("2020-01-01", MISSED)]
)
def test_since_when_the_calendar_applies(since: str, expected: list[str]) -> None:
    text = organization(f"[{window('management-review', 10, 10)}]", f"calendar_since: {since}")
    assert judged("SEQ009", text) == expected
    assert judged("SEQ009", text + EARLIER) == expected


def test_nothing_without_a_calendar() -> None:
    assert judged("SEQ009", "kind: organization\nid: o\n" + EARLIER) == []
    assert judged("SEQ009", OCTOBER) == []


def test_corrective_action_only_where_something_waits() -> None:
    september = organization(f"[{window('corrective-action', 9, 9)}]") + EARLIER
    nc = "---\nkind: nonconformity\nid: NC-1\nstatus: open\nraised_on: {}\n"
    car = "---\nkind: corrective-action\nid: CAR-1\nnonconformity: NC-1\nprogress: [{{on: {}}}]\n"
    assert judged("SEQ009", september) == []
    assert judged("SEQ009", september + nc.format("2026-08-31")) == MISSED
    assert judged("SEQ009", september + nc.format("2026-09-01")) == []
    waiting = september + nc.format("2026-08-31")
    assert judged("SEQ009", waiting + car.format("2026-09-30")) == []
    assert judged("SEQ009", waiting + car.format("2026-10-01")) == MISSED


def test_the_body_only_where_there_is_one() -> None:
    autumn = organization(f"[{window('external-audit', 9, 10)}]") + EARLIER
    visit = "---\nkind: external-audit\nid: SURV-1\ntype: {}\nstatus: {}\nstart: {}\n"
    assert judged("SEQ009", autumn) == []
    assert judged("SEQ009", autumn + visit.format("customer", "closed", "2026-05-05")) == []
    certified = autumn.replace("calendar:", "certificate: {body: CertCo}\ncalendar:")
    assert judged("SEQ009", certified) == MISSED
    done = visit.format("surveillance", "closed", "2026-10-31")
    assert judged("SEQ009", certified + done) == []
    assert judged("SEQ009", autumn + done.replace("10-31", "11-02")) == MISSED
    assert judged("SEQ009", certified + done.replace("closed", "planned")) == MISSED


def test_several_windows_of_one_activity() -> None:
    two = organization(f"[{window('internal-audit', 3, 4)}, {window('internal-audit', 7, 8)}]")
    spring = audit("2026-03-30", "2026-04-02")
    assert message("SEQ009", two + EARLIER + spring) == (
        "internal audit did not take place in July–August 2026 (AUD-1: 2026-03-30 to 2026-04-02)"
    )
    assert judged("SEQ009", two + EARLIER + audit("2026-04-27", "2026-07-03")) == []
    planned = audit("2026-07-27", "2026-07-31", "AUD-2", "status: planned")
    assert judged("SEQ009", two + EARLIER + spring + planned) == MISSED


def test_work_without_a_day() -> None:
    undated = "---\nkind: management-review\nid: MR-2\nstatus: held\n"
    why = ["? o: when MR-2 took place is not on record"]
    assert judged("SEQ009", OCTOBER + EARLIER + undated) == why
    assert judged("SEQ009", OCTOBER + EARLIER + undated + review("2026-10-08")) == []
    both = organization(
        f"[{window('management-review', 10, 10)}, {window('internal-audit', 3, 4)}]"
    )
    assert judged("SEQ009", both + EARLIER + undated) == [*MISSED, *why]


def test_activities_that_nobody_knows() -> None:
    assert judged("SEQ009", organization(f"[{window('party', 10, 10)}]") + EARLIER) == []
