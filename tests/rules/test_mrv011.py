from __future__ import annotations

import pytest
from judge import judged, message

HEAD = "kind: management-review\nid: MR-1\n"
HELD = f"{HEAD}status: held\nheld_on: 2026-10-08\n"
NONE = ["MR-1 error held_on none"]


def test_an_event_and_nothing_more() -> None:
    assert judged("MRV011", HELD + "participants: [{person: ana}]\ninputs: {risk: none}\n") == NONE
    assert message("MRV011", HELD) == (
        "of the results of the review of 2026-10-08 nothing is written down: no text, no decision, no"
        " action, no conclusion, no linked minutes"
    )
    for blank in ("text: TBD", "decisions: []", "evidence: []", "conclusion: ''", "conclusion: {}"):
        assert judged("MRV011", f"{HELD}{blank}\n") == NONE


@pytest.mark.parametrize(
    "documented",
    [
        "text: We met.",
        "decisions: [{class: other, text: noted}]",
        "conclusion: works",
        "evidence: [minutes.pdf]",
        "evidence: minutes.pdf",
        "actions: [{id: ACT-1, text: a}]",
    ],
)
def test_any_form_will_do(documented: str) -> None:
    assert judged("MRV011", f"{HELD}{documented}\n") == []


def test_an_action_that_names_the_review() -> None:
    assert judged("MRV011", f"{HELD}---\nkind: action\nid: ACT-1\norigin: MR-1\n") == []
    assert judged("MRV011", f"{HELD}---\nkind: action\nid: ACT-1\norigin: MR-2\n") == NONE


def test_parts_of_a_series_have_their_results_together() -> None:
    first = f"{HELD}series: a\ninputs: {{risk: none}}\n".replace("2026-10-08", "2026-03-10")
    second = f"{HELD}series: a\ninputs: {{objectives: none}}\n".replace("MR-1", "MR-2")
    assert judged("MRV011", f"{first}---\n{second}") == ["MR-2 error held_on none"]
    assert judged("MRV011", f"{first}---\n{second}text: We met.\n") == []
    assert judged("MRV011", f"{first}text: We met.\n---\n{second}") == []
    # A part of which nothing at all is told is an event and nothing more.
    event = second.replace("objectives: none", "")
    assert judged("MRV011", f"{first}text: We met.\n---\n{event}") == ["MR-2 error held_on none"]
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV011", second + ahead) == ["? MR-2: series a still has a planned review"]
    assert judged("MRV011", event + ahead) == ["MR-2 error held_on none"]


@pytest.mark.parametrize("status", ["held", "results-approved"])
def test_held_on_no_day(status: str) -> None:
    for day in ("", "held_on: TBD\n"):
        text = f"{HEAD}status: {status}\n{day}text: We met.\n"
        assert judged("MRV011", text) == ["MR-1 error status undated"]
        assert message("MRV011", text) == (
            f"the review counts as {status}, and the day it was held is not written down"
        )


@pytest.mark.parametrize(("day", "expected"), [("2026-11-20", NONE), ("2026-11-21", [])])
def test_the_day_of_the_review(day: str, expected: list[str]) -> None:
    assert judged("MRV011", f"{HEAD}status: held\nheld_on: {day}\n") == expected
    assert judged("MRV011", f"{HEAD}held_on: {day}\n") == expected


def test_what_was_not_held_or_cannot_be_judged() -> None:
    for status in ("planned", "cancelled"):
        assert judged("MRV011", f"{HEAD}status: {status}\n") == []
    assert judged("MRV011", f"{HEAD}status: held\nheld_on: 8 Oct\n") == [
        "? MR-1: held_on is not a date"
    ]
    assert judged("MRV011", HEAD) == [
        "? MR-1: neither status nor held_on tells whether the review was held"
    ]
