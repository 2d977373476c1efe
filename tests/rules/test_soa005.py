from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import excluded, row, statement

from isms_lint.testing import lint

SOA = statement(excluded("A.8.12"), excluded("A.8.30"), row("A.8.13", "justification: RISK-7"))
RISK = "kind: risk\nid: RISK-7\nstatus: active\ntreatment: modify\ncontrols: [A.8.12]\n---\n"
PLAN = (
    "kind: treatment-plan\nid: TP-2\nstatus: approved\nrisks: [RISK-7]\n"
    "actions: [{id: ACT-9, text: roll out, controls: [A.8.12]}]\n---\n"
)
OF_RISK = ["RISK-7 error controls[0] relied-on"]
OF_ACTION = ["ACT-9 error controls[0] relied-on"]


def related(text: str) -> list[list[str]]:
    result = lint(text, select=["SOA005"])
    return [[f"{r.id} {r.message}" for r in finding.related] for finding in result.findings]


def test_what_it_says() -> None:
    assert message("SOA005", RISK + PLAN + SOA) == (
        "the treatment of an active risk relies on A.8.12, which the Statement of Applicability SOA"
        " excludes"
    )
    assert related(RISK + PLAN + SOA) == [
        ["SOA A.8.12 is excluded here", "TP-2 RISK-7 is treated by this plan"]
    ]
    (finding,) = lint(RISK + SOA, select=["SOA005"]).findings
    assert (finding.location.line, finding.location.column) == (5, 12)
    assert [(r.id, r.location.line) for r in finding.related] == [("SOA", 12)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("controls: A.8.12", ["R error controls relied-on"]),
        ("controls: [A.8.13, A.8.12]", ["R error controls[1] relied-on"]),
        (
            "controls: [A.8.12, A.8.13, A.8.30]",
            ["R error controls[0] relied-on", "R error controls[2] relied-on"],
        ),
        ("controls: [A.8.12, A.8.11-A.8.13]", ["R error controls[0] relied-on"]),
        ("controls: [A.8.11-A.8.13]", ["R error controls[0] relied-on"]),
        ("controls: [A.8.13]", []),
        # A theme is named as a whole, and what is unknown is nobody's control.
        ("controls: [A.8, A.7-A.8, A.8.99, full-isms]", []),
        ("controls: [A.8.12]\nstatus: closed", []),
        ("controls: [A.8.12]\nclosed_on: 2026-01-01", []),
        ("controls: [A.8.12]\nstatus: active", ["R error controls[0] relied-on"]),
        ("controls: [A.8.12]\ntreatment: share", ["R error controls[0] relied-on"]),
        ("controls: [A.8.12]\ntreatment: retain", []),
        ("controls: [A.8.12]\ntreatment: avoid", []),
        ("title: no A.8.12 here\nclauses: [A.8.12]", []),
    ],
)
def test_risks(more: str, expected: list[str]) -> None:
    assert judged("SOA005", SOA + f"kind: risk\nid: R\n{more}\n") == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("kind: corrective-action\nid: X\nstatus: planned", True),
        ("kind: corrective-action\nid: X\nstatus: closed", False),
        ("kind: corrective-action\nid: X\nstatus: rejected", False),
        ("kind: action\nid: X\nstatus: open", True),
        ("kind: action\nid: X", True),
        ("kind: action\nid: X\nstatus: done", False),
        ("kind: action\nid: X\nstatus: cancelled", False),
        ("kind: contract\nid: X", True),
        ("kind: contract\nid: X\nto: 2026-11-20", True),
        ("kind: contract\nid: X\nto: 2026-11-19", False),
        ("kind: contract\nid: X\nfrom: 2026-11-20", True),
        ("kind: contract\nid: X\nfrom: 2026-11-21", False),
        ("kind: document\nid: X\nstatus: approved", True),
        ("kind: document\nid: X\nstatus: draft", False),
        ("kind: document\nid: X\nstatus: superseded", False),
        ("kind: document\nid: X", False),
    ],
)
def test_what_relies(record: str, expected: bool) -> None:
    found = judged("SOA005", f"{SOA}{record}\ncontrols: [A.8.12]\n")
    assert found == (["X error controls[0] relied-on"] if expected else [])


def test_to_be_about_a_control_is_not_to_rely_on_it() -> None:
    about = "kind: incident\nid: X\ncontrols: [A.8.12]\n---\n"
    about += "kind: nonconformity\nid: Y\nrequirement: [A.8.12]\n---\n"
    assert judged("SOA005", SOA + about + RISK.replace("8.12", "8.13")) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("corrective-action", "an open corrective action"),
        ("action", "an open action"),
        ("contract", "a contract in force"),
        ("document\nstatus: approved", "an approved document"),
    ],
)
def test_the_words_for_it(kind: str, words: str) -> None:
    said = message("SOA005", f"{SOA}kind: {kind}\nid: X\ncontrols: [A.8.12]\n")
    assert said.startswith(f"{words} relies on A.8.12, ")


def test_one_finding_for_a_risk_and_its_plan() -> None:
    assert judged("SOA005", SOA + RISK + PLAN) == OF_RISK
    # What only the action relies on is told at the action.
    wider = PLAN.replace("[A.8.12]", "[A.8.12, A.8.30]")
    assert judged("SOA005", SOA + RISK + wider) == [
        *OF_RISK,
        "ACT-9 error controls[1] relied-on",
    ]
    assert related(SOA + RISK.replace("8.12", "8.13") + PLAN) == [
        ["SOA A.8.12 is excluded here", "TP-2 ACT-9 belongs to this plan"]
    ]


