from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

NONE = ["NC-1 error raised_on none"]
LATE = ["NC-1 error raised_on late"]


def external(type: str = "stage-2", more: str = "end: 2026-10-06") -> str:
    return f"kind: external-audit\nid: EXT-1\ntype: {type}\nstatus: reported\n{more}\n"


def nc(more: str = "raised_on: 2026-10-06", status: str = "open") -> str:
    return f"---\nkind: nonconformity\nid: NC-1\nexternal_audit: EXT-1\nstatus: {status}\n{more}\n"


def car(opened_on: str, more: str = "status: opened", id: str = "CAR-1") -> str:
    return (
        f"---\nkind: corrective-action\nid: {id}\nnonconformity: NC-1\n"
        f"opened_on: {opened_on}\n{more}\n"
    )


@pytest.mark.parametrize(("as_of", "expected"), [("2026-11-05", []), ("2026-11-06", NONE)])
def test_thirty_days(as_of: str, expected: list[str]) -> None:
    assert judged("EXT002", external() + nc(), as_of) == expected
    lifted = external(more="findings: [{id: NC-1, raised_on: 2026-10-06}]")
    assert judged("EXT002", lifted, as_of) == expected


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        ("2026-09-30", []),
        ("2026-11-05", []),
        ("2026-11-06", LATE),
        ("2026-11-20", LATE),
        ("2026-11-21", NONE),
    ],
)
def test_the_day_of_the_corrective_action(opened: str, expected: list[str]) -> None:
    assert judged("EXT002", external() + nc() + car(opened)) == expected
    two = car("2026-11-19", id="CAR-0") + car(opened)
    first = LATE if expected == NONE else expected
    assert judged("EXT002", external() + nc() + two) == first


def test_what_it_says() -> None:
    text = external() + nc()
    assert message("EXT002", text) == (
        "raised in EXT-1 on 2026-10-06, and no corrective action opened within 30 days, by"
        " 2026-11-05, is on record (the usual time; `certificate.response_days` is not set)"
    )
    declared = "---\nkind: organization\nid: o\ncertificate: {response_days: 1}\n"
    assert message("EXT002", text + car("2026-11-06") + declared) == (
        "raised in EXT-1 on 2026-10-06; corrective action was opened on 2026-11-06, after the"
        " 1 day that ended on 2026-10-07"
    )
    (finding,) = lint(text + car("2026-11-06"), select=["EXT002"]).findings
    assert [(one.id, one.message) for one in finding.related] == [
        ("EXT-1", "raised in EXT-1"),
        ("CAR-1", "CAR-1 was opened on 2026-11-06"),
    ]


def test_the_bodys_own_days() -> None:
    contract = "---\nkind: organization\nid: o\ncertificate: {{response_days: {}}}\n"
    text = external() + nc()
    assert judged("EXT002", text + contract.format(45)) == []
    assert judged("EXT002", text + contract.format(44)) == NONE
    assert judged("EXT002", text, cb_plan_days=45) == []
    assert judged("EXT002", text + contract.format(44), cb_plan_days=60) == NONE


def test_counted_from_the_audit_where_the_finding_has_no_day() -> None:
    assert judged("EXT002", external() + nc("title: x"), "2026-11-05") == []
    assert judged("EXT002", external() + nc("title: x"), "2026-11-06") == NONE
    reported = external(more="reported_on: 2026-10-10")
    assert judged("EXT002", reported + nc("title: x"), "2026-11-09") == []
    assert judged("EXT002", reported + nc("title: x"), "2026-11-10") == NONE


@pytest.mark.parametrize(
    "finding",
    [
        nc(status="closed"),
        nc("raised_on: 2026-10-06\nclosed_on: 2026-11-20", "closed"),
        nc(status="withdrawn"),
        nc().replace("external_audit", "audit"),
        nc().replace("EXT-1", "EXT-9"),
    ],
)
def test_findings_that_ask_for_no_answer(finding: str) -> None:
    assert judged("EXT002", external() + finding) == []


def test_opportunities_are_no_nonconformities() -> None:
    lifted = external(more="findings: [{kind: opportunity-for-improvement, id: OFI-1}]")
    assert judged("EXT002", lifted + nc(status="closed")) == []


@pytest.mark.parametrize("reason", ["single slip", "TBD"])
def test_a_decision_against_corrective_action_is_no_answer(reason: str) -> None:
    declined = nc(f"raised_on: 2026-10-06\ndisposition: {{car: false, reason: {reason}}}")
    found = ["NC-1 error disposition.car declined"]
    assert judged("EXT002", external() + declined, "2026-11-05") == []
    assert judged("EXT002", external() + declined, "2026-11-06") == found
    assert judged("EXT002", external() + declined + car("2026-10-12")) == []
    assert judged("EXT002", external() + declined + car("2026-11-06")) == LATE
    assert judged("EXT002", external() + declined + car("2026-10-12", "status: rejected")) == found
    assert message("EXT002", external() + declined) == (
        "raised in EXT-1 on 2026-10-06; a decision against corrective action is on record, and none"
        " was opened within 30 days, by 2026-11-05 (the usual time; `certificate.response_days` is"
        " not set): the certification body wants cause and corrective action for each nonconformity"
    )


def test_findings_that_do() -> None:
    closed_later = nc("raised_on: 2026-10-06\nclosed_on: 2026-11-21", "closed")
    assert judged("EXT002", external() + closed_later) == NONE
    assert judged("EXT002", external("customer") + nc()) == []
    assert judged("EXT002", external() + nc() + car("2026-10-12", "status: rejected")) == NONE


def test_what_cannot_be_judged() -> None:
    assert judged("EXT002", external(more="title: x") + nc("title: x")) == [
        "? NC-1: neither raised_on nor the end of the audit is a date"
    ]
    undated = car("''")
    assert judged("EXT002", external() + nc() + undated) == [
        "? NC-1: when CAR-1 was opened is not on record"
    ]
    assert judged("EXT002", external() + nc() + undated, "2026-11-05") == []
    # Work on it shows that it was open.
    worked = car("''", "cause_determined_on: {}")
    assert judged("EXT002", external() + nc() + worked.format("2026-11-05")) == []
    assert judged("EXT002", external() + nc() + worked.format("2026-11-06")) == LATE
