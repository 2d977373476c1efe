from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

ACTION = "kind: action\nid: ACT-1\ntext: ship logs\nstatus: open\n"
RAISED = "raised_on: 2024-10-08\n"
CARRIED = ["ACT-1 warning status carried"]


def reviews(*days: str, more: str = "status: held") -> str:
    rows = [f"  - {{id: MR-{n}, held_on: {day}, {more}}}\n" for n, day in enumerate(days, 1)]
    return f"---\nkind: management-review\nrecords:\n{''.join(rows)}"


THREE = reviews("2024-10-08", "2025-10-08", "2026-10-08")


def test_open_in_three_reviews() -> None:
    assert judged("ACT003", ACTION + RAISED + THREE) == CARRIED
    (finding,) = lint(ACTION + RAISED + THREE, select=["ACT003"]).findings
    assert finding.message == "open in 3 reviews in a row: MR-1, MR-2 and MR-3"
    assert [(r.id, r.message) for r in finding.related] == [
        ("MR-1", "held on 2024-10-08"),
        ("MR-2", "held on 2025-10-08"),
        ("MR-3", "held on 2026-10-08"),
    ]


@pytest.mark.parametrize(
    ("raised", "expected"),
    [("2024-10-07", CARRIED), ("2024-10-08", CARRIED), ("2024-10-09", []), ("2026-10-09", [])],
)
def test_counted_from_the_day_it_was_raised(raised: str, expected: list[str]) -> None:
    assert judged("ACT003", ACTION + f"raised_on: {raised}\n" + THREE) == expected


@pytest.mark.parametrize(("n", "expected"), [(2, CARRIED), (3, CARRIED), (4, [])])
def test_another_number(n: int, expected: list[str]) -> None:
    assert judged("ACT003", ACTION + RAISED + THREE, n=n) == expected


@pytest.mark.parametrize(
    "origin",
    [
        "origin: MR-1\n",
        "---\n{kind: management-review, id: MR-9, status: held, held_on: 2024-10-08,"
        " decisions: [{class: improvement, text: a, action: ACT-1}]}\n",
        "---\n{kind: management-review, id: MR-9, status: held, held_on: 2024-10-08,"
        " inputs: {previous_actions: {references: [ACT-1]}}}\n",
    ],
)
def test_counted_from_the_review_it_comes_from(origin: str) -> None:
    later = THREE if "MR-1" in origin else reviews("2025-10-08", "2026-10-08")
    assert judged("ACT003", ACTION + origin + later) == CARRIED


def test_counted_from_the_earliest_review_that_decided_on_it() -> None:
    decided = THREE.replace("id: MR-3,", "id: MR-3, DECIDED,").replace(
        "id: MR-1,", "id: MR-1, DECIDED,"
    )
    decided = decided.replace(
        "DECIDED", "decisions: [{class: improvement, text: a, action: ACT-1}]"
    )
    first, second, third = decided.splitlines()[3:]
    for rows in ((first, second, third), (third, second, first)):
        text = "\n".join(["---\nkind: management-review\nrecords:", *rows])
        assert judged("ACT003", ACTION + text) == CARRIED


def test_an_action_that_stands_in_its_review() -> None:
    review = "kind: management-review\nid: MR-0\nstatus: held\nheld_on: 2024-10-08\n"
    review += "actions: [{id: ACT-1, text: a}]\n"
    later = reviews("2025-10-08", "2026-10-08")
    assert judged("ACT003", review + later) == ["ACT-1 warning  carried"]
    assert judged("ACT003", review + reviews("2026-10-08")) == []


def test_reviews_of_one_series_are_one() -> None:
    series = reviews("2026-03-01", "2026-06-01", "2026-09-01", more="status: held, series: '2026'")
    assert judged("ACT003", ACTION + RAISED + series) == []
    two = reviews("2024-10-08", "2025-10-08").replace("MR-", "MR-0")
    assert message("ACT003", ACTION + RAISED + series + two) == (
        "open in 3 reviews in a row: MR-01, MR-02 and MR-3"
    )


def test_reviews_that_were_not_held() -> None:
    planned = reviews("2024-10-08", "2025-10-08", "2026-12-08", more="status: planned")
    assert judged("ACT003", ACTION + RAISED + planned) == []
    assert judged("ACT003", ACTION + RAISED + THREE, "2026-10-07") == []
    assert judged("ACT003", ACTION + RAISED + THREE, "2026-10-08") == CARRIED


@pytest.mark.parametrize(
    "more",
    [
        "milestones: [{text: a, due_on: 2026-11-20}]\n",
        "milestones: [{text: a, due_on: 2026-01-01}, {text: b, due_on: 2027-01-01}]\n",
        "review_months: 3\n",
        "origin: OBJ-1\n",
        "origin: TP-1\n---\n{kind: treatment-plan, id: TP-1, status: approved}\n",
    ],
)
def test_not_the_reviews_to_carry(more: str) -> None:
    assert judged("ACT003", ACTION + RAISED + more + THREE) == []


@pytest.mark.parametrize(
    "more",
    [
        "milestones: [{text: a, due_on: 2026-11-19}]\n",
        "milestones: [{text: a, due_on: 2026-12-31, done_on: 2026-05-01}]\n",
        "milestones: [{text: a}]\n",
        "due_on: 2027-01-31\n",
    ],
)
def test_no_step_ahead(more: str) -> None:
    assert judged("ACT003", ACTION + RAISED + more + THREE) == CARRIED


def test_an_action_of_another_origin_that_reviews_were_told_of() -> None:
    told = THREE.replace(
        "id: MR-2,", "id: MR-2, inputs: {previous_actions: {references: [ACT-1]}},"
    )
    assert judged("ACT003", ACTION + RAISED + "origin: OBJ-1\n" + told) == CARRIED


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_closed_ones(state: str) -> None:
    assert judged("ACT003", ACTION.replace("open", state) + RAISED + THREE) == []


def test_what_cannot_be_judged() -> None:
    assert judged("ACT003", ACTION + THREE) == [
        "? ACT-1: neither `raised_on` nor a review tells since when the action is open"
    ]
    assert judged("ACT003", ACTION + reviews("2025-10-08", "2026-10-08")) == []
    assert judged("ACT003", ACTION + RAISED) == ["? no management-review records"]
