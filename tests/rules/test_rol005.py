from __future__ import annotations

import pytest
from judge import judged, message

PEOPLE = (
    "kind: person\nrecords: [{id: dana, name: Dana Holt}, {id: finn}, {id: eli, to: 2025-12-31}]\n"
)


def statement(*owners: str, status: str = "approved") -> str:
    rows = "".join(
        f"- {{control: A.8.{n}, applicable: true{f', owner: {owner}' if owner else ''}}}\n"
        for n, owner in enumerate(owners, 1)
    )
    rows += "- {control: A.7.1, applicable: false, owner: dana}\n"
    head = "---\nkind: statement-of-applicability\nid: SOA\n"
    return f"{PEOPLE}{head}status: {status}\ncontrols:\n{rows}"


MOST = ["SOA info controls most"]
SMALL = ["SOA info controls small"]


def found(text: str, **options: float) -> list[str]:
    return judged("ROL005", text, **options)


def test_the_words() -> None:
    text = statement("dana", "dana", "dana", "dana", "finn")
    assert message("ROL005", text) == (
        "dana (Dana Holt) owns 4 of 5 applicable controls: hardly anybody else knows them, and"
        " whoever audits them judges the work of one person"
    )
    assert message("ROL005", text + "---\n{kind: organization, id: o, headcount: 9}\n") == (
        "dana (Dana Holt) owns 4 of 5 applicable controls; with 9 people that is hard to avoid: have"
        " somebody from outside, or a second reader, look at these controls, and name a deputy"
    )
    alone = message("ROL005", text + "---\n{kind: organization, id: o, headcount: 1}\n")
    assert "with 1 person that is" in alone


@pytest.mark.parametrize(
    ("mine", "others", "share", "expected"),
    [(3, 2, 0.6, []), (4, 2, 0.6, MOST), (3, 3, 0.5, []), (4, 3, 0.5, MOST), (5, 0, 1, [])],
)
def test_more_than_the_share(mine: int, others: int, share: float, expected: list[str]) -> None:
    assert found(statement(*["dana"] * mine, *["finn"] * others), share=share) == expected


@pytest.mark.parametrize(("headcount", "expected"), [(49, SMALL), (50, MOST)])
def test_small_organizations(headcount: int, expected: list[str]) -> None:
    organization = f"---\n{{kind: organization, id: o, headcount: {headcount}}}\n"
    text = statement("dana", "dana", "dana", "dana", "finn") + organization
    assert found(text) == expected
    assert found(text, small_org=10) == MOST


def test_controls_without_owner_count_in_the_total() -> None:
    assert found(statement("dana", "dana", "dana", "", "")) == []
    assert found(statement("dana", "dana", "dana", "dana", "")) == MOST
    assert found(statement(*["eli"] * 5)) == []


def test_through_roles_and_processes() -> None:
    role = "---\n{kind: role, id: ciso, holders: [{person: dana}]}\n"
    assert found(statement("dana", "ciso", "dana", "ciso", "finn") + role) == MOST
    process = "---\n{kind: process, id: p, owner: ciso, controls: [A.8.1-A.8.4]}\n"
    assert found(statement("", "", "", "", "finn") + role + process) == MOST
    assert found(statement(*["dana"] * 4, "finn") + role + process) == MOST


def test_two_who_own_the_same() -> None:
    process = "---\n{kind: process, id: p, owner: finn, controls: [A.8.1-A.8.5]}\n"
    assert found(statement(*["dana"] * 5) + process) == MOST * 2


def test_statements_that_are_not_judged() -> None:
    assert found(statement("dana", status="draft")) == [
        "? SOA: no statement is approved; a draft is not judged"
    ]
    assert found(PEOPLE) == ["? no statement-of-applicability records"]
    few = "? SOA: {} cannot show a concentration; that takes 5"
    assert found(statement()) == [few.format("0 applicable controls")]
    assert found(statement("dana")) == [few.format("1 applicable control")]
    assert found(statement(*["dana"] * 4)) == [few.format("4 applicable controls")]
    assert found(statement(*["dana"] * 5)) == MOST


def test_a_row_for_a_range_counts_all_its_controls() -> None:
    text = statement("finn") + "- {control: A.5.1-A.5.9, applicable: true, owner: dana}\n"
    assert message("ROL005", text).startswith("dana (Dana Holt) owns 9 of 10 applicable controls:")
