from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint


def audits(*more: str, scope: str = "[full-isms]") -> str:
    """Reported audits of the years from 2022 on, each with more fields."""
    rows = [
        f"  - {{id: AUD-{n}, reported_on: {2021 + n}-04-02, {fields or 'findings: []'}}}\n"
        for n, fields in enumerate(more, 1)
    ]
    return f"kind: audit\nstatus: reported\nscope: {scope}\nrecords:\n{''.join(rows)}"


NC = "findings: [{kind: nonconformity, id: NC-1}]"
OFI = "findings: [{kind: opportunity-for-improvement, id: OFI-1}]"


@pytest.mark.parametrize(
    ("count", "expected"),
    [(2, []), (3, ["AUD-3 info findings streak"]), (4, ["AUD-4 info findings streak"])],
)
def test_three_in_a_row(count: int, expected: list[str]) -> None:
    assert judged("AUD016", audits(*[""] * count)) == expected


def test_the_message() -> None:
    (finding,) = lint(audits("", "", ""), select=["AUD016"]).findings
    assert finding.message == (
        "AUD-1, AUD-2 and AUD-3: 3 audits of the whole system in a row without a nonconformity or"
        " an opportunity for improvement"
    )
    assert [r.id for r in finding.related] == ["AUD-1", "AUD-2"]


@pytest.mark.parametrize(
    ("streak", "expected"), [(2, ["AUD-3 info findings streak"]), (3, []), (4, [])]
)
def test_the_row_begins_anew_after_a_finding(streak: int, expected: list[str]) -> None:
    assert judged("AUD016", audits(NC, "", ""), streak=streak) == expected
    assert judged("AUD016", audits(OFI, "", ""), streak=streak) == expected


@pytest.mark.parametrize(
    "ends",
    [
        NC,
        OFI,
        "findings: [], results: [{item: A.8.13, result: nonconforming}]",
        "evidence: [reports/AUD-3.pdf]",
    ],
)
def test_what_ends_a_row(ends: str) -> None:
    assert judged("AUD016", audits("", "", "", ends)) == []


def test_a_finding_in_a_file_of_its_own() -> None:
    nc = "---\n{kind: nonconformity, id: NC-9, audit: AUD-3}\n"
    assert judged("AUD016", audits("", "", "") + nc) == []


def test_a_clean_audit_that_says_so_though_its_report_lies_elsewhere() -> None:
    linked = "findings: [], evidence: [reports/AUD-3.pdf]"
    assert judged("AUD016", audits("", "", linked)) == ["AUD-3 info findings streak"]


@pytest.mark.parametrize("scope", ["['4-9']", "[A.5.1-A.8.34]", "[backup]", "[]"])
def test_audits_of_a_part(scope: str) -> None:
    assert judged("AUD016", audits("", "", "", scope=scope)) == []


def test_every_clause_is_the_whole_system() -> None:
    assert judged("AUD016", audits("", "", "", scope="['4-10']")) == ["AUD-3 info findings streak"]


def test_partial_audits_in_between_neither_count_nor_end_a_row() -> None:
    partial = "---\n{kind: audit, id: P-1, status: reported, reported_on: 2023-09-01, scope: [A.8],"
    partial += " findings: [{kind: nonconformity, id: NC-1}]}\n"
    assert judged("AUD016", audits("", "", "") + partial) == ["AUD-3 info findings streak"]


@pytest.mark.parametrize("status", ["planned", "in-progress", "fieldwork-done", "cancelled"])
def test_audits_not_reported(status: str) -> None:
    text = audits("", "", "").replace("status: reported", f"status: {status}")
    assert judged("AUD016", text) == []


def test_by_day_not_by_order() -> None:
    text = (
        "kind: audit\nstatus: reported\nscope: [full-isms]\nfindings: []\nrecords:\n"
        "  - {id: AUD-1, reported_on: 2026-04-02}\n"
        "  - {id: AUD-2, fieldwork: {end: 2024-03-02}}\n"
        "  - {id: AUD-3, planned_on: 2025-04-02}\n"
    )
    assert judged("AUD016", text) == ["AUD-1 info findings streak"]
    assert message("AUD016", text).startswith("AUD-2, AUD-3 and AUD-1: 3 audits")


def test_an_audit_of_unknown_day() -> None:
    text = audits("", "") + "  - {id: AUD-9, findings: []}\n"
    assert judged("AUD016", text) == [
        "? AUD-9: no date tells when this audit of the whole system took place"
    ]
