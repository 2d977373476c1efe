from __future__ import annotations

import pytest

from isms_lint.testing import lint


def audit(reported_on: str = "", end: str = "", status: str = "", id: str = "AUD-2") -> str:
    text = f"kind: audit\nid: {id}\n"
    for field, value in (("status", status), ("reported_on", reported_on)):
        text += f"{field}: {value}\n" if value else ""
    return text + (f"fieldwork: {{end: {end}}}\n" if end else "")


def review(id: str, held_on: str) -> str:
    return f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {held_on}\n"


def external(start: str, id: str = "SURV-2", more: str = "status: planned\n") -> str:
    return f"kind: external-audit\nid: {id}\ntype: surveillance\nstart: {start}\n{more}"


def found(*records: str, as_of: str = "2026-11-20") -> list[tuple[str, str, list[str]]]:
    result = lint("---\n".join(records), as_of=as_of, select=["SEQ003"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path, [r.id for r in f.related]) for f in result.findings]


LAST = review("MR-2", "2026-10-08")
VISIT = external("2026-11-24")
REPORTED = [("AUD-2", "reported_on", ["MR-2", "SURV-2"])]
ENDED = [("AUD-2", "fieldwork.end", ["MR-2", "SURV-2"])]


def test_reported_between_review_and_external_audit() -> None:
    text = "---\n".join([LAST, audit("2026-10-22"), VISIT])
    (finding,) = lint(text, select=["SEQ003"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("SEQ003", "warning", "guidance")
    assert finding.clauses == ("9.3.2 d3",)
    assert (finding.record_kind, finding.record_id, finding.path) == (
        "audit",
        "AUD-2",
        "reported_on",
    )
    assert (finding.location.line, finding.location.column) == (8, 14)
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("MR-2", 4, "the last review before: 2026-10-08"),
        ("SURV-2", 13, "SURV-2 begins on 2026-11-24"),
    ]
    assert finding.message == (
        "reported on 2026-10-22, after the review of 2026-10-08 and before SURV-2 on 2026-11-24: no"
        " review considers these results before the certification body comes"
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-08", []),
        ("2026-10-09", REPORTED),
        ("2026-11-19", REPORTED),
        ("2026-11-20", []),
        ("2026-10-08T23:30:00Z", []),
        ("2026-10-08T23:30:00-01:00", REPORTED),
    ],
)
def test_days_between(day: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert found(LAST, audit(day), external("2026-11-20")) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-10-08", []), ("2026-10-09", ENDED), ("2026-11-24", [])]
)
def test_fieldwork_ended_without_a_report(
    day: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    done = audit(end=day, status="fieldwork-done")
    assert found(LAST, done, VISIT, as_of="2026-11-30") == expected
    # A report that comes once the body is there does not help.
    late = audit("2026-11-24", end=day)
    assert found(LAST, late, VISIT, as_of="2026-11-30") == expected
    assert found(LAST, audit("2026-11-02", end="2026-10-01"), VISIT) == REPORTED


def test_a_review_in_between() -> None:
    ten = audit("2026-10-22")
    assert found(LAST, ten, review("MR-3", "2026-10-22"), VISIT) == []
    assert found(LAST, ten, review("MR-3", "2026-10-21"), VISIT) == [
        ("AUD-2", "reported_on", ["MR-3", "SURV-2"])
    ]
    # On the first day of the external audit is still before it; the day after is not.
    assert found(LAST, ten, review("MR-3", "2026-11-24"), VISIT) == []
    assert found(LAST, ten, review("MR-3", "2026-11-25"), VISIT) == REPORTED


def test_a_later_review_once_the_body_has_gone() -> None:
    ten = audit("2026-10-22")
    visit = external("2026-11-24", more="status: closed\nend: 2026-11-25\n")
    takes = "inputs: {audit_results: {summary: x, references: [AUD-2]}}\n"
    later = review("MR-3", "2026-12-10")
    # While it goes on, and where the review does not take it up, nothing is cured.
    assert found(LAST, ten, visit, later + takes, as_of="2026-12-11") == []
    assert found(LAST, ten, visit, later, as_of="2026-12-11") == REPORTED
    assert found(LAST, ten, visit, later + takes, as_of="2026-12-09") == REPORTED
    during = review("MR-3", "2026-11-25") + takes
    assert found(LAST, ten, visit, during, as_of="2026-11-25") == REPORTED
    assert found(LAST, ten, visit, during, as_of="2026-11-26") == []
    assert found(LAST + takes, ten, visit, as_of="2026-12-11") == REPORTED


@pytest.mark.parametrize(
    ("status", "as_of", "words"),
    [
        ("planned", "2026-11-23", "considers these results before the certification body comes"),
        ("planned", "2026-11-24", "considers these results before the certification body comes"),
        (
            "in-progress",
            "2026-11-24",
            "considered these results before the certification body came",
        ),
        ("closed", "2026-11-25", "considered these results before the certification body came"),
        (
            "planned",
            "2026-11-25",
            "considered these results before the certification body was to come",
        ),
    ],
)
def test_the_time_it_speaks_in(status: str, as_of: str, words: str) -> None:
    visit = external("2026-11-24", more=f"status: {status}\n")
    text = "---\n".join([LAST, audit("2026-10-22"), visit])
    (finding,) = lint(text, as_of=as_of, select=["SEQ003"]).findings
    assert finding.message.endswith(f": no review {words}")


def test_a_review_that_is_planned_in_time() -> None:
    planned = "kind: management-review\nid: MR-3\nstatus: planned\nplanned_on: {}\n"
    ten = audit("2026-10-22")
    for day in ("2026-11-20", "2026-11-24"):
        assert found(LAST, ten, VISIT, planned.format(day)) == []
    for day in ("2026-11-19", "2026-11-25"):
        assert found(LAST, ten, VISIT, planned.format(day)) == REPORTED
    # Once the body has come, a plan is none any more.
    assert found(LAST, ten, VISIT, planned.format("2026-11-24"), as_of="2026-11-24") == REPORTED


def test_a_review_planned_by_the_last_one() -> None:
    ten = audit("2026-10-22")
    for day, expected in {
        "2026-11-19": REPORTED,
        "2026-11-20": [],
        "2026-11-24": [],
        "2026-11-25": REPORTED,
    }.items():
        last = f"{LAST}next_on: {day}\n"
        assert found(last, ten, VISIT) == expected


def test_only_since_the_external_audit_before() -> None:
    before = external("2025-11-20", "SURV-1", "status: closed\nend: 2025-11-24\n")
    old = review("MR-1", "2025-10-08")
    late = found(old, audit("2025-11-25"), before, VISIT)
    assert late == [("AUD-2", "reported_on", ["MR-1", "SURV-2"])]
    # While it went on is neither before it nor after it.
    assert found(old, audit("2025-11-24"), before, VISIT) == []
    assert found(old, audit("2025-11-19"), before, VISIT) == [
        ("AUD-2", "reported_on", ["MR-1", "SURV-1"])
    ]


def test_planned_day_where_there_is_no_start() -> None:
    planned = "kind: external-audit\nid: SURV-2\nstatus: planned\nplanned_on: 2026-11-24\n"
    (finding,) = lint(
        "---\n".join([LAST, audit("2026-10-22"), planned]), select=["SEQ003"]
    ).findings
    assert [(r.id, r.location.line) for r in finding.related] == [("MR-2", 4), ("SURV-2", 13)]


def test_external_audits_that_do_not_count() -> None:
    ten = audit("2026-10-22")
    for other in (
        VISIT.replace("surveillance", "customer"),
        VISIT.replace("planned", "cancelled"),
        external("2026-11-19", more="status: postponed\n"),
    ):
        assert found(LAST, ten, other) == []
    assert found(LAST, ten, external("2026-11-20", more="status: postponed\n")) == REPORTED


def test_first_stages_and_audits_by_the_way() -> None:
    ten = audit("2026-10-22")
    for type in ("stage-1", "special", "transition"):
        assert found(LAST, ten, VISIT.replace("surveillance", type)) == []
        no_day = f"kind: external-audit\nid: E\ntype: {type}\nstart: 2026-11-03\n"
        # The audit that comes in between does not take the results from the next one.
        assert found(LAST, ten, no_day, VISIT) == REPORTED


def test_audits_that_do_not_count() -> None:
    for status in ("planned", "postponed", "cancelled"):
        assert found(LAST, audit("2026-10-22", status=status), VISIT) == []
    # One that is still going on has not ended.
    assert found(LAST, audit(end="2026-11-21"), VISIT) == []


def test_without_a_review_before() -> None:
    assert found(review("MR-9", "2026-12-08"), audit("2026-10-22"), VISIT) == []


def test_several_audits() -> None:
    second = audit("2026-11-02", id="AUD-3")
    assert [id for id, _, _ in found(LAST, audit("2026-10-22"), second, VISIT)] == [
        "AUD-2",
        "AUD-3",
    ]


def not_evaluated(*records: str) -> list[tuple[str, str]]:
    result = lint("---\n".join(records), select=["SEQ003"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


def test_without_a_day() -> None:
    ten = audit("2026-10-22")
    assert not_evaluated(LAST, ten, external("spring")) == [
        ("SURV-2", "neither start nor planned_on is a date")
    ]
    assert not_evaluated(LAST, ten, external("''", more="status: postponed\n")) == []
    assert not_evaluated(ten, VISIT) == [("", "no management-review records")]
    assert not_evaluated(LAST, VISIT) == [("", "no audit records")]


def test_an_audit_of_another_standard_alone() -> None:
    ten = audit("2026-10-22")
    assert found(LAST, f"{ten}criteria: ['ISO 9001:2015']\n", VISIT) == []
    both = f"{ten}criteria: ['ISO 9001:2015', 'ISO/IEC 27001:2022']\n"
    assert found(LAST, both, VISIT) == REPORTED
