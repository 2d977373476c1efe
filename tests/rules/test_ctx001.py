from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

ORG = "kind: organization\nid: org\n"
TEAM = "kind: issue\nid: ISS-1\ntitle: Small platform team\n"
NOT_AMONG = ["org warning  not-among"]
UNDECIDED = ["ISS-4 warning relevant undecided"]


def isms(*records: str, organization: str = ORG) -> str:
    return "---\n".join((organization, *records))


def climate(more: str = "") -> str:
    return f"kind: issue\nid: ISS-4\ntopic: climate-change\n{more}"


def test_issues_and_none_on_climate() -> None:
    assert judged("CTX001", isms(TEAM)) == NOT_AMONG
    assert message("CTX001", isms(TEAM)) == (
        "1 issue is on record, and none says whether climate change is a relevant issue"
    )
    two = isms(TEAM, TEAM.replace("ISS-1", "ISS-2"))
    assert message("CTX001", two).startswith("2 issues are on record, and none")
    (finding,) = lint(two, select=["CTX001"]).findings
    assert [one.id for one in finding.related] == ["ISS-1"]


MOST = (
    "kind: document\nid: MAN-0\nstatus: approved\n"
    "clauses: ['4.3', '5.2', '6.1.2', '6.1.3', '6.2', '7.2', '8.1']\n"
)


def test_no_issue_at_all() -> None:
    assert judged("CTX001", isms(MOST)) == ["org warning  none"]
    assert message("CTX001", isms(MOST)) == (
        "no record says whether climate change is a relevant issue"
    )


def test_a_part_of_the_system_is_not_evaluated() -> None:
    part = "the repository seems to hold a part of the management system"
    unclear = [f"? org: no issue is on record, and {part}"]
    assert judged("CTX001", ORG) == unclear
    assert judged("CTX001", isms(MOST.replace("'5.2', ", ""))) == unclear
    # Where issues are kept, they are judged.
    assert judged("CTX001", isms(TEAM)) == NOT_AMONG


def test_without_an_organization() -> None:
    assert judged("CTX001", TEAM) == ["ISS-1 warning  not-among"]
    assert judged("CTX001", "kind: process\nid: backup\n") == ["? no issue or organization records"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("relevant: false\nreason: no site of our own\n", []),
        ("relevant: false\n", []),
        ("relevant: true\n", []),
        ("addressed: [RISK-9]\n", []),
        ("text: Floods kept people away.\n", []),
        ("determined_on: 2026-01-20\n", []),
        ("title: Climate change\n", UNDECIDED),
        ("title: 'Climate change: heat in the server room'\n", []),
        ("relevant: TBD\nreason: to be determined\n", UNDECIDED),
        ("", UNDECIDED),
    ],
)
def test_what_decides(more: str, expected: list[str]) -> None:
    assert judged("CTX001", isms(TEAM, climate(more))) == expected


def test_undecided() -> None:
    assert message("CTX001", isms(climate())) == (
        "names climate change, and does not say whether it is a relevant issue"
    )
    assert judged("CTX001", isms(climate(), climate("relevant: false\n"))) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Climate-related floods", []),
        ("Effects of climate change on hosting", []),
        ("Klimawandel und Hitze", []),
        ("Changement climatique et coupures", []),
        ("Cambio climático y calor", []),
        ("Climate", UNDECIDED),
        ("Klimawandel", UNDECIDED),
        ("Climate control in the server room", NOT_AMONG),
        ("Ausfall der Klimaanlage", NOT_AMONG),
        ("Political climate", NOT_AMONG),
    ],
)
def test_what_an_issue_is_about(title: str, expected: list[str]) -> None:
    assert judged("CTX001", isms(f"kind: issue\nid: ISS-4\ntitle: {title}\n")) == expected


WORDS = "Climate change was looked at; it is not relevant to us."


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (f"kind: document\nid: MAN-1\nstatus: approved\ntext: {WORDS}\n", []),
        (f"kind: document\nid: MAN-1\nstatus: draft\ntext: {WORDS}\n", NOT_AMONG),
        (f"kind: scope\nid: SC\ntext: {WORDS}\n", []),
        ("kind: risk\nid: RISK-9\ntitle: Heat and other effects of climate change\n", []),
        (
            "kind: management-review\nid: MR\nstatus: held\nheld_on: 2026-10-08\n"
            f"inputs: {{context_changes: '{WORDS}'}}\n",
            [],
        ),
        (
            "kind: management-review\nid: MR\nstatus: planned\nplanned_on: 2026-12-08\n"
            f"inputs: {{context_changes: '{WORDS}'}}\n",
            NOT_AMONG,
        ),
        # The note on climate in 4.2 is about parties, and determines nothing.
        ("kind: interested-party\nid: IP\nrequirements: [report on climate change]\n", NOT_AMONG),
    ],
)
def test_where_else_it_may_stand(record: str, expected: list[str]) -> None:
    assert judged("CTX001", isms(TEAM, record)) == expected


def test_a_context_that_is_kept_elsewhere_is_not_evaluated() -> None:
    manual = "kind: document\nid: MAN-1\nstatus: approved\nclauses: ['4.1']\n"
    assert judged("CTX001", isms(manual)) == [
        "? org: no issue is on record, and the text of MAN-1, which covers 4.1, is not here"
    ]
    none = ["org warning  none"]
    assert judged("CTX001", isms(MOST, manual + "text: Our context.\n")) == none
    assert judged("CTX001", isms(MOST, manual.replace("approved", "draft"))) == none
    assert judged("CTX001", isms(MOST, manual.replace("4.1", "4.4"))) == none
    assert judged("CTX001", isms(manual, TEAM)) == NOT_AMONG


def test_only_what_the_amendment_amends() -> None:
    assert judged("CTX001", isms(TEAM, organization=ORG + "edition: '2013'\n")) == []
    assert judged("CTX001", isms(TEAM), as_of="2024-02-22") == []
    assert judged("CTX001", isms(TEAM), as_of="2024-02-23") == NOT_AMONG
