from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

ORG = "kind: organization\nid: org\n"
PARTS = {
    "4.3": "kind: scope\nid: SC\n",
    "5.2": "kind: document\nid: POL-1\ntype: information-security-policy\nstatus: approved\n",
    "6.1.2": "kind: risk-criteria\nid: RC-1\n",
    "6.1.3": "kind: document\nid: MET-2\nstatus: approved\nclauses: ['6.1.3 b']\n",
    "6.1.3 d": "kind: statement-of-applicability\nid: SOA\n",
    "6.2": "kind: objective\nid: OBJ-1\n",
    "7.2": "kind: competence\nid: CMP-1\n",
    "8.1": "kind: process\nid: backup\n",
    "8.2": "kind: risk-assessment\nid: RA-1\n",
    "8.3": "kind: risk\nid: RISK-1\nresidual: {level: 4}\n",
    "9.1": "kind: result\nid: RES-1\n",
    "9.2.2": "kind: audit\nid: AUD-1\n",
    "9.3.3": "kind: management-review\nid: MR-1\n",
    "10.2": "kind: nonconformity\nid: NC-1\n",
}
MISSING = "org error  missing"


def isms(*without: str, **instead: str) -> str:
    """An organization with everything, but `without` some and with others in their place."""
    return "---\n".join(
        [ORG, *(text for clause, text in PARTS.items() if clause not in without), *instead.values()]
    )


def test_everything_is_there() -> None:
    assert judged("DOC001", isms()) == []


def test_the_message() -> None:
    assert message("DOC001", isms("6.1.2")) == (
        "the records do not show how risks are assessed (6.1.2): 1 of the 14 pieces of information"
        " that the standard names"
    )
    assert message("DOC001", isms("5.2", "9.3.3")) == (
        "the records do not show the information security policy (5.2) and results of management"
        " reviews (9.3.3): 2 of the 14 pieces of information that the standard names"
    )


@pytest.mark.parametrize("clause", [clause for clause in PARTS if clause not in ("8.2", "10.2")])
def test_each_piece_is_missed(clause: str) -> None:
    assert judged("DOC001", isms(clause)) == [MISSING]
    assert f"({clause}): 1 of the" in message("DOC001", isms(clause))


def test_a_rated_risk_is_a_result_of_an_assessment() -> None:
    assert judged("DOC001", isms("8.2")) == []
    plan = "kind: treatment-plan\nid: TP-1\n"
    assert message("DOC001", isms("8.2", "8.3", other=plan)).startswith(
        "the records do not show results of risk assessments (8.2): 1 of"
    )


@pytest.mark.parametrize(
    ("clause", "record"),
    [
        *(
            (clause, f"kind: document\nid: MAN\nstatus: approved\nclauses: ['{clause}']\n")
            for clause in PARTS
        ),
        ("5.2", "kind: document\nid: MAN\nclauses: ['5']\n"),
        ("6.1.2", "kind: document\nid: MAN\nclauses: ['4-10']\n"),
        ("10.2", "kind: document\nid: MAN\nedition: '2013'\nclauses: ['10.1']\n"),
        ("6.1.3", "kind: treatment-plan\nid: TP-1\n"),
        ("8.3", "kind: treatment-plan\nid: TP-1\n"),
        ("7.2", "kind: person\nid: p\ncompetence: [{subject: internal-audit}]\n"),
        ("7.2", "kind: evidence\nid: EV-1\nclauses: ['7.2']\n"),
        ("8.1", "kind: document\nid: PRO-1\nstatus: approved\ncontrols: [A.8.13]\n"),
        ("8.1", "kind: change\nid: CHG-1\n"),
        ("9.1", "kind: management-review\nid: MR-2\nclauses: ['9.1']\n"),
        ("9.1", "kind: document\nid: KPI\nstatus: approved\ntype: report\nclauses: ['9.1']\n"),
        ("8.3", "kind: document\nid: TP\nstatus: approved\ntype: plan\nclauses: ['8.3']\n"),
        ("9.2.2", "kind: audit\nid: AUD-2\nstatus: reported\n"),
        ("9.2.2", "kind: evidence\nid: EV-1\nclauses: ['9.2']\n"),
        ("9.3.3", "kind: management-review\nid: MR-2\nstatus: held\n"),
        ("9.3.3", "kind: management-review\nid: MR-2\nheld_on: 2026-10-08\n"),
    ],
)
def test_what_shows_a_piece(clause: str, record: str) -> None:
    assert judged("DOC001", isms(clause, other=record)) == []


