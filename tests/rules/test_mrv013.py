from __future__ import annotations

import pytest
from judge import judged, message

ACTIONS = (
    "  - {id: ACT-1, text: a, status: open, due_on: 2026-12-01}\n"
    "  - {id: ACT-2, text: b, status: done, done_on: 2026-02-01}\n"
)


def earlier(
    actions: str = ACTIONS, id: str = "MR-0", day: str = "2025-10-08", more: str = ""
) -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"
    return f"{head}actions:\n{actions}---\n"


def review(told: str, more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"
    return f"{head}inputs: {{previous_actions: {told}}}\n"


LEFT_OUT = ["MR-1 error inputs.previous_actions left-out"]


@pytest.mark.parametrize(
    "told",
    [
        "{references: [ACT-1]}",
        "{references: [ACT-2]}",
        "two of five done",
        "{summary: 'all on track: ACT-1'}",
        "{summary: ACT-1 runs, references: [MR-0]}",
        "not all are done",
    ],
)
def test_actions_left_out(told: str) -> None:
    assert judged("MRV013", earlier() + review(told)) == LEFT_OUT


def test_message() -> None:
    text = earlier() + review("{references: [ACT-2]}")
    assert message("MRV013", text) == (
        "the input on earlier actions of 2026-10-08 does not name ACT-1, open then or done since the"
        " review before: that their status was presented cannot be shown"
    )


@pytest.mark.parametrize(
    "told",
    [
        "{references: [ACT-1, ACT-2]}",
        "ACT-1 runs and ACT-2 is done",
        "both closed",
        "All actions are on track.",
        "{summary: on track, references: [MR-0]}",
        "{summary: list, references: [DOC-1]}",
        "{summary: list, evidence: [{uri: x, sha256: ab}]}",
    ],
)
def test_actions_told_of(told: str) -> None:
    document = "---\nkind: document\nid: DOC-1\n"
    assert judged("MRV013", earlier() + review(told) + document) == []


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [("2025-10-07", []), ("2025-10-08", []), ("2025-10-09", LEFT_OUT), ("2026-10-09", LEFT_OUT)],
)
def test_done_before_the_review_before(done_on: str, expected: list[str]) -> None:
    old = earlier(
        f"  - {{id: ACT-1, text: a, status: done, done_on: {done_on}}}\n", "MR-A", "2024-10-08"
    )
    between = "kind: management-review\nid: MR-B\nstatus: held\nheld_on: 2025-10-08\n---\n"
    assert judged("MRV013", old + between + review("two of them done")) == expected


def test_cancelled_actions_and_those_agreed_later() -> None:
    for action in (
        "{id: ACT-1, text: a, status: cancelled}",
        "{id: ACT-1, text: a, status: open, raised_on: 2026-10-09}",
    ):
        assert judged("MRV013", earlier(f"  - {action}\n") + review("some done")) == []


def test_the_first_review_and_its_own_actions() -> None:
    text = review("nothing yet") + f"actions:\n{ACTIONS}"
    assert judged("MRV013", text) == []


def test_a_missing_input_is_the_matter_of_another_rule() -> None:
    text = earlier() + review("''")
    assert judged("MRV013", text) == []
    assert judged("MRV002", text)[-1] == "MR-1 error inputs missing"


def test_actions_that_say_where_they_come_from() -> None:
    bare = "kind: management-review\nid: MR-0\nstatus: held\nheld_on: 2025-10-08\n"
    action = "---\nkind: action\nid: ACT-1\nstatus: open\n"
    for text in (
        f"{bare}{action}origin: MR-0\n---\n",
        f"{bare}decisions: [{{class: improvement, text: a, action: ACT-1}}]\n{action}---\n",
    ):
        assert judged("MRV013", text + review("one done")) == LEFT_OUT
    assert judged("MRV013", f"{bare}{action}origin: RISK-1\n---\n" + review("one done")) == []


def test_later_reviews_of_a_series_tell_of_the_earlier_ones() -> None:
    series = "series: a\n"
    first = earlier(id="MR-1", day="2026-03-10", more=series)
    assert judged("MRV013", first + review("{references: [ACT-2]}", series, "MR-2")) == [
        "MR-2 error inputs.previous_actions left-out"
    ]
    assert judged("MRV013", first + review("{references: [ACT-1]}", series, "MR-2")) == []
    # The input was dealt with in the first part, before there were any actions of this series.
    parts = first.replace("actions:", "inputs: {previous_actions: none}\nactions:")
    rest = review("''", series, "MR-2")
    assert judged("MRV013", parts + rest) == []


def test_a_series_is_read_together_and_once_it_is_over() -> None:
    series = "series: a\n"
    first = review("{references: [ACT-1]}", series, "MR-1", "2026-03-10")
    second = review("{references: [ACT-2]}", series, "MR-2")
    assert judged("MRV013", f"{earlier()}{first}---\n{second}") == []
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV013", earlier() + second + ahead) == [
        "? MR-2: series a still has a planned review"
    ]


def test_done_on_no_day() -> None:
    undated = earlier("  - {id: ACT-1, text: a, status: done}\n")
    assert judged("MRV013", undated + review("one done")) == [
        "? MR-1: ACT-1 is done, on no day that can be read"
    ]
    assert judged("MRV013", undated + review("ACT-1 done")) == []
    between = "kind: management-review\nid: MR-B\nstatus: held\nheld_on: 2026-01-08\n---\n"
    assert judged("MRV013", undated + between + review("one done")) == []


def test_reviews_that_were_not_held() -> None:
    text = earlier() + review("one done").replace("status: held", "status: planned")
    assert judged("MRV013", text) == []
    assert judged("MRV013", earlier() + review("one done", day="TBD")) == [
        "? MR-1: held_on is not a date"
    ]
