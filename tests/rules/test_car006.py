from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

CAR = "kind: corrective-action\nid: CAR-1\nnonconformity: NC-1\n"
OWN = (
    "---\nkind: organization\nid: org\ntimezone: Europe/Paris\n"
    "deadlines: {major_close_days: 60, minor_close_days: 120}\n"
)
MAJOR = ["CAR-1 error nonconformity custom"]
MINOR = ["CAR-1 warning nonconformity custom"]
OWN_MAJOR = ["CAR-1 error nonconformity own"]
OWN_MINOR = ["CAR-1 warning nonconformity own"]


def records(grade: str = "major", raised: str = "2026-04-22", car: str = "status: planned") -> str:
    more = f"raised_on: {raised}\n" if raised else ""
    return f"{CAR}{car}\n---\nkind: nonconformity\nid: NC-1\ngrade: {grade}\n{more}"


def test_messages() -> None:
    assert message("CAR006", records()) == (
        "NC-1 has been open since 2026-04-22, 212 days: longer than the 90 days that certification"
        " bodies usually give for a major nonconformity; the organization declares no time of its own"
    )
    assert message("CAR006", records() + OWN) == (
        "NC-1 has been open since 2026-04-22, 212 days: longer than the 60 days that the organization"
        " allows itself for a major nonconformity"
    )
    text = "status: planned\nextensions: [{to: 2026-12-31, reason: new tool, approved_by: bo}]"
    assert "for a major nonconformity, and more time was agreed to;" in message(
        "CAR006", records(car=text)
    )
    assert "longer than the 1 day that" in message(
        "CAR006", records() + OWN.replace("60", "1"), as_of="2026-04-24"
    )
    assert "2026-04-22, 1 day: longer than the 0 days that" in message(
        "CAR006", records() + OWN.replace("60", "0"), as_of="2026-04-23"
    )


@pytest.mark.parametrize(
    ("grade", "as_of", "expected"),
    [
        ("major", "2026-07-21", []),
        ("major", "2026-07-22", MAJOR),
        ("Major", "2026-07-22", MAJOR),
        ("minor", "2026-07-22", []),
        ("minor", "2026-10-19", []),
        ("minor", "2026-10-20", MINOR),
    ],
)
def test_custom(grade: str, as_of: str, expected: list[str]) -> None:
    assert judged("CAR006", records(grade), as_of) == expected


@pytest.mark.parametrize(
    ("grade", "as_of", "expected"),
    [
        ("major", "2026-06-21", []),
        ("major", "2026-06-22", OWN_MAJOR),
        ("minor", "2026-08-20", []),
        ("minor", "2026-08-21", OWN_MINOR),
    ],
)
def test_what_is_declared_counts(grade: str, as_of: str, expected: list[str]) -> None:
    assert judged("CAR006", records(grade) + OWN, as_of) == expected


def test_a_longer_time_of_ones_own_counts_too() -> None:
    own = OWN.replace("60", "365").replace("120", "365")
    assert judged("CAR006", records() + own) == []
    assert judged("CAR006", records("minor") + own) == []
    # Declared for majors alone: minors go by custom.
    alone = OWN.replace(", minor_close_days: 120", "")
    assert judged("CAR006", records("minor") + alone) == MINOR


def test_options_are_the_custom() -> None:
    text = records(raised="2026-11-09")
    assert judged("CAR006", text, major_close_days=10) == MAJOR
    assert judged("CAR006", text, major_close_days=11) == []
    assert judged("CAR006", text.replace("major", "minor"), minor_close_days=10) == MINOR
    assert judged("CAR006", text + OWN, major_close_days=10) == []


@pytest.mark.parametrize(
    ("raised", "as_of", "expected"),
    [
        # 90 days over a leap day, and over none.
        ("2027-12-01", "2028-02-29", []),
        ("2027-12-01", "2028-03-01", MAJOR),
        ("2026-12-01", "2027-03-01", []),
        ("2026-12-01", "2027-03-02", MAJOR),
        # 22:30 on the 21st in UTC is the 22nd in Paris.
        ("2026-04-21T22:30:00Z", "2026-07-21", []),
        ("2026-04-21T22:30:00Z", "2026-07-21T21:59:00Z", []),
        ("2026-04-21T22:30:00Z", "2026-07-21T22:00:00Z", MAJOR),
    ],
)
def test_days_of_the_calendar(raised: str, as_of: str, expected: list[str]) -> None:
    paris = "---\nkind: organization\nid: org\ntimezone: Europe/Paris\n"
    assert judged("CAR006", records(raised=raised) + paris, as_of) == expected


def test_counted_from_the_nonconformity_else_from_the_action() -> None:
    late = "status: planned\nopened_on: 2026-11-01"
    assert judged("CAR006", records(car=late)) == MAJOR
    early = "status: planned\nopened_on: 2026-04-22"
    assert judged("CAR006", records(raised="", car=early)) == ["CAR-1 error opened_on custom"]
    assert judged("CAR006", records(raised="2026-11-01", car=early)) == []


@pytest.mark.parametrize("raised", ["", "in spring"])
def test_without_a_day(raised: str) -> None:
    assert judged("CAR006", records(raised=raised)) == [
        "? CAR-1: neither the nonconformity's `raised_on` nor `opened_on` is a date"
    ]


