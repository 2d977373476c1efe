from __future__ import annotations

import pytest
from judge import judged, message

PEOPLE = """\
---
kind: person
records: [{id: ana, name: Ana Reyes}, {id: bo}, {id: dana}, {id: finn}]
---
{kind: role, id: ciso, holders: [{person: dana, to: 2026-06-30}, {person: finn, from: 2026-07-01}]}
---
{kind: role, id: board, holders: [{person: ana}, {person: bo}]}
"""


def waiver(approved_by: str = "dana", more: str = "") -> str:
    return (
        "kind: waiver\nid: WV-1\nrule: IND001\ntarget: X-1\nreason: no other\n"
        f"approved_by: {approved_by}\nexpires_on: 2026-12-31\n{more}{PEOPLE}---\n"
    )


SELF = ["WV-1 error approved_by self"]


@pytest.mark.parametrize(
    "record",
    [
        "kind: audit\nteam: [{person: finn, function: lead}, {person: dana, function: auditor}]",
        "kind: audit\nteam: [{person: dana, function: trainee}]",
        "kind: risk\nowner: dana",
        "kind: corrective-action\nowner: finn\nverified: {by: dana}",
        "kind: audit-programme\nmanager: dana",
        "kind: process\nowner: finn\noperators: [finn, dana]",
        "kind: control\noperators: [dana]",
        "kind: assignment\nperson: dana",
        "kind: engagement\nperson: dana",
        "kind: competence\nperson: dana",
        "kind: change\nplan: {responsible: dana}",
        "kind: objective\nplan: {responsible: dana}",
        "kind: measure\nmeasured_by: dana",
        "kind: measure\nanalysed_by: dana",
        "kind: role\nholders: [{person: dana}]",
        "kind: person\nname: Dana Holt",
        "kind: nonconformity\nprocess: backup\n---\n{kind: process, id: backup, owner: dana}",
    ],
)
def test_who_answers_for_the_record(record: str) -> None:
    text = record.replace("\n", "\nid: X-1\n", 1)
    approver = "X-1" if record.startswith("kind: person") else "dana"
    assert judged("WVR003", waiver(approver) + text) == SELF
    assert judged("WVR003", waiver("bo") + text) == []


def test_the_words() -> None:
    text = waiver("ana") + "kind: audit\nid: X-1\nteam: [{person: ana, function: lead}]\n"
    assert message("WVR003", text) == (
        "ana (Ana Reyes) approved the waiver for X-1 and is an auditor in it: nobody else accepted"
        " the finding"
    )


@pytest.mark.parametrize(
    "team",
    [
        "[{person: dana, function: trainee, supervised_by: finn}]",
        "[{person: finn, function: lead}, {person: dana, function: trainee}]",
    ],
)
def test_supervised_trainees(team: str) -> None:
    assert judged("WVR003", waiver() + f"kind: audit\nid: X-1\nteam: {team}\n") == []


@pytest.mark.parametrize("function", ["expert", "observer"])
def test_experts_and_observers(function: str) -> None:
    team = f"kind: audit\nid: X-1\nteam: [{{person: dana, function: {function}}}]\n"
    assert judged("WVR003", waiver() + team) == []


@pytest.mark.parametrize(
    ("approved_on", "expected"), [("2026-06-30", SELF), ("2026-07-01", []), (None, [])]
)
def test_roles_on_the_day_of_the_approval(approved_on: str | None, expected: list[str]) -> None:
    more = f"approved_on: {approved_on}\n" if approved_on else ""
    assert judged("WVR003", waiver(more=more) + "kind: risk\nid: X-1\nowner: ciso\n") == expected


def test_a_board_of_two() -> None:
    risk = "kind: risk\nid: X-1\nowner: {}\n"
    assert judged("WVR003", waiver("board") + risk.format("ana")) == []
    assert judged("WVR003", waiver("board") + risk.format("board")) == SELF


def test_a_sole_director() -> None:
    organization = "---\n{{kind: organization, id: o, top_management: [{}]}}\n"
    text = waiver("ana") + "kind: risk\nid: X-1\nowner: ana\n"
    assert judged("WVR003", text + organization.format("ana")) == []
    assert judged("WVR003", text + organization.format("ana, bo")) == SELF
    assert judged("WVR003", text + organization.format("bo")) == SELF


@pytest.mark.parametrize(("as_of", "expected"), [("2026-12-31", SELF), ("2027-01-01", [])])
def test_while_it_holds(as_of: str, expected: list[str]) -> None:
    assert judged("WVR003", waiver() + "kind: risk\nid: X-1\nowner: dana\n", as_of) == expected


def test_what_cannot_be_told() -> None:
    risk = "kind: risk\nid: X-1\n"
    assert judged("WVR003", waiver() + "kind: unit\nid: it\n") == [
        "? WV-1: no record has the id `X-1`"
    ]
    assert judged("WVR003", waiver("Ms Holt") + risk) == [
        "? WV-1: the approver `Ms Holt` is no person on 2026-11-20"
    ]
    assert judged("WVR003", waiver() + risk + "owner: IT\n") == [
        "? WV-1: X-1 names `IT`, and no person is known by that"
    ]
    # A record that names nobody concerns nobody.
    assert judged("WVR003", waiver() + risk) == []


def test_waivers_that_name_no_record() -> None:
    risk = "kind: risk\nid: X-1\nowner: dana\n"
    for text in (
        waiver().replace("target: X-1", "target: '*'"),
        waiver().replace("target: X-1\n", ""),
        waiver().replace("approved_by: dana\n", ""),
    ):
        assert judged("WVR003", text + risk) == []