@pytest.mark.parametrize(
    ("clause", "record"),
    [
        ("4.3", "kind: scope\nid: SC\nstatus: superseded\n"),
        ("5.2", "kind: document\nid: POL-2\ntype: policy\ntitle: Access policy\n"),
        ("6.1.2", "kind: document\nid: MAN\nstatus: draft\nclauses: ['6.1.2']\n"),
        ("6.1.2", "kind: document\nid: MAN\nclauses: ['6.1.3']\n"),
        ("6.1.3", "kind: document\nid: MAN\nclauses: ['6.1.3 d']\n"),
        ("6.1.3 d", "kind: document\nid: MAN\nclauses: ['6.1.3', '6.1.3 f']\n"),
        ("7.2", "kind: person\nid: p\ncompetence: []\n"),
        ("8.1", "kind: document\nid: PRO-1\nstatus: draft\ncontrols: [A.8.13]\n"),
        ("8.3", "kind: risk\nid: RISK-2\nlevel: 3\n"),
        ("9.1", "kind: measure\nid: MSR-1\n"),
        *(
            (clause, f"kind: document\nid: PRO-8\nstatus: approved\ntype: {sort}\n{cited}")
            for clause in ("7.2", "8.3", "9.1", "9.2.2", "9.3.3")
            for sort in ("procedure", "method", "policy")
            for cited in (f"clauses: ['{clause}']\nevidence: https://wiki.example/pro-8\n",)
        ),
        ("9.3.3", "kind: management-review\nid: MR-1\nstatus: cancelled\n"),
        ("9.3.3", "kind: management-review\nid: MR-1\nstatus: planned\n"),
        ("9.3.3", "kind: management-review\nid: MR-1\nplanned_on: 2026-10-08\n"),
        ("9.3.3", "kind: management-review\nid: MR-1\nheld_on: 2026-11-21\n"),
        ("9.3.3", "kind: document\nid: PRO-9\nstatus: approved\nclauses: ['9.3']\n"),
        ("9.2.2", "kind: document\nid: PRO-9\nstatus: approved\nclauses: ['9.2', '4-10']\n"),
        ("9.2.2", "kind: audit-programme\nid: PRG-1\nstatus: approved\n"),
        ("9.2.2", "kind: audit\nid: AUD-1\nstatus: planned\n"),
        ("9.2.2", "kind: audit\nid: AUD-1\nstatus: in-progress\n"),
        ("9.2.2", "kind: audit\nid: AUD-1\nplanned_on: 2026-10-08\n"),
        ("6.1.2", "kind: risk-criteria\nid: RC-1\nstatus: draft\n"),
        ("6.1.3 d", "kind: statement-of-applicability\nid: SOA\nstatus: draft\n"),
        ("4.3", "kind: scope\nid: SC\nstatus: in-review\n"),
    ],
)
def test_what_does_not(clause: str, record: str) -> None:
    assert judged("DOC001", isms(clause, other=record)) == [MISSING]


def test_drafts_are_pointed_at() -> None:
    draft = "kind: document\nid: MET-1\nstatus: draft\nclauses: ['6.1.2']\n"
    old = "kind: document\nid: MET-0\nstatus: superseded\nclauses: ['6.1.2']\n"
    (finding,) = lint(isms("6.1.2", a=draft, b=old), select=["DOC001"]).findings
    assert [(one.id, one.message) for one in finding.related] == [
        ("MET-1", "MET-1 is only a draft")
    ]
    planned = "kind: management-review\nid: MR-1\nstatus: planned\n"
    (finding,) = lint(isms("9.3.3", a=planned), select=["DOC001"]).findings
    assert [one.message for one in finding.related] == ["MR-1 is only planned"]