APPROVED = "reason: new tool, approved_by: bo"


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        (f"to: 2026-11-20, {APPROVED}", "info"),
        (f"to: 2026-11-19, {APPROVED}", "error"),
        ("to: 2026-12-31, reason: new tool", "error"),
        ("to: 2026-12-31, approved_by: bo", "error"),
        (f"to: 2026-12-31, {APPROVED}, approved_on: 2026-11-21", "error"),
    ],
)
def test_extensions(extension: str, expected: str) -> None:
    car = f"status: planned\nextensions: [{{{extension}}}]"
    assert judged("CAR006", records(car=car)) == [f"CAR-1 {expected} nonconformity custom"]
    own = [f"CAR-1 {expected} nonconformity own"]
    assert judged("CAR006", records(car=car) + OWN) == own


@pytest.mark.parametrize("implemented", ["2026-05-04", "2026-07-21", "2026-11-20"])
def test_implemented_is_not_closed(implemented: str) -> None:
    text = records(car=f"status: implemented\nimplemented_on: {implemented}")
    assert judged("CAR006", text) == MAJOR
    assert judged("CAR006", text + OWN) == OWN_MAJOR


@pytest.mark.parametrize(
    "text",
    [
        records() + "status: withdrawn\n",
        records() + "status: closed\nclosed_on: 2026-06-30\n",
        records("observation"),
        records().replace("grade: major\n", ""),
        CAR,
        CAR.replace("nonconformity: NC-1", "incident: INC-1"),
    ],
)
def test_silent(text: str) -> None:
    assert judged("CAR006", text) == []


NC = "kind: nonconformity\nid: NC-1\ngrade: major\nraised_on: 2026-04-22\nstatus: open\n"
ON_NC = ["NC-1 error status custom"]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "disposition: {car: false, reason: a single slip}\n",
        "---\n" + CAR + "status: closed\n",
        "---\n" + CAR + "closed_on: 2026-07-01\n",
        "---\n" + CAR + "status: rejected\n",
        "disposition: {car: true}\n---\n" + CAR + "status: closed\n",
    ],
)
def test_a_nonconformity_without_an_open_action(more: str) -> None:
    assert judged("CAR006", NC + more) == ON_NC
    assert judged("CAR006", NC + more, "2026-07-21") == []
    assert judged("CAR006", NC + more, "2026-07-22") == ON_NC
    assert judged("CAR006", NC.replace("major", "minor") + more) == ["NC-1 warning status custom"]


def test_it_points_at_the_action_that_is_closed() -> None:
    (finding,) = lint(NC + "---\n" + CAR + "status: closed\n", select=["CAR006"]).findings
    assert [(r.id, r.message) for r in finding.related] == [
        ("NC-1", "NC-1 is major"),
        ("CAR-1", "CAR-1 is closed"),
        ("NC-1", "NC-1 was raised on 2026-04-22"),
    ]


@pytest.mark.parametrize("more", ["", "---\n" + CAR + "status: rejected\n"])
def test_an_action_that_was_promised_and_is_not_there(more: str) -> None:
    text = NC + "disposition: {car: true}\n" + more
    assert judged("CAR006", text) == ON_NC


def test_a_nonconformity_without_a_status() -> None:
    bare = NC.replace("status: open\n", "")
    assert judged("CAR006", bare) == ["NC-1 error raised_on custom"]
    closed = "---\n" + CAR + "status: closed\n"
    assert judged("CAR006", bare + closed) == [
        "? NC-1: CAR-1 is closed, and whether NC-1 is, its `status` does not tell"
    ]
    assert judged("CAR006", bare + closed, "2026-07-21") == []
    assert judged("CAR006", bare.replace("raised_on", "x_on")) == [
        "? NC-1: `raised_on` is missing or not a date"
    ]


def test_open_as_of_the_day() -> None:
    text = records(car="status: closed\nclosed_on: 2026-11-21")
    assert judged("CAR006", text) == MAJOR
    assert judged("CAR006", text + "status: open\n", as_of="2026-11-21") == ON_NC


def test_the_gravest_of_several() -> None:
    text = CAR.replace("NC-1", "[NC-1, NC-2, NC-3]") + "status: planned\n---\n"
    ncs = (
        "kind: nonconformity\nrecords:\n  - {id: NC-1, grade: minor, raised_on: 2026-01-05}\n"
        "  - {id: NC-2, grade: major, raised_on: 2026-06-01}\n"
        "  - {id: NC-3, grade: major, raised_on: 2026-05-01}\n"
    )
    assert message("CAR006", text + ncs).startswith("NC-3 has been open since 2026-05-01, 203 days")
    # A major that is still in time hides no minor that is not.
    young = ncs.replace("2026-06-01", "2026-11-01").replace("2026-05-01", "2026-11-01")
    assert judged("CAR006", text + young) == MINOR


def test_one_finding_for_one_nonconformity() -> None:
    second = "---\n" + CAR.replace("CAR-1", "CAR-0") + "status: planned\n"
    assert judged("CAR006", records() + second) == ["CAR-0 error nonconformity custom"]
    done = second.replace("planned", "closed")
    assert judged("CAR006", records() + done) == MAJOR
    # More time for one of them is more time.
    more = second.replace(
        "status: planned\n",
        "status: planned\nextensions: [{to: 2026-12-31, reason: new tool, approved_by: bo}]\n",
    ).replace("CAR-0", "CAR-2")
    assert judged("CAR006", records() + more) == ["CAR-1 info nonconformity custom"]
