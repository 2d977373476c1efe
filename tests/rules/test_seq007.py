from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint


def audit(scope: str = "[full-isms]", id: str = "AUD-1", more: str = "") -> str:
    dates = more or (
        "status: reported\nfieldwork: {start: 2026-09-14, end: 2026-09-16}\nreported_on: 2026-09-25"
    )
    return f"---\nkind: audit\nid: {id}\nscope: {scope}\n{dates}\n"


def review(held_on: str = "2026-10-08", more: str = "status: held") -> str:
    return f"---\nkind: management-review\nid: MR-1\nheld_on: {held_on}\n{more}\n"


def stage(start: str = "2026-11-24", type: str = "stage-2", more: str = "") -> str:
    id = type.upper()
    return f"---\nkind: external-audit\nid: {id}\ntype: {type}\nstart: {start}\n{more}\n"


MISSING = ["STAGE-2 error start missing"]
PLANNED = ["STAGE-2 warning start planned"]


def test_a_round_of_everything_and_a_review() -> None:
    assert judged("SEQ007", audit() + review() + stage()) == []
    assert judged("SEQ007", audit() + review() + stage(type="certification")) == []
    two = audit("['4-7']") + audit("['8-10']", "AUD-2")
    assert judged("SEQ007", two + review() + stage()) == []
    assert judged("SEQ007", audit("['4-7']") + review() + stage()) == MISSING


def test_what_it_says() -> None:
    assert message("SEQ007", audit("['4-7']") + review() + stage()) == (
        "begins on 2026-11-24, and before it no reported internal audit covers clauses 8–10 (11 of"
        " 30 clauses)"
    )
    assert message("SEQ007", stage(), "2026-11-24") == (
        "began on 2026-11-24, and before it no reported internal audit covers clauses 4–10 (30 of"
        " 30 clauses) and no management review was held"
    )
    ahead = review("''", "status: planned\nplanned_on: 2026-11-23")
    assert message("SEQ007", audit() + ahead + stage()) == (
        "begins on 2026-11-24, and so far no management review was held; what is missing is planned"
        " before it"
    )
    assert message("SEQ007", stage(type="stage-1")) == (
        "begins on 2026-11-24, and nothing has begun and no internal audit, done or planned, covers"
        " clauses 4–10 (30 of 30 clauses) and no management review is planned: by the first stage"
        " internal audit and review are planned and under way"
    )


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-11-24", []), ("2026-11-25", MISSING), ("2020-01-01", [])]
)
def test_the_review_comes_before(day: str, expected: list[str]) -> None:
    assert judged("SEQ007", audit() + review(day) + stage(), "2026-12-10") == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("status: reported\nfieldwork: {end: 2026-11-20}\nreported_on: 2026-11-24", []),
        ("status: reported\nfieldwork: {end: 2026-11-20}\nreported_on: 2026-11-25", MISSING),
        ("status: fieldwork-done\nfieldwork: {end: 2026-09-16}", MISSING),
        ("status: in-progress\nfieldwork: {start: 2026-09-16}", MISSING),
        ("status: cancelled\nplanned_on: 2026-09-16", MISSING),
        ("status: reported\nfieldwork: {end: 2026-11-25}", MISSING),
        ("status: closed\nfieldwork: {end: 2026-11-20}", []),
    ],
)
def test_the_audit_is_completed_and_reported_before(dates: str, expected: list[str]) -> None:
    text = audit(more=dates) + review() + stage()
    assert judged("SEQ007", text, "2026-12-10") == expected


PROCESSES = "---\nkind: process\nrecords: [{id: hiring, controls: [A.6.1, A.6.2]}, {id: backup}]\n"


def test_the_scope_is_seen_too() -> None:
    clauses = audit("['4-10']")
    assert judged("SEQ007", clauses + review() + stage()) == []
    assert message("SEQ007", PROCESSES + clauses + review() + stage()) == (
        "begins on 2026-11-24, and before it no reported internal audit covers backup and hiring of"
        " the scope"
    )
    assert judged("SEQ007", PROCESSES + audit() + review() + stage()) == []
    # One control of a process is a look at it; the name of one without controls is needed.
    some = audit("['4-10', A.6.2, backup]")
    assert judged("SEQ007", PROCESSES + some + review() + stage()) == []
    # What the statement of scope leaves out is not asked for.
    scope = "---\nkind: scope\nid: SCOPE\nprocesses: [hiring]\n"
    some = audit("['4-10', A.6.2]")
    assert judged("SEQ007", PROCESSES + scope + some + review() + stage()) == []
    assert message("SEQ007", PROCESSES + scope + audit("['4-9']") + review() + stage()) == (
        "begins on 2026-11-24, and before it no reported internal audit covers clause 10 (2 of 30"
        " clauses) or hiring of the scope"
    )


