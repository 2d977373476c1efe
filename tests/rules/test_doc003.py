from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

PEOPLE = """\
kind: person
records:
  - {id: ana, name: Ana Reyes}
  - {id: bo, name: Bo Berg}
  - {id: dana, name: Dana Holt}
  - {id: cleo, name: Cleo Roy, to: 2025-06-30}
---
kind: role
records:
  - {id: ciso, holders: [{person: dana, from: 2024-01-01}]}
  - {id: ceo, holders: [{person: bo, to: 2024-12-31}, {person: ana, from: 2025-01-01}]}
"""
POLICY = "type: information-security-policy\n"
NOT_TOP = ["POL-1 error approved_by not-top"]


def isms(
    by: str = "approved_by: dana\napproved_on: 2026-02-02\n",
    what: str = POLICY,
    top: str = "top_management: [ana]\n",
    status: str = "approved",
    more: str = "",
) -> str:
    return (
        f"kind: organization\nid: org\nname: Alder Cloud Ltd\n{top}---\n{PEOPLE}---\n"
        f"kind: document\nid: POL-1\nstatus: {status}\n{what}{by}{more}"
    )


def test_the_ciso_approved_it() -> None:
    assert judged("DOC003", isms()) == NOT_TOP
    (finding,) = lint(isms(), select=["DOC003"]).findings
    assert [(one.id, one.message) for one in finding.related] == [
        ("org", "top management is named here")
    ]
    assert finding.message == (
        "the information security policy was approved on 2026-02-02 by dana (Dana Holt), who did"
        " not belong to top management; ana (Ana Reyes) did: that top management set it cannot be"
        " shown"
    )


@pytest.mark.parametrize(
    ("approver", "expected"), [("ana", []), ("ceo", []), ("ciso", NOT_TOP), ("bo", NOT_TOP)]
)
def test_who_approved(approver: str, expected: list[str]) -> None:
    by = f"approved_by: {approver}\napproved_on: 2026-02-02\n"
    assert judged("DOC003", isms(by)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-12-31", []), ("2025-01-01", NOT_TOP)],
)
@pytest.mark.parametrize("top", ["[ceo]", "[{person: bo, to: 2024-12-31}, {person: ana}]"])
def test_on_that_day(day: str, expected: list[str], top: str) -> None:
    by = f"approved_by: bo\napproved_on: {day}\n"
    assert judged("DOC003", isms(by, top=f"top_management: {top}\n")) == expected


@pytest.mark.parametrize(
    ("delegation", "expected"),
    [
        ("{person: dana, on_behalf_of: ana, matters: [document-approval]}", []),
        ("{person: ciso, on_behalf_of: ceo}", []),
        ("{person: dana, on_behalf_of: ana, matters: [risk-acceptance]}", NOT_TOP),
        ("{person: dana, on_behalf_of: bo, matters: [document-approval]}", NOT_TOP),
        ("{person: dana, on_behalf_of: ana, from: 2026-02-03}", NOT_TOP),
        ("{person: dana, on_behalf_of: ana, from: 2026-02-02}", []),
    ],
)
def test_delegation(delegation: str, expected: list[str]) -> None:
    top = f"top_management: [ana]\ndelegations: [{delegation}]\n"
    assert judged("DOC003", isms(top=top)) == expected


def test_a_later_amendment_by_top_management() -> None:
    amended = "amendments: [{{on: 2026-05-01, by: {}}}]\n"
    assert judged("DOC003", isms(more=amended.format("ana"))) == []
    assert judged("DOC003", isms(more=amended.format("dana"))) == NOT_TOP


@pytest.mark.parametrize("status", ["draft", "in-review", "superseded", "withdrawn"])
def test_not_in_use(status: str) -> None:
    assert judged("DOC003", isms(status=status)) == [
        "? POL-1: no document in use is the information security policy, by its type, its title or"
        " clause 5.2"
    ]


