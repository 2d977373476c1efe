from __future__ import annotations

import pytest
from judge import judged

from isms_lint.testing import lint

Judged = tuple[list[tuple[str, str, str]], list[str]]

CAR = "kind: corrective-action\nid: CAR-1\n"


def found(text: str, as_of: str = "2026-11-20", grace: int = 0) -> Judged:
    result = lint(
        text, as_of=as_of, select=["CAR005"], parameters={"CAR005": {"grace_days": grace}}
    )
    assert not result.errors
    return (
        [(f.record_id, f.message_id, str(f.severity)) for f in result.findings],
        [o[3] for o in result.not_evaluated],
    )


LATE: Judged = ([("CAR-1", "overdue", "warning")], [])
MAJOR: Judged = ([("CAR-1", "overdue-major", "error")], [])
FINE: Judged = ([], [])


def test_overdue() -> None:
    result = lint(CAR + "status: planned\ndue_on: 2026-09-30\n", select=["CAR005"])
    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("CAR005", "warning")
    assert finding.basis == "organization's own rule"
    assert (finding.path, finding.location.line) == ("due_on", 4)
    assert finding.message == "due on 2026-09-30 and still open on 2026-11-20, 51 days later"
    assert finding.related == ()


@pytest.mark.parametrize(
    ("as_of", "grace", "expected"),
    [
        ("2026-09-30", 0, FINE),
        ("2026-10-01", 0, LATE),
        ("2026-10-10", 10, FINE),
        ("2026-10-11", 10, LATE),
        ("2026-10-11", 10**12, FINE),
    ],
)
def test_the_day_after(as_of: str, grace: int, expected: object) -> None:
    assert found(CAR + "status: planned\ndue_on: 2026-09-30", as_of, grace) == expected


def test_one_day_reads_as_one() -> None:
    result = lint(CAR + "due_on: 2026-09-30", as_of="2026-10-01", select=["CAR005"])
    assert [f.message for f in result.findings] == [
        "due on 2026-09-30 and still open on 2026-10-01, 1 day later"
    ]


def test_error_where_the_nonconformity_is_major() -> None:
    text = (
        CAR + "due_on: 2026-09-30\nnonconformity: [NC-1, NC-2]\n---\nkind: nonconformity\n"
        "records:\n  - {id: NC-1, grade: minor}\n  - {id: NC-2, grade: major}\n"
    )
    result = lint(text, select=["CAR005"])
    (finding,) = result.findings
    assert (finding.severity, finding.message_id) == ("error", "overdue-major")
    assert [(r.id, r.location.line) for r in finding.related] == [("NC-2", 9)]
    assert found(text) == MAJOR
    assert found(text.replace("major", "minor")) == LATE
    assert found(text.replace("grade: major", "grade: major, status: withdrawn")) == LATE
    assert found(CAR + "due_on: 2026-09-30\nnonconformity: NC-9") == LATE


@pytest.mark.parametrize("status", ["closed", "rejected"])
def test_closed_and_rejected(status: str) -> None:
    assert found(CAR + f"status: {status}\ndue_on: 2026-09-30") == FINE


def test_closed_by_date() -> None:
    text = CAR + "due_on: 2026-09-30\nclosed_on: 2026-11-01"
    assert found(text) == FINE
    assert found(text, "2026-10-31") == LATE
    assert found(text, "2026-11-01") == FINE


def test_open_is_not_overdue() -> None:
    assert found(CAR + "status: opened\nopened_on: 2026-01-05\ndue_on: 2026-12-31") == FINE


@pytest.mark.parametrize("due_on", ["2026-09-30", "2026-11-19"])
def test_extended(due_on: str) -> None:
    agreed = "reason: part came late, approved_by: bo, approved_on: 2026-09-20"
    text = f"{CAR}due_on: {due_on}\nextensions: [{{from: 2026-09-30, to: 2026-11-19, {agreed}}}]"
    assert found(text, "2026-11-19") == FINE
    assert found(text, "2026-11-20") == LATE
    # A date that somebody moved alone stays where it was, unless `due_on` moved too.
    alone = text.replace("approved_by: bo, ", "")
    assert found(alone, "2026-11-19") == (LATE if due_on == "2026-09-30" else FINE)
    # An extension in hindsight: on the day before it, the old date had passed.
    late = text.replace("2026-09-20", "2026-10-15")
    assert found(late, "2026-10-14") == LATE
    assert found(late, "2026-10-15") == FINE


