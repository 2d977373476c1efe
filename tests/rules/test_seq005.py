from __future__ import annotations

import pytest

from isms_lint.testing import lint

HUGO = "kind: person\nid: hugo\n"


def nc(raised_on: str = "2026-07-31", more: str = "status: open\n") -> str:
    return f"kind: nonconformity\nid: NC-2\nraised_on: {raised_on}\n{more}"


def car(opened_on: str, more: str = "owner: hugo\ndue_on: 2026-11-30\n", id: str = "CAR-2") -> str:
    return f"kind: corrective-action\nid: {id}\nnonconformity: NC-2\nopened_on: {opened_on}\n{more}"


def review(id: str = "MR-1", held_on: str = "2026-10-08", more: str = "") -> str:
    return f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {held_on}\n{more}"


def found(*records: str, **options: int) -> list[tuple[str, str, list[str]]]:
    text = "---\n".join([HUGO, *records])
    result = lint(text, select=["SEQ005"], parameters={"SEQ005": options})
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.severity.value, [r.id for r in f.related]) for f in result.findings]


MISSED = [("NC-2", "warning", ["MR-1"])]


def test_opened_after_the_review() -> None:
    text = "---\n".join([HUGO, nc(), car("2026-10-12"), review()])
    (finding,) = lint(text, select=["SEQ005"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("SEQ005", "warning", "requirement")
    assert finding.clauses == ("9.3.2 d1", "10.2")
    assert (finding.record_id, finding.path) == ("NC-2", "raised_on")
    assert (finding.location.line, finding.location.column) == (6, 12)
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("MR-1", 19, "MR-1 was held on 2026-10-08"),
        ("CAR-2", 12, "CAR-2 was opened on 2026-10-12"),
    ]
    assert finding.message == (
        "raised on 2026-07-31, 69 days before the review of 2026-10-08, and no corrective action"
        " was under way by then (CAR-2 was opened on 2026-10-12): the review could not be told what"
        " is being done"
    )


@pytest.mark.parametrize(
    ("cars", "why"),
    [
        ([], "none is on record"),
        (["due_on: 2026-11-30\n"], "CAR-2 had no owner"),
        (["owner: TBD\naction: x\n"], "CAR-2 had no owner"),
        (["owner: eli\naction: x\n"], "the owner of CAR-2, eli, was not with the organization"),
        (["owner: IT\naction: x\n"], "the owner of CAR-2, `IT`, is no person or role on record"),
        (
            ["owner: hugo\n"],
            "CAR-2 had no correction, work on the cause, plan or due date",
        ),
        (
            ["title: x\n"],
            "CAR-2 had no owner, and it had no correction, work on the cause, plan or due date",
        ),
        (["owner: eli\naction: x\n", "action: x\n"], None),
    ],
)
def test_it_says_what_was_missing(cars: list[str], why: str | None) -> None:
    eli = "kind: person\nid: eli\nto: 2026-06-30\n"
    records = [car("2026-08-05", more, f"CAR-{n}") for n, more in enumerate(cars, 2)]
    text = "---\n".join([HUGO, eli, nc(), *records, review()])
    (finding,) = lint(text, select=["SEQ005"]).findings
    why = why or "the owner of CAR-2, eli, was not with the organization; CAR-3 had no owner"
    assert f"under way by then ({why}): the review" in finding.message


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-07-30", []), ("2026-07-31", ["CAR-2"]), ("spring", ["CAR-2"])]
)
def test_an_owner_who_handed_over(on: str, expected: list[str]) -> None:
    eli = f"kind: person\nid: eli\nto: 2026-06-30\nhandover: {{to: hugo, on: {on}}}\n"
    action = car("2026-06-15", "owner: eli\ndue_on: 2026-11-30\n")
    text = "---\n".join([HUGO, eli, nc(), action, review()])
    findings = lint(text, select=["SEQ005"]).findings
    assert [r.id for f in findings for r in f.related[1:]] == expected


