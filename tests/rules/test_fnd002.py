from __future__ import annotations

import pytest

from isms_lint.testing import lint

NC = "kind: nonconformity\nid: NC-1\nrequirement: [A.8.13]\n"


def found(text: str) -> list[tuple[str, str, str]]:
    result = lint(NC + text, select=["FND002"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path, f.message_id) for f in result.findings]


def test_a_placeholder() -> None:
    result = lint(NC + "evidence: [TBD]\n", select=["FND002"])
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.basis) == ("FND002", "error", "guidance")
    assert (finding.record_id, finding.path, finding.location.line) == ("NC-1", "evidence", 4)
    assert finding.message == "the evidence reads `TBD`: what was seen cannot be shown"


@pytest.mark.parametrize(
    "text",
    ["", "evidence:", "evidence: ''", "evidence: []", "evidence: {}", "evidence: [{note: ''}, '']"],
)
def test_none(text: str) -> None:
    assert found(text) == [("NC-1", "evidence", "none")]


@pytest.mark.parametrize("text", ["n/a", "[TBD, '']", "'?'"])
def test_placeholders(text: str) -> None:
    assert found(f"evidence: {text}") == [("NC-1", "evidence", "placeholder")]


def test_a_hash_alone_leads_nowhere() -> None:
    assert found(f"evidence: [{{sha256: {'a' * 64}}}]") == [("NC-1", "evidence", "none")]


@pytest.mark.parametrize(
    "text",
    [
        "EV-12",
        "[EV-12]",
        "[TBD, evidence/log.pdf]",
        "{uri: 'https://dms.example/1'}",
        "[{note: 'confidential, kept by the DPO'}]",
    ],
)
def test_evidence(text: str) -> None:
    assert found(f"evidence: {text}") == []


def test_withdrawn() -> None:
    assert found("status: withdrawn") == []


def test_the_evidence_of_others_is_theirs_to_keep() -> None:
    assert found("external_audit: SURV-1") == []
    assert found("external_audit: TBD") == [("NC-1", "evidence", "none")]