def test_what_is_planned_before_it() -> None:
    half = audit("['4-7']")
    rest = audit("['8-10']", "AUD-2", "status: planned\nplanned_on: {}")
    assert judged("SEQ007", half + rest.format("2026-11-24") + review() + stage()) == PLANNED
    assert judged("SEQ007", half + rest.format("2026-11-25") + review() + stage()) == MISSING
    ahead = review("''", "status: planned\nplanned_on: {}")
    assert judged("SEQ007", audit() + ahead.format("2026-11-24") + stage()) == PLANNED
    assert judged("SEQ007", audit() + ahead.format("2026-11-25") + stage()) == MISSING
    # All that is missing has to be.
    assert judged("SEQ007", half + ahead.format("2026-11-24") + stage()) == MISSING
    # A plan is none once the body is there.
    text = half + rest.format("2026-11-24") + review() + stage()
    assert judged("SEQ007", text, "2026-11-24") == MISSING


@pytest.mark.parametrize(
    ("dates", "expected", "told"),
    [
        (
            "status: fieldwork-done\nfieldwork: {end: 2026-10-20}",
            MISSING,
            "; AUD-1 ended on 2026-10-20, and is not reported",
        ),
        ("status: fieldwork-done\nfieldwork: {end: 2026-10-21}", PLANNED, ""),
        ("status: in-progress\nfieldwork: {start: 2026-11-18}", PLANNED, ""),
        ("status: planned\nplanned_on: 2026-11-20", PLANNED, ""),
        (
            "status: planned\nplanned_on: 2026-11-19",
            MISSING,
            "; AUD-1 was planned for 2026-11-19, and is not on record as done",
        ),
    ],
)
def test_an_audit_whose_day_is_past_is_planned_no_more(
    dates: str, expected: list[str], told: str
) -> None:
    text = audit(more=dates) + review() + stage()
    assert judged("SEQ007", text) == expected
    (finding,) = lint(text, select=["SEQ007"]).findings
    assert [one.id for one in finding.related] == (["AUD-1"] if told else [])
    if told:
        assert finding.message == (
            "begins on 2026-11-24, and before it no reported internal audit covers clauses 4–10"
            f" (30 of 30 clauses){told}"
        )


def test_which_audits_are_named() -> None:
    done = audit("['4-7']", more="status: fieldwork-done\nfieldwork: {end: 2026-11-18}")
    # It would add nothing to what is missing.
    rest = audit("['4-7']", "AUD-2")
    assert message("SEQ007", done + rest + review() + stage()).endswith("(11 of 30 clauses)")
    # An entry of a programme is no audit to name.
    programme = (
        "---\nkind: audit-programme\nid: PRG\nstatus: approved\n"
        "entries: [{audit: AUD-9, planned_on: 2026-11-19, scope: [full-isms]}]\n"
    )
    assert message("SEQ007", programme + review() + stage()).endswith("(30 of 30 clauses)")
    late = audit(more="status: reported\nfieldwork: {end: 2026-11-20}\nreported_on: 2026-11-25")
    assert message("SEQ007", late + review() + stage(), "2026-12-10").endswith(
        "(30 of 30 clauses); AUD-1 was reported on 2026-11-25"
    )


def test_what_is_planned_long_before_it() -> None:
    ahead = review("''", "status: planned\nplanned_on: 2026-11-20")
    text = audit() + ahead + stage("2027-02-18")
    assert judged("SEQ007", text) == ["STAGE-2 warning start planned"]
    assert judged("SEQ007", text, "2026-11-19") == []
    assert judged("SEQ007", text, ahead_days=89) == []
    assert judged("SEQ007", audit() + stage("2027-06-01")) == MISSING