def test_an_owner_in_another_system() -> None:
    action = car("2026-06-15", "owner: 'hr:17'\ndue_on: 2026-11-30\n")
    text = "---\n".join([nc(), action, review()])
    config = 'select: [SEQ005]\nexternal_ids: ["hr:"]\n'
    assert lint(text, config=config).findings == ()
    assert len(lint(text, select=["SEQ005"]).findings) == 1


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("2026-09-24", MISSED),
        ("2026-09-25", []),
        ("2026-09-24T23:30:00Z", MISSED),
        ("2026-09-24T23:30:00-01:00", []),
    ],
)
def test_days_before_the_review(raised: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert found(nc(raised), review()) == expected


def test_the_days_can_be_set() -> None:
    assert found(nc("2026-10-08"), review(), initiate_days=0) == MISSED
    assert found(nc("2026-10-09"), review(), initiate_days=0) == []


def test_initiated_by_the_day_of_the_review() -> None:
    assert found(nc(), car("2026-10-08"), review()) == []
    assert found(nc(), car("2026-10-09"), review()) == [("NC-2", "warning", ["MR-1", "CAR-2"])]
    # Not yet due is under way; nobody in charge is not.
    assert found(nc(), car("2026-08-05", "due_on: 2026-11-30\n"), review()) != []
    assert found(nc(), car("2026-08-05", "owner: hugo\n"), review()) != []
    corrected = "status: open\ncorrection: {text: revoked, done_on: 2026-10-08}\n"
    assert found(nc(more=corrected), car("2026-08-05", "owner: hugo\n"), review()) == []


def test_error_for_a_major_one() -> None:
    major = nc(more="status: open\ngrade: major\n")
    assert found(major, review()) == [("NC-2", "error", ["MR-1"])]


def test_the_first_review_that_could_have_been_told() -> None:
    later = review("MR-2", "2027-10-08")
    assert found(nc(), car("2026-10-12"), later, review()) == [
        ("NC-2", "warning", ["MR-1", "CAR-2"])
    ]
    # The review too soon after it is none of these; by the next one it had begun.
    assert found(nc("2026-10-01"), car("2026-10-12"), later, review()) == []


def test_a_series_counts_by_its_last_review() -> None:
    first = review("MR-1", "2026-10-08", "series: a\n")
    second = review("MR-2", "2026-10-12", "series: a\n")
    assert found(nc(), car("2026-10-12"), first, second) == []
    assert found(nc(), car("2026-10-13"), first, second) == [("NC-2", "warning", ["MR-2", "CAR-2"])]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("status: withdrawn\n", []),
        ("status: closed\nclosed_on: 2026-10-08\n", []),
        ("status: closed\nclosed_on: 2026-10-09\n", MISSED),
        ("closed_on: 2026-10-08\n", []),
        ("closed_on: 2026-10-09\n", MISSED),
        ("disposition: {car: false, reason: single slip}\n", []),
        ("disposition: {car: false, reason: TBD}\n", MISSED),
        ("disposition: {car: false}\n", MISSED),
        ("disposition: {car: true, reason: recurrent}\n", MISSED),
    ],
)
def test_where_no_action_was_due(more: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert found(nc(more=more), review()) == expected


def test_a_finding_of_an_audit() -> None:
    audit = "kind: audit\nid: AUD-1\nfindings:\n  - {id: NC-2, raised_on: 2026-07-31}\n"
    (finding,) = lint(f"{audit}---\n{review()}", select=["SEQ005"]).findings
    assert (finding.record_kind, finding.record_id) == ("nonconformity", "NC-2")
    assert (finding.path, finding.location.line) == ("raised_on", 4)


def test_the_first_action_is_shown() -> None:
    undated = "kind: corrective-action\nid: CAR-0\nnonconformity: NC-2\n"
    ((_, _, related),) = found(
        nc(), undated, car("2026-11-02", id="CAR-1"), car("2026-10-12"), review()
    )
    assert related == ["MR-1", "CAR-2"]
    text = "---\n".join([nc(), undated, review()])
    (finding,) = lint(text, select=["SEQ005"]).findings
    assert finding.related[1].message == "CAR-0 has no day of opening"


def not_evaluated(*records: str) -> list[tuple[str, str]]:
    result = lint("---\n".join(records), select=["SEQ005"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


def test_missing_days() -> None:
    raised = [("NC-2", "raised_on is missing or not a date")]
    assert not_evaluated("kind: nonconformity\nid: NC-2\n", review()) == raised
    assert not_evaluated(nc("July"), review()) == raised
    closed = [("NC-2", "closed_on is missing or not a date")]
    assert not_evaluated(nc(more="status: closed\n"), review()) == closed
    assert not_evaluated(nc(more="closed_on: May\n"), review()) == closed


def test_an_action_without_a_day() -> None:
    undated = car("''", "owner: hugo\ndue_on: 2026-11-30\n")
    why = [("NC-2", "when CAR-2 was opened is not on record")]
    assert not_evaluated(HUGO, nc(), undated, review()) == why
    # The first work on it tells that it was open.
    for field in ("cause_started_on", "cause_determined_on", "implemented_on"):
        done = f"{undated}{field}: "
        assert found(nc(), f"{done}2026-10-08\n", review()) == []
        assert found(nc(), f"{done}2026-10-09\n", review()) == [
            ("NC-2", "warning", ["MR-1", "CAR-2"])
        ]
    # Whatever the day, without an owner nothing was under way.
    assert found(nc(), car("''", "due_on: 2026-11-30\n"), review()) == [
        ("NC-2", "warning", ["MR-1", "CAR-2"])
    ]


def test_a_series_that_goes_on() -> None:
    first = review("MR-1", "2026-10-08", "series: a\n")
    ahead = "kind: management-review\nid: MR-2\nstatus: planned\nseries: a\nplanned_on: {}\n"
    assert not_evaluated(nc(), first, ahead.format("2026-11-20")) == [
        ("NC-2", "series a still has a planned review")
    ]
    assert found(nc(), first, ahead.format("2026-11-19")) == MISSED


def test_without_a_held_review() -> None:
    assert not_evaluated(nc()) == [("", "no management-review records")]
    assert not_evaluated(nc(), review().replace("status: held", "status: planned")) == []
