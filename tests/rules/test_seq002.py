from __future__ import annotations

import pytest

from isms_lint.testing import lint


def audit(start: str, reported_on: str = "", status: str = "reported") -> str:
    report = f"reported_on: {reported_on}\n" if reported_on else ""
    return f"kind: audit\nid: AUD-2\nstatus: {status}\nfieldwork: {{start: {start}}}\n{report}"


def review(id: str, held_on: str, said: str = "none", series: str = "''") -> str:
    return (
        f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {held_on}\nseries: {series}\n"
        f"inputs: {{audit_results: {said}}}\n"
    )


def found(*records: str) -> list[tuple[str, str, list[str]]]:
    result = lint("---\n".join(records), select=["SEQ002"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.message_id, [r.id for r in f.related]) for f in result.findings]


SPANNING = audit("2026-10-05", "2026-10-26")
LAST = review("MR-2", "2026-10-08")
LATER = [("AUD-2", "reported-later", ["MR-2"])]


def test_a_review_between_fieldwork_and_report() -> None:
    (finding,) = lint(f"{SPANNING}---\n{LAST}", select=["SEQ002"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("SEQ002", "warning", "guidance")
    assert finding.clauses == ("9.3.2 d3",)
    assert (finding.record_id, finding.path) == ("AUD-2", "fieldwork.start")
    assert (finding.location.line, finding.location.column) == (4, 20)
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("MR-2", 10, "MR-2 was held on 2026-10-08")
    ]
    assert finding.message == (
        "fieldwork began on 2026-10-05 and was reported on 2026-10-26; the review of 2026-10-08"
        " lies between: it had no results of this audit to consider"
    )


@pytest.mark.parametrize(
    ("start", "report", "expected"),
    [
        ("2026-10-08", "2026-10-09", LATER),
        ("2026-10-09", "2026-10-20", []),
        ("2026-10-01", "2026-10-08", []),
        ("2026-10-01", "2026-10-08T23:30:00Z", []),
        ("2026-10-01", "2026-10-08T23:30:00-01:00", LATER),
    ],
)
def test_days_around_the_review(
    start: str, report: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert found(audit(start, report), LAST) == expected


def test_no_report_on_record() -> None:
    for status in ("in-progress", "fieldwork-done"):
        text = f"{audit('2026-10-05', status=status)}---\n{LAST}"
        (finding,) = lint(text, select=["SEQ002"]).findings
        assert finding.message_id == "unreported"
        assert finding.message == (
            "fieldwork began on 2026-10-05 and no report is on record; the review of 2026-10-08"
            " came in the meantime: it had no results of this audit to consider"
        )


def test_only_the_first_review_after_fieldwork_began() -> None:
    running = audit("2024-05-05", status="in-progress")
    first = review("MR-1", "2024-10-08")
    assert found(running, LAST, first) == [("AUD-2", "unreported", ["MR-1"])]
    # Reported before the first review on or after it began: nothing is spanned.
    assert found(audit("2025-10-09", "2026-10-01"), review("MR-1", "2025-10-08"), LAST) == []


def test_cured_by_a_later_review_of_the_series() -> None:
    first = review("MR-2", "2026-10-08", series="a")
    for said in ("AUD-2", "{references: [AUD-2]}", "NC-1"):
        named = SPANNING + "findings: [{id: NC-1}]\n"
        assert found(named, first, review("MR-3", "2026-10-26", said, "a")) == []
    # It has to be there for it, and to take it up.
    assert found(SPANNING, first, review("MR-3", "2026-10-25", "AUD-2", "a")) == LATER
    assert found(SPANNING, first, review("MR-3", "2026-10-26", "none", "a")) == LATER
    # In the same series.
    assert found(SPANNING, first, review("MR-3", "2026-10-26", "AUD-2", "b")) == LATER
    assert found(SPANNING, LAST, review("MR-3", "2026-10-26", "AUD-2")) == LATER


def test_interim_results_are_results() -> None:
    named = "{{summary: so far, references: [{}], interim: {}}}"
    assert found(SPANNING, review("MR-2", "2026-10-08", named.format("AUD-2", "true"))) == []
    assert found(SPANNING, review("MR-2", "2026-10-08", named.format("AUD-2", "false"))) == LATER
    assert found(SPANNING, review("MR-2", "2026-10-08", named.format("AUD-1", "true"))) == LATER


def test_audits_that_did_not_take_place() -> None:
    for status in ("planned", "postponed", "cancelled"):
        assert found(audit("2026-10-05", status=status), LAST) == []


def test_reviews_that_were_not_held() -> None:
    planned = "kind: management-review\nid: MR-1\nstatus: planned\nheld_on: 2026-10-08\n"
    assert found(SPANNING, planned) == []


def not_evaluated(*records: str) -> list[tuple[str, str]]:
    result = lint("---\n".join(records), select=["SEQ002"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


def test_missing_days() -> None:
    no_start = "kind: audit\nid: AUD-2\nstatus: reported\nreported_on: {}\n"
    why = [("AUD-2", "fieldwork.start is missing or not a date")]
    assert not_evaluated(no_start.format("2026-10-09"), LAST) == why
    assert not_evaluated(audit("autumn", "2026-10-26"), LAST) == why
    # Reported by the day of every review: it spans none, whenever it began.
    assert found(no_start.format("2026-10-08"), LAST) == []
    for undated in (audit("2026-10-05"), audit("2026-10-05", "soon", "in-progress")):
        assert not_evaluated(undated, LAST) == [("AUD-2", "reported_on is missing or not a date")]
    assert not_evaluated(SPANNING) == [("", "no management-review records")]


def test_a_series_that_goes_on() -> None:
    first = review("MR-2", "2026-10-08", series="a")
    ahead = "kind: management-review\nid: MR-3\nstatus: planned\nseries: a\nplanned_on: {}\n"
    assert not_evaluated(SPANNING, first, ahead.format("2026-11-20")) == [
        ("AUD-2", "series a still has a planned review")
    ]
    assert found(SPANNING, first, ahead.format("2026-11-19")) == LATER


def test_an_audit_of_another_standard_alone() -> None:
    assert found(f"{SPANNING}criteria: ['ISO 9001:2015']\n", LAST) == []
    assert found(f"{SPANNING}criteria: ['ISO 9001:2015', 'ISO/IEC 27001:2022']\n", LAST) == LATER
