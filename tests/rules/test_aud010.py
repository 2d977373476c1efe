from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\nresults:\n"
CONFORMS = "  - {item: A.5.18, result: conforming}\n"
FAILS = "  - {item: access-control, result: nonconforming}\n"
NC = "findings: [{kind: nonconformity, id: NC-1, requirement: [A.5.15], evidence: [EV-1]}]\n"
PROCESS = "---\n{kind: process, id: access-control, controls: [A.5.15-A.5.18]}\n"


def test_no_sample() -> None:
    assert judged("AUD010", AUDIT + CONFORMS) == ["AUD-1 warning results[0] none"]
    assert message("AUD010", AUDIT + CONFORMS) == (
        "A.5.18 is marked as audited without a sample or other evidence"
    )


def test_several_are_one_finding_at_the_first() -> None:
    text = AUDIT + "  - {item: A.5.1, result: conforming, samples: [EV-1]}\n" + CONFORMS + FAILS
    assert judged("AUD010", text) == ["AUD-1 warning results[1] none"]
    assert message("AUD010", text) == (
        "A.5.18 and access-control are marked as audited without a sample or other evidence"
    )


@pytest.mark.parametrize(
    "shown",
    [
        "samples: [EV-12]",
        "samples: 20 leavers of May",
        "evidence: [{note: kept by the DPO}]",
        "evidence: https://files.example/export",
    ],
)
def test_a_sample_of_any_sort(shown: str) -> None:
    assert judged("AUD010", AUDIT + f"  - {{item: A.5.18, result: conforming, {shown}}}") == []


@pytest.mark.parametrize("shown", ["samples: []", "samples: TBD", "evidence: [{note: ''}]"])
def test_no_sample_in_words(shown: str) -> None:
    text = AUDIT + f"  - {{item: A.5.18, result: conforming, {shown}}}"
    assert judged("AUD010", text) == ["AUD-1 warning results[0] none"]


def test_the_nonconformity_has_the_evidence() -> None:
    found = ["AUD-1 warning results[0] none"]
    assert judged("AUD010", AUDIT + FAILS + NC + PROCESS) == []
    assert judged("AUD010", AUDIT + FAILS + NC.replace("[EV-1]", "[]") + PROCESS) == found
    assert judged("AUD010", AUDIT + FAILS + NC.replace("5.15", "8.13") + PROCESS) == found
    # What conforms is not shown by what failed next to it.
    assert judged("AUD010", AUDIT + CONFORMS + NC.replace("5.15", "5.18")) == found


@pytest.mark.parametrize(
    "row", ["{item: A.5.18, result: not-audited, reason: no time}", "{item: A.5.18}"]
)
def test_items_not_marked_as_audited(row: str) -> None:
    assert judged("AUD010", AUDIT + f"  - {row}") == []


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_do_not_count(status: str) -> None:
    assert judged("AUD010", AUDIT.replace("reported", status) + CONFORMS) == []


def test_no_results() -> None:
    assert judged("AUD010", "kind: audit\nid: AUD-1\nstatus: reported\n") == []


def test_a_report_elsewhere_may_hold_them() -> None:
    assert judged("AUD010", AUDIT + CONFORMS + "evidence: [reports/AUD-1.pdf]") == [
        "? AUD-1: the report that `evidence` names is not read; it may hold the samples of A.5.18"
    ]
    assert judged("AUD010", AUDIT + CONFORMS + "evidence: [EV-1]") == [
        "AUD-1 warning results[0] none"
    ]