@pytest.mark.parametrize(
    "what",
    [
        "title: Information security policy\ntype: policy\n",
        "title: Alder Cloud Information Security Policy\n",
        "title: Alder Cloud Ltd information-security policy\n",
        "title: Leitlinie zur Informationssicherheit\n",
        "title: Security charter\ntype: policy\nclauses: ['5.2']\n",
        "title: ISMS manual\nclauses: ['4-10']\n",
    ],
)
def test_how_it_is_told(what: str) -> None:
    assert judged("DOC003", isms(what=what)) == NOT_TOP


@pytest.mark.parametrize(
    "what",
    [
        "title: Access policy\ntype: policy\ncontrols: [A.5.15]\n",
        "title: Information security policy for suppliers\ntype: policy\nclauses: [A.5.1]\n",
        "title: Supplier information security policy\ntype: policy\n",
    ],
)
def test_policies_on_a_topic(what: str) -> None:
    assert judged("DOC003", isms(what=what)) == [
        "? POL-1: no document in use is the information security policy, by its type, its title or"
        " clause 5.2"
    ]
    # Beside the policy itself they are nothing to judge.
    policy = f"---\nkind: document\nid: POL-0\n{POLICY}approved_by: ana\napproved_on: 2026-02-02\n"
    assert judged("DOC003", isms(what=what, more=policy)) == []


def test_what_the_type_says_goes_before_the_clause() -> None:
    policy = f"---\nkind: document\nid: POL-0\n{POLICY}approved_by: ana\napproved_on: 2026-02-02\n"
    assert judged("DOC003", isms(what="clauses: ['5.2']\n", more=policy)) == []
    # A draft of the next one does not hide the policy in use.
    assert (
        judged(
            "DOC003",
            isms(
                what="title: Information security policy\n",
                more=f"---\nkind: document\nid: POL-9\n{POLICY}status: draft\n",
            ),
        )
        == NOT_TOP
    )


def test_several_documents_that_cite_the_clause() -> None:
    other = (
        "---\nkind: document\nid: MAN-1\nclauses: ['5.2']\n"
        "approved_by: {}\napproved_on: 2026-02-02\n"
    )
    cited = "clauses: ['5.2']\n"
    assert judged("DOC003", isms(what=cited, more=other.format("ana"))) == []
    assert judged("DOC003", isms(what=cited, more=other.format("dana"))) == [
        "POL-1 error approved_by not-top",
        "MAN-1 error approved_by not-top",
    ]


def test_an_undated_approval() -> None:
    undated = "approved_by: {}\n"
    assert message("DOC003", isms(undated.format("dana"))).startswith(
        "the information security policy was approved by dana (Dana Holt), who did not"
    )
    assert judged("DOC003", isms(undated.format("ana"))) == []
    top = "top_management: [{person: bo, to: 2025-12-31}, ana]\n"
    assert judged("DOC003", isms(undated.format("bo"), top=top)) == [
        "? POL-1: `approved_on` is missing or not a date"
    ]


def test_what_cannot_be_judged() -> None:
    assert judged("DOC003", isms(by="approved_on: 2026-02-02\n")) == []
    assert judged("DOC003", isms("approved_by: nobody\napproved_on: 2026-02-02\n")) == [
        "? POL-1: who nobody was on 2026-02-02 is not on record"
    ]
    assert judged("DOC003", isms(top="")) == [
        "? POL-1: the organization does not say who its top management is"
    ]
    later = "top_management: [{person: ana, from: 2026-03-01}]\n"
    assert judged("DOC003", isms(top=later)) == [
        "? POL-1: who belonged to top management on 2026-02-02 is not on record"
    ]
    assert judged("DOC003", isms("approved_by: cleo\napproved_on: 2024-02-02\n")) == [
        "? POL-1: cleo (Cleo Roy) has left since, and who belonged to top management on 2024-02-02"
        " is not on record"
    ]
    policy = f"kind: document\nid: POL-1\n{POLICY}approved_by: dana\n"
    assert judged("DOC003", policy) == ["? no organization records"]
