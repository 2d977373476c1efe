from __future__ import annotations

import pytest
from judge import judged, message

FIELDWORK = "kind: audit\nid: AUD-1\nfieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
DONE = FIELDWORK + "status: fieldwork-done\n"
REPORTED = FIELDWORK + "status: reported\nreported_on: 2026-04-02\n"
LATE = ["AUD-1 error fieldwork.end late"]
EMPTY = ["AUD-1 error status empty"]
HASH = "0" * 64


def test_no_report() -> None:
    assert judged("AUD006", DONE) == LATE
    assert message("AUD006", DONE) == (
        "fieldwork ended on 2026-03-20, and on 2026-11-20, 245 days later, no report is on record;"
        " the limit is 30 days (the usual time; `deadlines.report_days` is not set)"
    )


@pytest.mark.parametrize(("as_of", "expected"), [("2026-04-19", []), ("2026-04-20", LATE)])
def test_the_day_after_the_limit(as_of: str, expected: list[str]) -> None:
    assert judged("AUD006", DONE, as_of) == expected


@pytest.mark.parametrize(
    ("days", "as_of", "expected"),
    [
        (10, "2026-03-30", []),
        (10, "2026-03-31", LATE),
        (60, "2026-05-19", []),
        (60, "2026-05-20", LATE),
        (0, "2026-03-20", []),
        (0, "2026-03-21", LATE),
    ],
)
def test_the_limit_is_the_organizations_own(days: int, as_of: str, expected: list[str]) -> None:
    own = f"---\nkind: organization\nid: org\ndeadlines: {{report_days: {days}}}\n"
    assert judged("AUD006", DONE + own, as_of) == expected
    assert judged("AUD006", DONE, as_of, report_days=days) == expected
    # What the organization declares beats what the configuration takes in its place.
    assert judged("AUD006", DONE + own, as_of, report_days=100) == expected


def test_one_day_reads_as_one() -> None:
    assert message("AUD006", DONE, "2026-03-21", report_days=0).startswith(
        "fieldwork ended on 2026-03-20, and on 2026-03-21, 1 day later, no report is on record"
    )


@pytest.mark.parametrize(
    "report",
    [
        "reported_on: 2026-04-02",
        "text: The report.",
        "conclusion: {standard: conforms}",
        "evidence: [reports/AUD-1.pdf]",
        "evidence: https://files.example/AUD-1",
        f"evidence: [{{uri: 'https://files.example/AUD-1', sha256: '{HASH}'}}]",
        "evidence: {note: on paper in the safe of the DPO}",
    ],
)
def test_a_report_in_any_form(report: str) -> None:
    assert judged("AUD006", DONE + report) == []


@pytest.mark.parametrize(
    "sample",
    [
        "evidence: [EV-12]",
        "evidence: []",
        f"evidence: {{sha256: '{HASH}'}}",
        "results: [{item: A.8.13, result: conforming, samples: [EV-1]}]",
        "findings: [{kind: nonconformity, id: NC-1}]",
        "text: TBD",
    ],
)
def test_samples_and_findings_are_no_report(sample: str) -> None:
    assert judged("AUD006", DONE + sample) == LATE


def test_an_evidence_record_that_speaks_of_a_report() -> None:
    record = "\n---\n{kind: evidence, id: EV-12, title: Audit report of March}\n"
    assert judged("AUD006", DONE + "evidence: [EV-12]" + record) == []
    assert judged("AUD006", DONE + "evidence: [EV-12]" + record.replace("report", "log")) == LATE


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_do_not_count(status: str) -> None:
    assert judged("AUD006", FIELDWORK + f"status: {status}") == []


def test_one_under_way() -> None:
    begun = "kind: audit\nid: AUD-1\nstatus: in-progress\n"
    assert judged("AUD006", begun + "fieldwork: {start: 2026-03-16}") == []
    # The fieldwork that the record says has ended counts, whatever the status was left at.
    assert judged("AUD006", FIELDWORK + "status: in-progress") == LATE


def test_without_a_status() -> None:
    assert judged("AUD006", FIELDWORK) == LATE
    assert judged("AUD006", FIELDWORK, "2026-03-15") == []


@pytest.mark.parametrize("status", ["reported", "closed"])
def test_reported_and_empty(status: str) -> None:
    text = FIELDWORK + f"status: {status}\nreported_on: 2026-04-02\nobjectives: to look\n"
    assert judged("AUD006", text) == EMPTY
    assert message("AUD006", text) == (
        "the audit counts as reported, and neither a text, results, findings or a conclusion nor"
        " evidence of a report is on record"
    )


def test_reported_by_date_and_empty() -> None:
    text = FIELDWORK + "reported_on: 2026-04-02"
    assert judged("AUD006", text) == ["AUD-1 error reported_on empty"]


@pytest.mark.parametrize(
    "result",
    [
        "text: The report.",
        "evidence: [EV-12]",
        "results: [{item: A.8.13, result: conforming}]",
        "conclusion: conforms",
        "findings: []",
        "findings: [{kind: nonconformity, id: NC-1}]",
        "\n---\n{kind: opportunity-for-improvement, id: OFI-1, audit: AUD-1}",
    ],
)
def test_any_result_is_one(result: str) -> None:
    assert judged("AUD006", REPORTED + result) == []


@pytest.mark.parametrize("result", ["evidence: []", "text: ''", "conclusion: TBD", "results: []"])
def test_no_results(result: str) -> None:
    assert judged("AUD006", REPORTED + result) == EMPTY


def test_what_cannot_be_judged() -> None:
    ended = ["? AUD-1: the day on which fieldwork ended is missing or not a date"]
    assert judged("AUD006", "kind: audit\nid: AUD-1\nstatus: fieldwork-done") == ended
    unread = "kind: audit\nid: AUD-1\nstatus: in-progress\nfieldwork: {end: in spring}\n"
    assert judged("AUD006", unread) == ended
    assert judged("AUD006", "kind: audit\nid: AUD-1\nfieldwork: {start: 2026-03-16}") == ended
    assert judged("AUD006", "kind: audit\nid: AUD-1") == [
        "? AUD-1: neither a status nor a date tells whether the audit has begun"
    ]
