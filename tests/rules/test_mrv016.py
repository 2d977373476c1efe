from __future__ import annotations

import pytest

from isms_lint.testing import lint


def nc(id: str, raised_on: str = "2026-07-17", more: str = "status: open\n") -> str:
    return f"kind: nonconformity\nid: {id}\nraised_on: {raised_on}\n{more}"


def car(id: str, of: str, opened_on: str = "2026-08-05", more: str = "status: planned\n") -> str:
    return f"kind: corrective-action\nid: {id}\nnonconformity: {of}\nopened_on: {opened_on}\n{more}"


def review(id: str, held_on: str, nonconformities: str = "two", series: str = "''") -> str:
    return (
        f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {held_on}\nseries: {series}\n"
        f"inputs: {{nonconformities: {nonconformities}}}\n"
    )


def found(*records: str) -> list[tuple[str, str, list[str]]]:
    result = lint("---\n".join(records), select=["MRV016"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.severity.value, [r.id for r in f.related]) for f in result.findings]


FIRST = review("MR-1", "2025-10-08", "none")


def test_counted_but_not_named() -> None:
    text = "---\n".join([nc("NC-1"), nc("NC-2"), FIRST, review("MR-2", "2026-10-08", "2 NCs")])
    (finding,) = lint(text, select=["MRV016"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("MRV016", "warning", "requirement")
    assert finding.clauses == ("9.3.2 d1",)
    assert (finding.record_id, finding.path) == ("MR-2", "inputs.nonconformities")
    assert (finding.location.line, finding.location.column) == (23, 27)
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("NC-1", 3, "NC-1 was raised on 2026-07-17"),
        ("NC-2", 8, "NC-2 was raised on 2026-07-17"),
    ]
    assert finding.message == (
        "the input on nonconformities does not name NC-1 and NC-2, open on 2026-10-08 or closed"
        " since 2025-10-08: that their status was presented cannot be shown"
    )


@pytest.mark.parametrize(
    "said",
    [
        "{references: [NC-1, NC-2]}",
        "NC-1 open; NC-2 in work.",
        "{summary: NC-1, trend: CAR-2 planned}",
        "{references: [CAR-2, NC-1]}",
    ],
)
def test_named_by_its_own_id_or_its_corrective_action(said: str) -> None:
    records = [nc("NC-1"), nc("NC-2"), car("CAR-2", "NC-2")]
    assert found(FIRST, *records, review("MR-2", "2026-10-08", said)) == []


def test_a_longer_id_is_another() -> None:
    assert found(FIRST, nc("NC-1"), review("MR-2", "2026-10-08", "NC-11")) == [
        ("MR-2", "warning", ["NC-1"])
    ]


@pytest.mark.parametrize(
    "said",
    [
        "{summary: two, evidence: [{uri: ncs.csv, sha256: ab12}]}",
        "{summary: two, evidence: [EV-1]}",
        "{summary: two, evidence: EV-1}",
        "{summary: two, references: [DOC-1]}",
        "{references: [EV-1]}",
        "{references: [NCS]}",
    ],
)
def test_a_register_that_was_presented_shows_them_all(said: str) -> None:
    register = "kind: nonconformity\nid: NCS\nrecords: [{id: NC-1, raised_on: 2026-07-17}]\n"
    held = "kind: evidence\nid: EV-1\n---\nkind: document\nid: DOC-1\n"
    assert found(FIRST, register, held, review("MR-2", "2026-10-08", said)) == []


def test_a_register_shown_to_another_review_in_the_time() -> None:
    between = review("MR-3", "2026-09-10", "one")
    last = review("MR-4", "2026-10-08", "{references: [NC-1]}", "a")
    document = "kind: document\nid: DOC-1\n"

    def shown(what: str) -> list[tuple[str, str, list[str]]]:
        first = review("MR-2", "2026-08-10", what, "a")
        return found(nc("NC-1"), FIRST, first, between, last, document)

    assert shown("{references: [DOC-1]}") == []
    assert shown("one") == [("MR-3", "warning", ["NC-1"])]


def test_evidence_without_a_hash_does_not() -> None:
    for said in ("{evidence: [ncs.csv]}", "{evidence: [{uri: ncs.csv}]}", "{references: [X-1]}"):
        assert len(found(FIRST, nc("NC-1"), review("MR-2", "2026-10-08", said))) == 1


def test_error_where_one_is_major() -> None:
    major = nc("NC-2", more="status: open\ngrade: major\n")
    text = "---\n".join([FIRST, nc("NC-1"), major, review("MR-2", "2026-10-08")])
    (finding,) = lint(text, select=["MRV016"]).findings
    assert finding.severity == "error"
    assert "NC-1 and NC-2 (major), open" in finding.message
    assert found(FIRST, nc("NC-1"), major, review("MR-2", "2026-10-08", "NC-2")) == [
        ("MR-2", "warning", ["NC-1"])
    ]


@pytest.mark.parametrize(
    ("raised", "more", "expected"),
    [
        ("2026-10-08", "status: open\n", 1),
        ("2026-10-09", "status: open\n", 0),
        ("2025-01-10", "closed_on: 2026-10-08\n", 1),
        ("2025-01-10", "closed_on: 2026-10-09\n", 1),
        ("2025-01-10", "closed_on: 2025-10-09\n", 1),
        ("2025-01-10", "closed_on: 2025-10-08\n", 0),
        ("2025-01-10", "status: closed\nclosed_on: 2025-10-09\n", 1),
        ("2025-01-10", "status: closed\nclosed_on: 2025-10-08\n", 0),
        ("2026-07-17", "status: withdrawn\n", 0),
        ("2026-10-08T23:30:00Z", "status: open\n", 1),
        ("2026-10-08T23:30:00-01:00", "status: open\n", 0),
    ],
)
def test_open_on_the_day_or_closed_in_the_period(raised: str, more: str, expected: int) -> None:
    # The first review names it, so that only the second is in question.
    first = review("MR-1", "2025-10-08", "NC-1")
    second = review("MR-2", "2026-10-08")
    assert len(found(first, nc("NC-1", raised, more), second)) == expected


@pytest.mark.parametrize(("closed", "expected"), [("2025-10-08", 0), ("2025-10-09", 1)])
def test_the_first_review_looks_back_one_interval(closed: str, expected: int) -> None:
    one = nc("NC-1", "2025-01-10", f"status: closed\nclosed_on: {closed}\n")
    assert len(found(one, review("MR-2", "2026-10-08"))) == expected


def test_an_action_alone_where_its_nonconformity_is_not_in_question() -> None:
    old = nc("NC-1", "2025-01-10", "status: closed\nclosed_on: 2025-03-01\n")
    first, second = review("MR-1", "2025-10-08", "NC-1"), review("MR-2", "2026-10-08")
    assert found(first, old, car("CAR-1", "NC-1"), second) == [("MR-2", "warning", ["CAR-1"])]
    assert found(first, old, car("CAR-1", "NC-1"), review("MR-2", "2026-10-08", "CAR-1")) == []
    # Under a nonconformity that is listed itself, it is not listed again.
    assert found(FIRST, nc("NC-2"), car("CAR-2", "NC-2"), second) == [("MR-2", "warning", ["NC-2"])]
    assert (
        found(FIRST, nc("NC-2"), car("CAR-2", "NC-2"), review("MR-2", "2026-10-08", "NC-2")) == []
    )
    # A major one's action is as grave as itself.
    major = old + "grade: major\n"
    assert found(first, major, car("CAR-1", "NC-1"), second) == [("MR-2", "error", ["CAR-1"])]


@pytest.mark.parametrize(
    ("opened", "more", "expected"),
    [
        ("2026-10-08", "status: opened\n", 1),
        ("2026-10-09", "status: opened\n", 0),
        ("2025-01-10", "status: closed\nclosed_on: 2025-10-08\n", 0),
        ("2025-01-10", "status: closed\nclosed_on: 2025-10-09\n", 1),
        ("2025-01-10", "status: closed\nclosed_on: 2026-10-09\n", 1),
        ("2026-08-05", "status: rejected\n", 0),
        ("2026-08-05", "status: verified\n", 1),
    ],
)
def test_actions_open_on_the_day_or_closed_in_the_period(
    opened: str, more: str, expected: int
) -> None:
    first = review("MR-1", "2025-10-08", "CAR-1")
    second = review("MR-2", "2026-10-08")
    assert len(found(first, car("CAR-1", "NC-9", opened, more), second)) == expected


def test_a_series_names_them_together() -> None:
    q1 = review("MR-Q1", "2026-08-10", "NC-1", "a")
    q2 = review("MR-Q2", "2026-10-08", "NC-2", "a")
    assert found(FIRST, nc("NC-1"), nc("NC-2"), q1, q2) == []
    assert found(FIRST, nc("NC-1"), nc("NC-3"), q1, q2) == [("MR-Q2", "warning", ["NC-3"])]


def test_findings_of_an_audit_count() -> None:
    audit = "kind: audit\nid: AUD-1\nfindings: [{id: NC-1, raised_on: 2026-03-20}]\n"
    assert found(FIRST, audit, review("MR-2", "2026-10-08")) == [("MR-2", "warning", ["NC-1"])]


def test_without_the_input_another_rule_speaks() -> None:
    assert found(FIRST, nc("NC-1"), review("MR-2", "2026-10-08", "''")) == []


def not_evaluated(*records: str) -> list[tuple[str, str]]:
    result = lint("---\n".join(records), select=["MRV016"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


def test_an_input_that_may_still_come() -> None:
    ahead = (
        "kind: management-review\nid: MR-3\nseries: a\nstatus: planned\nplanned_on: 2026-12-01\n"
    )
    assert not_evaluated(nc("NC-1"), review("MR-2", "2026-10-08", "''", "a"), ahead) == [
        ("MR-2", "series a still has a planned review")
    ]


def test_missing_days_are_not_guessed() -> None:
    second = review("MR-2", "2026-10-08")
    for undated in (
        "kind: nonconformity\nid: NC-1\nstatus: open\n",
        nc("NC-1", "TBD"),
        nc("NC-1", more="status: closed\n"),
        nc("NC-1", more="closed_on: May\n"),
    ):
        assert not_evaluated(undated, second) == [
            ("MR-2", "when NC-1 began or ended is missing or not a date")
        ]
        assert not_evaluated(undated, review("MR-2", "2026-10-08", "NC-1")) == []
    for undated in (
        "kind: corrective-action\nid: CAR-1\nstatus: opened\n",
        car("CAR-1", "NC-9", more="status: closed\n"),
        car("CAR-1", "NC-9", more="closed_on: May\n"),
    ):
        assert not_evaluated(undated, second) == [
            ("MR-2", "when CAR-1 began or ended is missing or not a date")
        ]
    # `TBD` is no day of closing: it is open.
    assert len(found(nc("NC-1", more="closed_on: TBD\n"), second)) == 1
    assert len(found(car("CAR-1", "NC-9", more="closed_on: TBD\n"), second)) == 1
    first = review("MR-1", "2025-10-08", "NC-1")
    # Closed before the period, or raised after it, whatever the other day was.
    assert not_evaluated(nc("NC-1", "TBD", "closed_on: 2025-10-08\n"), first, second) == []
    assert not_evaluated(nc("NC-1", "2026-10-09", "status: closed\n"), second) == []


def test_a_review_without_a_day() -> None:
    assert not_evaluated(nc("NC-1"), "kind: management-review\nid: MR-1\nstatus: held\n") == [
        ("MR-1", "held_on is missing")
    ]
