from __future__ import annotations

import pytest
from judge import judged, message

OBJECTIVES = (
    "---\nkind: objective\nrecords:\n  - {id: OBJ-1, status: active, title: Train everyone}\n"
    "  - {id: OBJ-2, status: active}\n---\n"
    "kind: measure\nid: MEA-2\nobjective: OBJ-2\n---\nkind: result\nid: RES-2\nmeasure: MEA-2\n"
)


def review(objectives: str, more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"
    return f"{head}inputs: {{objectives: {objectives}}}\n"


LEFT_OUT = ["MR-1 warning inputs.objectives left-out"]


@pytest.mark.parametrize(
    "objectives",
    ["one of two reached", "{summary: all reached, references: [OBJ-1]}", "OBJ-10 and OBJ-2-1"],
)
def test_objectives_left_out(objectives: str) -> None:
    assert judged("MRV019", review(objectives) + OBJECTIVES) == LEFT_OUT


def test_message() -> None:
    assert message("MRV019", review("{references: [OBJ-1]}") + OBJECTIVES) == (
        "the input on objectives does not name OBJ-2, active on 2026-10-08: how far it was reached"
        " cannot be shown"
    )
    assert "does not name OBJ-1 and OBJ-2, active on 2026-10-08: how far they were" in message(
        "MRV019", review("one of two") + OBJECTIVES
    )


@pytest.mark.parametrize(
    "objectives",
    [
        "{references: [OBJ-1, OBJ-2]}",
        "{references: [OBJ-1, MEA-2]}",
        "{summary: we train everyone to 96 percent, references: [RES-2]}",
        "OBJ-1 reached, OBJ-2 not",
        "both reached",
        "{summary: list, references: [DOC-1]}",
    ],
)
def test_objectives_told_of(objectives: str) -> None:
    quoted = objectives if objectives.startswith("{") else f"'{objectives}'"
    document = "---\nkind: document\nid: DOC-1\n"
    assert judged("MRV019", review(quoted) + OBJECTIVES + document) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("status: active, from: 2026-10-07", LEFT_OUT),
        ("status: active, from: 2026-10-08", []),
        ("status: active, approved_on: 2026-10-07", LEFT_OUT),
        ("status: active, approved_on: 2026-10-08", []),
        ("status: closed, closed_on: 2026-10-09", LEFT_OUT),
        ("status: closed, closed_on: 2026-10-08", []),
        ("status: closed", []),
        ("closed_on: soon", []),
        ("closed_on: TBD", LEFT_OUT),
        ("status: active, closed_on: soon", LEFT_OUT),
        ("status: of old", []),
        ("status: draft", []),
        ("status: withdrawn", []),
        ("title: x", LEFT_OUT),
    ],
)
def test_when_it_was_active(fields: str, expected: list[str]) -> None:
    objective = f"---\nkind: objective\nid: OBJ-9\n{fields.replace(', ', chr(10))}\n"
    assert judged("MRV019", review("one of two reached") + objective) == expected


def test_since_when_is_unknown_for_earlier_reviews() -> None:
    first = review("one of two", id="MR-1", day="2025-10-08")
    second = review("{references: [OBJ-1, OBJ-2]}", id="MR-2")
    assert judged("MRV019", f"{first}---\n{second}{OBJECTIVES}") == [
        "? MR-1: since when OBJ-1 and OBJ-2 are pursued is not on record"
    ]
    dated = OBJECTIVES.replace("status: active", "status: active, from: 2025-01-01")
    assert judged("MRV019", f"{first}---\n{second}{dated}") == LEFT_OUT


def test_a_missing_input_is_the_matter_of_another_rule() -> None:
    assert judged("MRV019", review("''") + OBJECTIVES) == []


def test_a_series_is_read_together() -> None:
    first = review("{references: [OBJ-1]}", "series: a\n", "MR-1", "2026-03-10")
    second = review("{references: [OBJ-2]}", "series: a\n", "MR-2")
    assert judged("MRV019", f"{first}---\n{second}{OBJECTIVES}") == []
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV019", second + OBJECTIVES + ahead) == [
        "? MR-2: series a still has a planned review"
    ]


def test_what_cannot_be_judged() -> None:
    assert judged("MRV019", review("one", day="TBD") + OBJECTIVES) == [
        "? MR-1: held_on is not a date"
    ]
    assert judged("MRV019", review("one")) == ["? no objective records"]