def test_certifications_that_are_decided() -> None:
    decided = stage(more="decided_on: 2026-12-08")
    assert judged("SEQ007", decided, "2026-12-08") == []
    assert judged("SEQ007", decided, "2026-12-07") == MISSING
    certificate = "---\nkind: organization\nid: o\ncertificate: {{decided_on: {}}}\n"
    assert judged("SEQ007", stage() + certificate.format("2026-11-24"), "2026-12-08") == []
    assert judged("SEQ007", stage() + certificate.format("2026-11-23"), "2026-12-08") == MISSING
    # A later visit shows it too.
    later = stage("2027-11-02", "surveillance")
    assert judged("SEQ007", stage() + later, "2027-11-02") == []


@pytest.mark.parametrize("type", ["surveillance", "recertification", "special", "customer", "''"])
def test_other_audits(type: str) -> None:
    assert judged("SEQ007", stage(type=type)) == []
    assert judged("SEQ007", stage(more="status: cancelled")) == []


FIRST = ["STAGE-1 warning start stage-1"]


def test_a_first_stage_is_content_with_a_beginning() -> None:
    first = stage("2026-11-10", "stage-1")
    planned_review = review("''", "status: planned\nplanned_on: 2026-12-01")
    planned = audit("['8-10']", "AUD-2", "status: planned\nplanned_on: 2026-12-05")
    half = audit("['4-7']")
    assert judged("SEQ007", half + planned + planned_review + first) == []
    assert judged("SEQ007", half + planned + review() + first) == []
    # Everything planned, nothing begun.
    all_planned = audit(more="status: planned\nplanned_on: 2026-12-05")
    assert judged("SEQ007", all_planned + planned_review + first) == FIRST
    assert message("SEQ007", all_planned + planned_review + first) == (
        "began on 2026-11-10, and nothing has begun: by the first stage internal audit and review"
        " are planned and under way"
    )
    begun = audit(more="status: in-progress\nfieldwork: {start: 2026-11-10}")
    assert judged("SEQ007", begun + planned_review + first) == []
    late = audit(more="status: in-progress\nfieldwork: {start: 2026-11-11}")
    assert judged("SEQ007", late + planned_review + first) == FIRST
    # Begun, and the rest not planned.
    assert judged("SEQ007", half + planned_review + first) == FIRST
    assert judged("SEQ007", half + planned + first) == FIRST
    # Still ahead: what is planned to have begun by then will do.
    ahead = stage("2026-12-05", "stage-1")
    assert judged("SEQ007", all_planned + planned_review + ahead) == []


def test_a_first_stage_is_past_when_the_second_begins() -> None:
    first = stage("2026-10-20", "stage-1")
    ready = audit() + review("2026-11-10")
    second = stage("2026-11-17")
    assert judged("SEQ007", first + second) == ["STAGE-2 error start missing"]
    assert judged("SEQ007", ready + first + second) == []


def test_what_cannot_be_judged() -> None:
    undated = audit(more="status: reported")
    assert judged("SEQ007", undated + review() + stage()) == [
        "? STAGE-2: when AUD-1 took place is not on record"
    ]
    half = audit("['4-7']", "AUD-2", "status: reported")
    assert judged("SEQ007", audit() + half + stage()) == MISSING
    assert judged("SEQ007", audit() + review("autumn") + stage()) == [
        "? STAGE-2: when MR-1 was held is not on record"
    ]
    assert judged("SEQ007", stage("soon")) == ["? STAGE-2: neither start nor planned_on is a date"]
    assert judged("SEQ007", stage("soon", more="status: postponed")) == []
    assert judged("SEQ007", undated + stage(type="stage-1")) == [
        "? STAGE-1: when AUD-1 took place is not on record"
    ]


def test_a_report_that_is_not_late_yet_is_still_to_come() -> None:
    over = audit(more="status: fieldwork-done\nfieldwork: {end: 2026-11-18}")
    assert message("SEQ007", over + review() + stage()) == (
        "begins on 2026-11-24, and so far no reported internal audit covers clauses 4–10 (30 of 30"
        " clauses); what is missing is planned before it; the report of AUD-1, which ended on"
        " 2026-11-18, is still to come"
    )
    own = "---\nkind: organization\nid: org\ndeadlines: {report_days: 1}\n"
    assert judged("SEQ007", over + review() + stage() + own) == MISSING
    assert judged("SEQ007", over + review() + stage(), "2026-11-24") == MISSING
