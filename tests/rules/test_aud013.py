from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

OTHERS = """
---
{kind: process, id: network, controls: [A.8.20-A.8.22]}
---
{kind: process, id: hiring, controls: [A.6.1]}
---
{kind: process, id: canteen}
---
{kind: document, id: POL-6, controls: [A.6.1]}
---
{kind: unit, id: platform}
---
{kind: scope, id: SCOPE-1, sites: [Leeds]}
"""
FOUND = ["NC-1 warning requirement outside"]


def found(scope: str, finding: str, kind: str = "nonconformity") -> list[str]:
    return judged("AUD013", text(scope, finding, kind))


def text(scope: str, finding: str, kind: str = "nonconformity") -> str:
    return (
        f"kind: audit\nid: AUD-1\nstatus: reported\nscope: {scope}\n"
        f"findings: [{{kind: {kind}, id: NC-1, {finding}}}]\n{OTHERS}"
    )


def test_outside() -> None:
    (finding,) = lint(text("[A.8.20-A.8.22]", "requirement: [A.6.1]"), select=["AUD013"]).findings
    assert (finding.record_id, str(finding.severity), finding.path, finding.message_id) == (
        "NC-1",
        "warning",
        "requirement",
        "outside",
    )
    assert finding.message == "raised in AUD-1, and A.6.1 is not in its scope"
    assert [(r.id, r.location.line) for r in finding.related] == [("AUD-1", 4)]


def test_several_items() -> None:
    records = text("[A.8.20-A.8.22]", "requirement: [A.6.1, '7.2'], process: hiring")
    assert message("AUD013", records) == (
        "raised in AUD-1, and 7.2, A.6.1 and hiring are not in its scope"
    )


@pytest.mark.parametrize(
    "finding",
    [
        "requirement: [A.8.21]",
        "requirement: [A.6.1, A.8.21]",
        "requirement: ['7.5.3'], process: network",
        "requirement: [A.6.1], unplanned: true",
        "requirement: [A.6.1], status: withdrawn",
        "requirement: [POL-6]",
        "requirement: [POL-6 4.2]",
        "requirement: [nothing known]",
        "statement: no requirement",
    ],
)
def test_inside_or_no_matter_of_scope(finding: str) -> None:
    assert found("[A.8.20-A.8.22, network]", finding) == []


@pytest.mark.parametrize(
    "finding", ["requirement: [hiring]", "requirement: [A.6.1, POL-6]", "requirement: ['8.1']"]
)
def test_processes_controls_and_clauses(finding: str) -> None:
    assert found("[network]", finding) == FOUND


def test_the_process_alone() -> None:
    assert found("[network]", "process: hiring") == ["NC-1 warning process outside"]
    assert found("[network]", "process: network") == []


ACCESS = "---\n{kind: process, id: access, controls: [A.5.15-A.5.18]}\n"
ELSEWHERE = ["NC-1 warning process process"]


def test_another_process_than_the_one_in_scope() -> None:
    """What is cited belongs to the scope through a process; the finding was made in another."""
    records = text("[access]", "requirement: [A.5.18], process: hiring") + ACCESS
    assert judged("AUD013", records) == ELSEWHERE
    (finding,) = lint(records, select=["AUD013"]).findings
    assert finding.message == ("raised in AUD-1 in the process hiring, which is not in its scope")
    assert [(r.id, r.location.line) for r in finding.related] == [("AUD-1", 4)]
    # Without controls of its own it is another process all the same.
    assert judged("AUD013", records.replace("hiring, controls: [A.6.1]", "hiring")) == ELSEWHERE
    # A process without controls in the scope is known not to be this one.
    assert judged("AUD013", records.replace("[access]", "[access, canteen]")) == ELSEWHERE


@pytest.mark.parametrize(
    ("scope", "finding"),
    [
        ("[access]", "requirement: [A.5.18], process: access"),
        ("[access, hiring]", "requirement: [A.5.18], process: hiring"),
        ("[A.5.15-A.5.18]", "requirement: [A.5.18], process: hiring"),
        ("[access, A.5]", "requirement: [A.5.18], process: hiring"),
        ("[full-isms]", "requirement: [A.5.18], process: hiring"),
        ("['4-10', access]", "requirement: ['7.2'], process: hiring"),
        ("[access]", "requirement: [A.5.18], process: leavers"),
        ("[access]", "requirement: [A.5.18], process: nowhere"),
        ("[access]", "requirement: [A.5.18], process: hiring, unplanned: true"),
    ],
)
def test_a_process_that_belongs_to_it(scope: str, finding: str) -> None:
    leavers = "---\n{kind: process, id: leavers, controls: [A.5.18, A.6.5]}\n"
    assert judged("AUD013", text(scope, finding) + ACCESS + leavers) == []


def test_a_unit_beside_the_process() -> None:
    records = text("[access, platform]", "requirement: [A.5.18], process: hiring") + ACCESS
    assert judged("AUD013", records) == [
        "? NC-1: which clauses and controls platform in the scope of AUD-1 means is not on record"
    ]


def test_opportunities_too() -> None:
    assert found("[network]", "requirement: [A.6.1]", "opportunity-for-improvement") == FOUND


def test_a_finding_in_a_file_of_its_own() -> None:
    audit = "kind: audit\nid: AUD-1\nscope: [A.8.20]\n---\n"
    nc = "kind: nonconformity\nid: NC-1\nrequirement: [A.6.1]\n"
    assert judged("AUD013", audit + nc + "audit: AUD-1") == FOUND
    assert judged("AUD013", audit + nc + "incident: INC-1") == []
    assert judged("AUD013", audit + nc + "audit: AUD-2") == []


def test_the_scope_of_the_programme() -> None:
    audit = "kind: audit\nid: AUD-1\nfindings: [{kind: nonconformity, id: NC-1, process: hiring}]\n"
    audit += "---\n{kind: process, id: hiring}\n"
    entry = "---\n{kind: audit-programme, id: PRG-1, entries: [{audit: AUD-1, scope: [%s]}]}\n"
    assert judged("AUD013", audit) == []
    assert judged("AUD013", audit + entry % "A.8") == ["NC-1 warning process outside"]
    assert judged("AUD013", audit + entry % "hiring") == []


@pytest.mark.parametrize(
    ("scope", "name"),
    [
        ("[A.8.20, platform]", "platform"),
        ("[Leeds]", "Leeds"),
        ("[network, canteen]", "canteen"),
        ("[network, everything]", "everything"),
    ],
)
def test_a_scope_whose_controls_are_not_on_record(scope: str, name: str) -> None:
    assert found(scope, "requirement: [A.6.1]") == [
        f"? NC-1: which clauses and controls {name} in the scope of AUD-1 means is not on record"
    ]


def test_what_is_known_to_be_in_such_a_scope() -> None:
    assert found("[A.8.20, platform]", "requirement: [A.8.20]") == []
    assert found("[network, canteen]", "requirement: [A.6.1], process: canteen") == []


def test_without_audits() -> None:
    assert judged("AUD013", "kind: nonconformity\nid: NC-1\nrequirement: [A.6.1]") == [
        "? no audit records"
    ]