def test_a_programme_alone_shows_no_results() -> None:
    programme = "kind: audit-programme\nid: PRG-1\nstatus: {}\n"
    text = isms("9.2.2", a=programme.format("approved"))
    assert message("DOC001", text) == (
        "the records do not show audit results (9.2.2): 1 of the 14 pieces of information that the"
        " standard names"
    )
    text = isms("9.2.2", a=programme.format("draft"))
    assert "show the audit programme and audit results (9.2.2): 1 of" in message("DOC001", text)


@pytest.mark.parametrize(
    ("audit", "expected"),
    [
        ("", []),
        ("kind: audit\nid: A\nstatus: reported\nfindings: []\n", []),
        ("kind: audit\nid: A\nstatus: in-progress\n", []),
        ("kind: audit\nid: A\nstatus: reported\n", [MISSING]),
        ("kind: external-audit\nid: A\nstatus: reported\n", [MISSING]),
        (
            "kind: audit\nid: A\nstatus: reported\nfindings:\n"
            "  - {kind: opportunity-for-improvement, id: OFI-1}\n",
            [],
        ),
        (
            "kind: audit\nid: A\nstatus: reported\nfindings: []\n"
            "results: [{item: '9.2', result: nonconforming}]\n",
            [MISSING],
        ),
        ("kind: corrective-action\nid: CAR-1\n", []),
    ],
)
def test_nonconformities_are_asked_for_where_some_may_have_been(
    audit: str, expected: list[str]
) -> None:
    text = isms("10.2", **({"other": audit} if audit else {}))
    assert judged("DOC001", text) == expected


def test_without_findings_there_are_thirteen() -> None:
    assert "1 of the 13 pieces" in message("DOC001", isms("10.2", "6.2"))


def part(*clauses: str) -> str:
    return "---\n".join([ORG, *(PARTS[clause] for clause in clauses)])


def test_a_part_of_the_system_is_not_evaluated() -> None:
    assert judged("DOC001", part("9.2.2", "9.3.3", "10.2")) == [
        "? org: only 3 of the 14 pieces of information that the standard names are here: the"
        " repository seems to hold a part of the management system"
    ]
    six = ("5.2", "7.2", "8.1", "9.2.2", "9.3.3", "10.2")
    assert judged("DOC001", part(*six))[0].startswith("? org: only 6 of the 14")
    assert judged("DOC001", part(*six, "6.2")) == [MISSING]
    # Of thirteen, where nothing was found: seven are more than half, six are not.
    assert judged("DOC001", part(*six[:5], "6.2"))[0].startswith("? org: only 6 of the 13")
    assert judged("DOC001", part(*six[:5], "6.2", "8.2")) == [MISSING]


def test_drafts_and_plans_tell_that_the_whole_is_kept_here() -> None:
    drafts = (
        "kind: document\nid: POL\nstatus: draft\nclauses: ['5.2', '6.1.2', '6.2', '7.2']\n",
        "kind: management-review\nid: MR-1\nstatus: planned\n",
        "kind: audit\nid: AUD-1\nstatus: planned\n",
    )
    assert judged("DOC001", "---\n".join([ORG, *drafts, PARTS["10.2"]])) == [MISSING]
    fewer = judged("DOC001", "---\n".join([ORG, *drafts]))
    assert fewer[0].startswith("? org: only 6 of the 13")


def test_without_an_organization() -> None:
    assert judged("DOC001", PARTS["5.2"]) == ["? no organization records"]


def test_one_organization_is_enough() -> None:
    assert judged("DOC001", isms("6.2", other="kind: organization\nid: unit\n")) == [MISSING]