@pytest.mark.parametrize(
    ("implemented", "grace", "expected"),
    [
        ("2026-09-30", 0, FINE),
        ("2026-10-01", 0, LATE),
        ("2026-10-01", 1, FINE),
        ("2026-10-02", 1, LATE),
        ("TBD", 0, LATE),
        ("2026-11-21", 0, LATE),
    ],
)
def test_implemented_in_time(implemented: str, grace: int, expected: object) -> None:
    text = CAR + f"status: implemented\ndue_on: 2026-09-30\nimplemented_on: {implemented}"
    assert found(text, grace=grace) == expected


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            "implemented_on: 2026-10-02",
            "implemented on 2026-10-02, 2 days late, and not yet verified",
        ),
        (
            "implemented_on: 2026-10-01",
            "implemented on 2026-10-01, 1 day late, and not yet verified",
        ),
        (
            "implemented_on: 2026-10-02\nverified: {on: 2026-11-02, result: effective}",
            "implemented on 2026-10-02, 2 days late, and not yet closed",
        ),
        (
            "implemented_on: 2026-10-02\nverified: {on: 2026-11-21, result: effective}",
            "implemented on 2026-10-02, 2 days late, and not yet verified",
        ),
    ],
)
def test_implemented_late_says_so(more: str, words: str) -> None:
    text = f"{CAR}due_on: 2026-09-30\n{more}"
    assert [f.message for f in lint(text, select=["CAR005"]).findings] == [
        f"due on 2026-09-30, {words}"
    ]
    major = text + "\nnonconformity: NC-1\n---\n{kind: nonconformity, id: NC-1, grade: major}"
    assert [f.message for f in lint(major, select=["CAR005"]).findings] == [
        f"due on 2026-09-30, {words}; it answers the major nonconformity NC-1"
    ]


def test_what_cannot_be_judged() -> None:
    assert found(CAR + "status: planned") == FINE
    assert found(CAR + "due_on: 30/09/2026") == ([], ["`due_on` cannot be read as a date"])
    assert found(CAR + "due_on: 2026-09-30\nimplemented_on: September") == (
        [],
        ["`implemented_on` cannot be read as a date"],
    )
    assert found(CAR + "due_on: 2026-12-01\nimplemented_on: September") == FINE


def test_the_day_is_the_organizations_own() -> None:
    text = CAR + "due_on: 2026-11-20\n---\nkind: organization\nid: o\ntimezone: Asia/Tokyo\n"
    assert found(text, "2026-11-20T14:59:00+00:00") == FINE
    assert found(text, "2026-11-20T15:01:00+00:00") == LATE
    # 00:30 on the 20th in Tokyo is still the 19th in UTC.
    text = text.replace("2026-11-20", "2026-11-19T15:30:00+00:00")
    assert found(text, "2026-11-20T03:00:00+00:00") == FINE


def test_leap_days() -> None:
    assert found(CAR + "due_on: 2028-02-28", "2028-02-29", 1) == FINE
    assert found(CAR + "due_on: 2028-02-28", "2028-03-01", 1) == LATE
    assert found(CAR + "due_on: 2028-02-29", "2028-02-29") == FINE
    assert found(CAR + "due_on: 2027-02-29", "2028-02-29") == (
        [],
        ["`due_on` cannot be read as a date"],
    )


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("withdrawn", "withdrawn"), []),
        (("withdrawn", "open"), ["CAR-1 warning due_on overdue"]),
    ],
)
def test_nothing_is_late_where_all_it_answers_was_withdrawn(
    statuses: tuple[str, str], expected: list[str]
) -> None:
    one, other = statuses
    text = f"""
    kind: corrective-action
    id: CAR-1
    status: planned
    due_on: 2026-09-30
    nonconformity: [NC-1, NC-2]
    ---
    kind: nonconformity
    records: [{{id: NC-1, status: {one}}}, {{id: NC-2, status: {other}}}]
    """
    assert judged("CAR005", text) == expected
