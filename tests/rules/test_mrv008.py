from __future__ import annotations

import pytest
from judge import judged, message

PEOPLE = (
    "kind: person\nrecords: [{id: ana}, {id: bo}, {id: dana}, {id: eli}]\n---\n"
    "kind: role\nrecords:\n  - {id: ciso, holders: [{person: dana}]}\n"
    "  - {id: chair, holders: [{person: ana}]}\n  - {id: vacant}\n---\n"
)


def review(
    decisions: str,
    delegations: str = "[]",
    participants: str = "[{person: ana}, {person: dana}]",
) -> str:
    return (
        "kind: organization\nid: o\ntop_management: [ana, {person: bo, to: 2026-10-08}]\n"
        f"delegations: {delegations}\n---\n{PEOPLE}"
        "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
        f"participants: {participants}\ndecisions: [{decisions}]\n"
    )


def by(person: str, more: str = "") -> str:
    return f"{{class: improvement, text: a course, decided_by: {person}{more}}}"


OTHER = ["MR-1 warning decisions[0].decided_by not-top"]


@pytest.mark.parametrize("person", ["dana", "ciso", "eli"])
def test_decided_by_somebody_else(person: str) -> None:
    assert judged("MRV008", review(by(person))) == OTHER


@pytest.mark.parametrize("person", ["ana", "bo", "chair", "''", "TBD"])
def test_decided_by_top_management_or_by_nobody_named(person: str) -> None:
    assert judged("MRV008", review(by(person))) == []


def test_many_decisions_are_one_finding() -> None:
    text = review(f"{by('ana')}, {by('dana')}, {by('eli')}, {by('dana')}")
    assert judged("MRV008", text) == ["MR-1 warning decisions[1].decided_by not-top"]
    assert message("MRV008", text) == (
        "3 decisions of the review of 2026-10-08 were taken by dana and eli, who do not belong to"
        " top management: that top management decided cannot be shown"
    )
    assert message("MRV008", review(by("dana"))).startswith(
        "a decision of the review of 2026-10-08 was taken by dana, who does not belong"
    )
    role = review(by("ciso")).replace("{id: dana}", "{id: dana, name: Dana Holt}")
    assert "was taken by dana (Dana Holt), who does not belong" in message("MRV008", role)


def test_top_management_on_the_day_of_the_decision() -> None:
    assert judged("MRV008", review(by("bo", ", decided_on: 2026-10-08"))) == []
    assert judged("MRV008", review(by("bo", ", decided_on: 2026-10-09"))) == OTHER


@pytest.mark.parametrize(
    ("delegation", "expected"),
    [
        ("{person: dana, on_behalf_of: ana, matters: [review-decisions]}", []),
        ("{person: ciso, on_behalf_of: chair}", []),
        ("{person: dana, on_behalf_of: ana, to: 2026-10-08}", []),
        ("{person: dana, on_behalf_of: ana, to: 2026-10-07}", OTHER),
        ("{person: dana, on_behalf_of: ana, from: 2026-10-09}", OTHER),
        ("{person: dana, on_behalf_of: ana, matters: [risk-acceptance]}", OTHER),
        ("{person: dana, on_behalf_of: eli, matters: [review-decisions]}", OTHER),
        ("{person: eli, on_behalf_of: ana}", OTHER),
    ],
)
def test_delegated_authority(delegation: str, expected: list[str]) -> None:
    assert judged("MRV008", review(by("dana"), f"[{delegation}]")) == expected


def test_without_top_management_the_other_rule_speaks() -> None:
    alone = review(by("dana"), participants="[{person: dana}]")
    assert judged("MRV008", alone) == []
    assert judged("MRV005", alone) == ["MR-1 error participants security-function-alone"]
    # Where it cannot be told who was there, the decision can be judged all the same.
    unclear = review(by("dana"), participants="[{person: dana}, {person: board}]")
    assert judged("MRV005", unclear)[0].startswith("? MR-1: whether top management took part")
    assert judged("MRV008", unclear) == OTHER


def test_what_cannot_be_judged() -> None:
    text = review(f"{by('management team')}, {by('vacant')}, {by('dana')}, {by('vacant')}")
    assert judged("MRV008", text) == [
        "MR-1 warning decisions[2].decided_by not-top",
        "? MR-1: who decided: `management team` and `vacant` is nobody known on that day",
    ]
    assert judged("MRV008", review(by("dana")).replace("[ana, {person: bo,", "[{person: bob,")) == [
        "? MR-1: `top_management` names `bob`, and no person or role on record has that id"
    ]
    assert judged("MRV008", review("").replace("held_on: 2026-10-08\n", "")) == [
        "? MR-1: held_on is missing"
    ]
    planned = review(by("dana")).replace("status: held", "status: planned")
    assert judged("MRV008", planned) == []
    assert judged("MRV008", review(by("dana")).partition("---\n")[2]) == [
        "? no organization records"
    ]
