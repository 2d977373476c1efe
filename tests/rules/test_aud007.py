from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\nresults: [{item: A.8.13, result: conforming}]\n"
FIELDWORK = "fieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
TEAM = "team: [{person: ines, function: lead}]\n"
FINDINGS = "findings: []\n"
CONCLUSION = "conclusion: {standard: conforms}\n"
WHOLE = (FIELDWORK, TEAM, FINDINGS, CONCLUSION)
LACKS = ["AUD-1 warning status lacks"]


def test_complete() -> None:
    assert judged("AUD007", AUDIT + "".join(WHOLE)) == []
    assert judged("AUD007", AUDIT.replace("reported", "closed") + "".join(WHOLE)) == []


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        (FIELDWORK, "does not show when it was done"),
        (TEAM, "does not show who did it"),
        (FINDINGS, "does not show what it found"),
        (CONCLUSION, "has no conclusion"),
    ],
)
def test_a_part_is_missing(left_out: str, words: str) -> None:
    text = AUDIT + "".join(part for part in WHOLE if part != left_out)
    assert judged("AUD007", text) == LACKS
    assert message("AUD007", text) == f"the report of the audit {words}"


def test_several_parts_are_one_finding() -> None:
    assert judged("AUD007", AUDIT) == LACKS
    assert message("AUD007", AUDIT) == (
        "the report of the audit does not show when it was done, who did it or what it found and"
        " has no conclusion"
    )


def test_empty_parts() -> None:
    text = AUDIT + "fieldwork: {}\nteam: []\nfindings: []\nconclusion: TBD\n"
    assert message("AUD007", text) == (
        "the report of the audit does not show when it was done or who did it and has no conclusion"
    )


@pytest.mark.parametrize("part", ["start", "end"])
def test_one_day_of_fieldwork_is_enough(part: str) -> None:
    text = AUDIT + TEAM + FINDINGS + CONCLUSION + f"fieldwork: {{{part}: 2026-03-16}}\n"
    assert judged("AUD007", text) == []


def test_findings_in_files_of_their_own() -> None:
    text = AUDIT + FIELDWORK + TEAM + CONCLUSION
    assert judged("AUD007", text + "---\n{kind: nonconformity, id: NC-1, audit: AUD-1}") == []
    assert judged("AUD007", text + "---\n{kind: nonconformity, id: NC-1, audit: AUD-2}") == LACKS


@pytest.mark.parametrize(
    "words", ["No findings were raised.", "Keine Abweichungen.", "Aucun constat."]
)
def test_a_text_that_speaks_of_findings(words: str) -> None:
    text = AUDIT + FIELDWORK + TEAM
    assert judged("AUD007", text + f"text: {words} Fazit gut.") == []
    assert judged("AUD007", text + f"conclusion: {words}") == []


def test_a_text_that_speaks_of_a_conclusion() -> None:
    text = AUDIT + FIELDWORK + TEAM + FINDINGS
    assert judged("AUD007", text + "text: |\n  # Conclusions\n  All is well.\n") == []
    assert judged("AUD007", text + "text: |\n  We looked at leavers.\n") == LACKS


def test_a_report_elsewhere_is_not_read() -> None:
    linked = AUDIT + FIELDWORK + TEAM + f"evidence: [{{uri: AUD-1.pdf, sha256: '{'a' * 64}'}}]\n"
    assert judged("AUD007", linked) == [
        "? AUD-1: the report that `evidence` names is not read; it may show what it found and"
        " what it concludes"
    ]
    assert judged("AUD007", linked + FINDINGS + CONCLUSION) == []
    sample = AUDIT + FIELDWORK + TEAM + "evidence: [EV-12]\n"
    assert judged("AUD007", sample) == LACKS


@pytest.mark.parametrize(
    "status", ["planned", "in-progress", "fieldwork-done", "postponed", "cancelled"]
)
def test_audits_not_reported(status: str) -> None:
    assert judged("AUD007", AUDIT.replace("reported", status)) == []


def test_an_audit_without_any_result_is_told_by_aud006() -> None:
    empty = "kind: audit\nid: AUD-1\nstatus: reported\nreported_on: 2026-04-02\n"
    assert judged("AUD007", empty) == []
    assert judged("AUD006", empty) == ["AUD-1 error status empty"]


def test_without_a_status_the_record_is_pointed_at() -> None:
    text = "kind: audit\nid: AUD-1\nreported_on: 2026-04-02\nfindings: []\n"
    assert judged("AUD007", text) == ["AUD-1 warning  lacks"]
