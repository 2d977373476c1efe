from __future__ import annotations

import pytest
from judge import judged, message

PEOPLE = (
    "kind: organization\nid: o\ntop_management: [ana, bo, cfo, {person: cy, to: 2026-10-07}]\n---\n"
    "kind: person\nrecords: [{id: ana}, {id: bo}, {id: cy}, {id: dana}, {id: fay}]\n---\n"
    "kind: role\nid: cfo\nholders: [{person: fay}]\n---\n"
)
ANA = "{person: ana, contributed_on: 2026-10-07}"


def review(participants: str, more: str = "", mode: str = "written") -> str:
    return (
        f"{PEOPLE}kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
        f"mode: {mode}\nparticipants: [{participants}]\n{more}"
    )


UNDATED = ["MR-1 warning participants[1] undated"]


@pytest.mark.parametrize(
    "entry",
    [
        "{person: bo}",
        "{person: bo, present: true}",
        "{person: bo, contributed_on: TBD}",
        "{person: cfo}",
    ],
)
def test_listed_without_a_dated_contribution(entry: str) -> None:
    assert judged("MRV007", review(f"{ANA}, {entry}")) == UNDATED


def test_one_finding_for_all() -> None:
    text = review(f"{ANA}, {{person: bo}}, {{person: cfo}}")
    assert judged("MRV007", text) == UNDATED
    assert message("MRV007", text) == (
        "bo and fay are listed in the written review of 2026-10-08 without a dated contribution or"
        " decision: that they took part cannot be shown"
    )
    assert message("MRV007", review(f"{ANA}, {{person: bo}}")).startswith(
        "bo is listed in the written review of 2026-10-08 without"
    )


@pytest.mark.parametrize(
    "entry",
    [
        "{person: bo, contributed_on: 2026-10-08}",
        "{person: bo, present: false}",
        "{person: dana}",
        "{person: cy}",
        "{person: ana}",
        "{person: board}",
    ],
)
def test_others_and_those_who_contributed(entry: str) -> None:
    assert judged("MRV007", review(f"{ANA}, {entry}")) == []


def test_a_written_resolution_is_a_contribution() -> None:
    resolved = (
        "decisions: [{class: improvement, text: a, decided_by: bo, decided_on: 2026-10-08}]\n"
    )
    assert judged("MRV007", review(f"{ANA}, {{person: bo}}", resolved)) == []
    alone = review("{person: bo}", resolved)
    assert judged("MRV007", alone) == judged("MRV005", alone) == []
    undated = resolved.replace(", decided_on: 2026-10-08", "")
    assert judged("MRV007", review(f"{ANA}, {{person: bo}}", undated)) == UNDATED
    # Who decided and is not listed is not asked for a contribution.
    assert judged("MRV007", review(ANA, resolved)) == []


def test_nobody_contributed_is_the_matter_of_another_rule() -> None:
    text = review("{person: ana}, {person: bo}")
    assert judged("MRV007", text) == []
    assert judged("MRV005", text) == ["MR-1 error participants absent"]


LATE = ["MR-1 warning participants[0].contributed_on late"]


@pytest.mark.parametrize("mode", ["written", "meeting"])
@pytest.mark.parametrize(("day", "expected"), [("2026-10-08", []), ("2026-10-09", LATE)])
def test_all_of_top_management_came_after_the_review(
    mode: str, day: str, expected: list[str]
) -> None:
    text = review(
        f"{{person: ana, contributed_on: {day}}}, {{person: dana, contributed_on: 2026-10-08}}",
        mode=mode,
    )
    assert judged("MRV007", text) == expected
    assert judged("MRV005", text) == []


def test_what_came_after_the_review() -> None:
    text = review(
        "{person: ana, contributed_on: 2026-10-20}, {person: bo, contributed_on: 2026-10-09},"
        " {person: cfo}",
        "decisions: [{text: a, decided_by: bo, decided_on: 2026-10-12},"
        " {text: b, decided_by: dana, decided_on: 2026-10-08}]\n",
    ).replace("{id: ana}", "{id: ana, name: Ana Reyes}")
    undated = UNDATED[0].replace("[1]", "[2]")
    assert judged("MRV007", text) == [*LATE, undated]
    assert message("MRV007", text.replace(", {person: cfo}", "")) == (
        "top management took part in the review of 2026-10-08 only after it: ana (Ana Reyes)"
        " contributed on 2026-10-20 and bo contributed on 2026-10-09 and decided on 2026-10-12; that"
        " this was more than an answer to the results cannot be shown"
    )
    by_decision = review(
        "{person: bo}", "decisions: [{text: a, decided_by: bo, decided_on: 2026-10-12}]\n"
    )
    assert judged("MRV007", by_decision) == ["MR-1 warning decisions[0].decided_on late"]


@pytest.mark.parametrize(
    ("others", "more"),
    [
        ("{person: bo, contributed_on: 2026-10-08}", ""),
        ("{person: cfo}", "decisions: [{text: a, decided_by: fay, decided_on: 2026-10-08}]\n"),
        ("{person: dana}", "decisions: [{text: a, decided_by: ana, decided_on: 2026-10-01}]\n"),
    ],
)
def test_one_of_top_management_in_time_is_enough(others: str, more: str) -> None:
    late = "{person: ana, contributed_on: 2026-10-20}"
    assert judged("MRV007", review(f"{late}, {others}", more)) == []


def test_who_was_in_the_meeting_was_in_time() -> None:
    for entry in ("{person: bo}", "{person: bo, present: true, contributed_on: 2026-10-20}"):
        text = review(f"{{person: ana, contributed_on: 2026-10-20}}, {entry}", mode="meeting")
        assert judged("MRV007", text) == []


def test_an_answer_to_the_minutes_is_the_matter_of_another_rule() -> None:
    sent = "distributed: {to: [ana], on: 2026-10-09}\n"
    text = review("{person: ana, contributed_on: 2026-10-20}", sent)
    assert judged("MRV007", text) == []
    assert judged("MRV005", text) == ["MR-1 error participants minutes-circulated"]
    # Where another one was not sent them, the answer does not count, and what they did does.
    both = review(
        "{person: ana, contributed_on: 2026-10-20}, {person: bo, contributed_on: 2026-10-20}", sent
    )
    assert judged("MRV005", both) == []
    assert judged("MRV007", both) == ["MR-1 warning participants[1].contributed_on late"]


def test_meetings() -> None:
    for mode in ("meeting", "''"):
        assert judged("MRV007", review(f"{ANA}, {{person: bo}}", mode=mode)) == []


def test_what_cannot_be_judged() -> None:
    assert judged("MRV007", review("{person: bo, contributed_on: 7 Oct}")) == [
        "? MR-1: contributed_on of bo is not a date"
    ]
    assert judged("MRV007", review(ANA).replace("[ana, bo, cfo,", "[").replace("cy,", "xy,")) == [
        "? MR-1: `top_management` names `xy`, and no person or role on record has that id"
    ]
    assert judged("MRV007", review(ANA).replace("held_on: 2026-10-08", "held_on: autumn")) == [
        "? MR-1: held_on is not a date"
    ]
    nobody = review(ANA, mode="meeting").replace("[ana, bo, cfo,", "[").replace("cy,", "xy,")
    assert judged("MRV007", nobody) == []
    assert judged("MRV007", review(ANA).partition("---\n")[2]) == ["? no organization records"]
