from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
DONE = "results: [{item: A.8.13, result: conforming, samples: [EV-1]}]\n"
SILENT = ["AUD-1 warning scope silent"]
PROCESS = "---\n{kind: process, id: backup, controls: [A.8.13]}\n"


def entry(scope: str) -> str:
    return f"---\nkind: audit-programme\nid: PRG-1\nentries: [{{audit: AUD-1, scope: {scope}}}]\n"


def test_an_item_without_a_result() -> None:
    text = AUDIT + DONE + "scope: [A.8.13, A.7]\n"
    assert judged("AUD012", text) == SILENT
    assert message("AUD012", text) == (
        "A.7 is in the planned scope, and the report says nothing of it"
    )


def test_several_are_one_finding() -> None:
    text = AUDIT + DONE + "scope: ['9.2', A.8.13, A.7, '10']\n"
    assert judged("AUD012", text) == SILENT
    assert message("AUD012", text) == (
        "9.2, A.7 and 10 are in the planned scope, and the report says nothing of them"
    )


@pytest.mark.parametrize(
    "scope",
    ["[A.8.13]", "[A.8]", "[A.8.10-A.8.20]", "full-isms", "[backup]", "[A.8.13, ISMS]", "[]"],
)
def test_one_result_within_an_item_is_enough(scope: str) -> None:
    assert judged("AUD012", AUDIT + DONE + f"scope: {scope}\n" + PROCESS) == []


@pytest.mark.parametrize(
    "more",
    [
        "findings: [{kind: nonconformity, id: NC-1, requirement: [A.7.4]}]\n",
        "---\n{kind: opportunity-for-improvement, id: OFI-1, audit: AUD-1, requirement: [A.7.4]}\n",
    ],
)
def test_a_finding_says_something_of_it(more: str) -> None:
    assert judged("AUD012", AUDIT + DONE + "scope: [A.8.13, A.7]\n" + more) == []


def test_what_the_programme_planned() -> None:
    text = AUDIT + DONE + "scope: [A.8.13]\n"
    assert judged("AUD012", text + entry("[A.8.13]")) == []
    (finding,) = lint(text + entry("[A.8.13, A.7]"), select=["AUD012"]).findings
    assert finding.message == "A.7 is in the planned scope, and the report says nothing of it"
    assert [(r.id, r.message) for r in finding.related] == [("PRG-1", "it is planned here")]
    # The same item in both is one.
    both = AUDIT + DONE + "scope: [A.8.13, A.7]\n" + entry("[A.7]")
    assert [f.message for f in lint(both, select=["AUD012"]).findings] == [finding.message]


def test_not_audited_needs_a_reason() -> None:
    row = "results: [{item: A.7, result: not-audited%s}, {item: A.8, result: not-audited%s}]\n"
    text = AUDIT + "scope: [A.7, A.8]\n"
    assert judged("AUD012", text + row % (", reason: no time", ", reason: no time")) == []
    one = text + row % (", reason: no time", "")
    assert judged("AUD012", one) == ["AUD-1 warning results no-reason"]
    assert message("AUD012", one) == "A.8 was not audited, and why is not said"
    assert message("AUD012", text + row % (", reason: TBD", "")) == (
        "A.7 and A.8 were not audited, and why is not said"
    )


def test_an_entry_that_says_nothing_is_no_result() -> None:
    text = AUDIT + "scope: [A.8.13]\nresults: [{item: A.8.13}]\n"
    assert judged("AUD012", text) == SILENT
    assert judged("AUD012", text.replace("13}", "13, samples: [EV-1]}")) == []


@pytest.mark.parametrize(
    "status", ["planned", "in-progress", "fieldwork-done", "postponed", "cancelled"]
)
def test_audits_not_reported(status: str) -> None:
    text = AUDIT.replace("reported", status) + DONE + "scope: [A.8.13, A.7]\n"
    assert judged("AUD012", text) == []


CONCLUDED = "conclusion: {own_requirements: conforms, standard: conforms, effective: yes}\n"
NO_RESULTS = ["AUD-1 warning scope no-results"]


def test_a_conclusion_alone() -> None:
    text = AUDIT + "scope: [backup, A.7]\n" + CONCLUDED
    assert judged("AUD012", text + PROCESS) == NO_RESULTS
    assert message("AUD012", text + PROCESS) == (
        "the audit gives no results by item: whether backup and A.7 of the planned scope were"
        " audited cannot be shown"
    )
    finding = "findings: [{kind: nonconformity, id: NC-1, requirement: [A.7.4]}]\n"
    assert message("AUD012", text + finding + PROCESS) == (
        "the audit gives no results by item: whether backup of the planned scope was audited cannot"
        " be shown"
    )


@pytest.mark.parametrize(
    ("scope", "conclusion"),
    [
        ("[A.7]", "conforms"),
        ("[full-isms]", "conforms"),
        ("[backup, A.7]", "all items conform"),
        ("[backup, A.7]", "{standard: Backup conforms and A.7 too}"),
        ("[backup, A.7]", "restoring and A.7 conform"),
        ("[ISMS, A.7]", "A.7 conforms"),
    ],
)
def test_a_conclusion_on_each_item(scope: str, conclusion: str) -> None:
    named = PROCESS.replace("controls", "name: Restoring, controls")
    text = AUDIT + f"scope: {scope}\nconclusion: {conclusion}\n"
    assert judged("AUD012", text + named) == []


def test_a_conclusion_on_one_of_them() -> None:
    text = AUDIT + "scope: [backup, A.7]\nconclusion: A.7.4 conforms, backup not all\n"
    assert judged("AUD012", text + PROCESS) == NO_RESULTS
    # A list of results that leaves one out is not mended by what the conclusion says.
    assert judged("AUD012", AUDIT + DONE + "scope: [A.8.13, A.7]\nconclusion: all well\n") == SILENT


@pytest.mark.parametrize("report", ["text: We looked at backups.", "evidence: [reports/AUD-1.pdf]"])
def test_results_that_may_stand_elsewhere(report: str) -> None:
    reason = ["? AUD-1: the audit lists no results by item of its scope"]
    assert judged("AUD012", AUDIT + f"scope: [A.7, A.8]\n{report}\n") == reason
    assert judged("AUD012", AUDIT + f"{report}\n" + entry("[A.7]")) == reason
    assert judged("AUD012", AUDIT + f"{report}\n") == []


def test_an_audit_without_any_result_is_told_by_aud006() -> None:
    assert judged("AUD012", AUDIT + "scope: [A.7, A.8]\n") == []
    assert judged("AUD006", AUDIT + "scope: [A.7, A.8]\n") == ["AUD-1 error status empty"]