@pytest.mark.parametrize("status", ["draft", "superseded"])
def test_plans_that_do_not_count(status: str) -> None:
    old = PLAN.replace("approved", status)
    assert judged("SOA005", SOA + old) == []
    assert judged("SOA005", SOA + RISK + old) == OF_RISK
    assert related(SOA + RISK + old) == [["SOA A.8.12 is excluded here"]]


def test_closed_risks_and_what_is_done_for_them() -> None:
    closed = RISK.replace("active", "closed")
    assert judged("SOA005", SOA + closed + PLAN) == []
    own = "kind: action\nid: ACT-9\norigin: {}\ncontrols: [A.8.12]\n"
    assert judged("SOA005", SOA + closed + own.format("RISK-7")) == []
    assert judged("SOA005", SOA + RISK + own.format("RISK-7")) == OF_RISK
    two = PLAN.replace("[RISK-7]", "[RISK-7, RISK-8]")
    other = "kind: risk\nid: RISK-8\ncontrols: [A.8.13]\n---\n"
    assert judged("SOA005", SOA + closed + other + two) == OF_ACTION
    assert judged("SOA005", SOA + PLAN) == OF_ACTION
    assert judged("SOA005", SOA + own.format("MR-1")) == OF_ACTION


def test_an_action_of_a_corrective_action() -> None:
    car = "kind: corrective-action\nid: CAR-1\nstatus: {}\ncontrols: [A.8.12]\n---\n"
    own = "kind: action\nid: ACT-9\norigin: CAR-1\ncontrols: [A.8.12]\n"
    assert judged("SOA005", SOA + car.format("planned") + own) == [
        "CAR-1 error controls[0] relied-on"
    ]
    assert judged("SOA005", SOA + car.format("closed") + own) == OF_ACTION


def test_controls_of_ones_own() -> None:
    own = "kind: control\nid: OWN-1\ncontrols: [A.8.12]\n---\n"
    risk = "kind: risk\nid: R\ncontrols: [OWN-1]\n"
    assert judged("SOA005", statement(excluded("OWN-1", "")) + own + risk) == [
        "R error controls[0] relied-on"
    ]
    # And so relies the control of Annex A that it carries out.
    for rows in ([excluded("A.8.12")], [row("OWN-1"), excluded("A.8.12")]):
        text = statement(*rows) + own + risk
        assert judged("SOA005", text) == ["R error controls[0] relied-on"]
        assert message("SOA005", text) == (
            "the treatment of an active risk relies on A.8.12 (through OWN-1), which the Statement of"
            " Applicability SOA excludes"
        )
    two = own.replace("[A.8.12]", "[A.8.12, A.8.13]")
    assert judged("SOA005", SOA + two + risk) == []
    assert (
        judged("SOA005", SOA + two.replace("8.13", "8.30") + risk)
        == ["R error controls[0] relied-on"] * 2
    )
    both = risk.replace("[OWN-1]", "[A.8.12, OWN-1]")
    assert judged("SOA005", SOA + own + both) == ["R error controls[0] relied-on"]
    applies = statement(row("OWN-1"), excluded("A.8.12"))
    assert judged("SOA005", applies + own + RISK) == OF_RISK
    process = "kind: process\nid: data\ncontrols: [A.8.12]\n---\n"
    assert judged("SOA005", SOA + process + risk.replace("OWN-1", "data")) == []


def test_ids_of_2013() -> None:
    risk = 'kind: risk\nid: R\nedition: "2013"\ncontrols: [{}]\n'
    found = ["R error controls[0] relied-on"]
    assert judged("SOA005", SOA + risk.format("A.14.2.7")) == found
    assert judged("SOA005", SOA + risk.format("A.12.3.1")) == []
    # A.18.2.3 became A.5.36 and A.8.8; relied on may be the one that applies.
    one = statement(excluded("A.8.8"), row("A.5.36"))
    assert judged("SOA005", one + risk.format("A.18.2.3")) == []
    both = statement(excluded("A.8.8"), excluded("A.5.36"))
    assert judged("SOA005", both + risk.format("A.18.2.3")) == found * 2
    # A.12.4.1 and A.12.4.2 became one control, which applies where one of them does.
    merged = statement(excluded("A.12.4.1"), row("A.12.4.2"), more="edition: '2013'")
    assert judged("SOA005", merged + "kind: risk\nid: R\ncontrols: [A.8.15]\n") == []


def test_only_the_statement_in_force() -> None:
    new = statement(row("A.8.12"), id="NEW", more="approved_on: 2026-02-24")
    assert judged("SOA005", SOA.replace("approved", "draft") + new + RISK) == []
    assert judged("SOA005", SOA.replace("approved", "superseded") + new + RISK) == []
    assert judged("SOA005", SOA.replace("approved", "draft") + RISK) == [
        "? RISK-7: no statement is approved; a draft is not judged"
    ]
    closed = RISK.replace("active", "closed")
    assert judged("SOA005", SOA.replace("approved", "draft") + closed) == []
    assert judged("SOA005", RISK) == ["? no statement-of-applicability records"]
