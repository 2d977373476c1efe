"""Top management's part in a review, its decisions, and the actions it left to later ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.objective.pursued import pursued_on
from isms_lint_iso27001.derive.people.delegations import delegates_of
from isms_lint_iso27001.derive.people.isms_leads import lead_on
from isms_lint_iso27001.derive.review.decisions import classes_decided, decides, says_something
from isms_lint_iso27001.derive.review.earlier_actions import (
    actions_of_reviews,
    due_actions,
    is_done_undated,
)
from isms_lint_iso27001.derive.review.reviews import review_groups
from isms_lint_iso27001.derive.review.top_management_part import part_in
from isms_lint_iso27001.derive.risk.assessments import assessments, latest_by

DAY = date(2026, 10, 8)
ISMS = (
    "kind: organization\nid: o\ntop_management: [ana, {person: bo, to: 2026-10-07}]\n---\n"
    "kind: person\nrecords: [{id: ana}, {id: bo}, {id: dana}]\n---\n"
    "kind: role\nid: ciso\nholders: [{person: dana, from: 2026-01-01}]\n---\n"
)
HELD = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"


@pytest.mark.parametrize(
    ("participants", "shown", "none", "unclear"),
    [
        ("[{person: ana}]", True, False, []),
        ("[{person: dana}]", False, True, []),
        ("[{person: bo}]", False, True, []),
        ("[]", False, True, []),
        ("[{person: dana}, {person: x}]", False, False, ["`x` is no known person on 2026-10-08"]),
        ("[{person: ana}, {person: x}]", True, False, ["`x` is no known person on 2026-10-08"]),
    ],
)
def test_part_in(participants: str, shown: bool, none: bool, unclear: list[str]) -> None:
    run = run_of(f"{ISMS}{HELD}participants: {participants}\n")
    part = part_in(run.register.of("management-review")[0], run)
    assert part is not None
    assert not isinstance(part, NotEvaluated)
    assert (part.held_on, list(part.managers)) == (DAY, ["ana"])
    assert (part.is_shown, part.is_none, part.unclear) == (shown, none, unclear)


def test_part_that_came_late() -> None:
    entries = "participants: [{person: ana, contributed_on: 2026-10-20}, {person: dana}]\n"
    sent = "distributed: {to: [ana], on: 2026-10-09}\n"
    for more, shown, late in (("", True, 1), (sent, False, 0)):
        run = run_of(f"{ISMS}{HELD}{entries}{more}")
        part = part_in(run.register.of("management-review")[0], run)
        assert part is not None
        assert not isinstance(part, NotEvaluated)
        assert (part.is_shown, len(part.late), len(part.deeds)) == (shown, late, 1)
        assert ("ana" in part.present) is shown


def test_part_where_all_had_left() -> None:
    run = run_of(f"{ISMS.replace('[ana, ', '[')}{HELD}participants: [{{person: x}}]\n")
    part = part_in(run.register.of("management-review")[0], run)
    assert part is not None
    assert not isinstance(part, NotEvaluated)
    assert (part.managers, part.unclear, part.is_none) == ({}, [], True)


def test_part_that_cannot_be_told() -> None:
    for text, expected in {
        HELD: NotEvaluated("no top management is declared for 2026-10-08"),
        HELD.replace("2026-10-08", "autumn"): NotEvaluated("held_on is not a date"),
        HELD.replace("held\n", "planned\n"): None,
    }.items():
        run = run_of(text)
        assert part_in(run.register.of("management-review")[0], run) == expected


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ({"text": "none needed"}, True),
        ({"text": "to be decided"}, False),
        ({"action": "ACT-1"}, True),
        ({"needs_action": False}, True),
        ({"needs_action": True, "text": " "}, False),
        ({"class": "improvement"}, False),
    ],
)
def test_says_something(decision: dict[str, object], said: bool) -> None:
    assert says_something(decision) is said


def test_classes_decided() -> None:
    first = f"{HELD}series: a\ndecisions: [{{class: improvement, text: x}}, {{class: other}}]\n"
    second = first.replace("MR-1", "MR-2").replace("improvement, text: x", "[improvement], text: x")
    run = run_of(f"{first}---\n{second}")
    (group,) = run.derive(review_groups)
    assert classes_decided(group) == {"improvement"}
    assert [decides(one.review) for one in group.reviews] == [True, True]
    run = run_of(f"{HELD}decisions: [{{class: other}}]\n")
    assert not decides(run.register.of("management-review")[0])


@pytest.mark.parametrize(("day", "role"), [("2025-12-31", None), ("2026-01-01", "ciso")])
def test_lead_on(day: str, role: str | None) -> None:
    run = run_of(ISMS)
    found = {
        person.id: lead_on(person, date.fromisoformat(day), run)
        for person in run.register.of("person")
    }
    assert (found["ana"], found["bo"]) == (None, None)
    held = found["dana"]
    assert (held.capacity if held is not None else None) == role


def test_delegates_of() -> None:
    given_ = (
        "[{person: dana, on_behalf_of: ana}, {person: bo, on_behalf_of: ana, matters: [x]},"
        " {person: bo, on_behalf_of: dana, matters: [review-decisions], to: 2026-10-08}]"
    )
    run = run_of(ISMS.replace("id: o\n", f"id: o\ndelegations: {given_}\n"))
    assert delegates_of({"ana"}, "review-decisions", DAY, run) == {"dana"}
    assert delegates_of({"ana", "dana"}, "review-decisions", DAY, run) == {"dana", "bo"}
    assert delegates_of({"dana"}, "review-decisions", DAY + timedelta(days=1), run) == set()
    assert delegates_of({"ana"}, "review-decisions", DAY, run_of(HELD)) == set()


def test_actions_and_the_reviews_they_come_from() -> None:
    run = run_of(
        f"{HELD}decisions: [{{text: a, action: ACT-2}}, {{text: b, action: NC-1}}]\n"
        "actions: [{id: ACT-1, text: a}]\n---\n"
        "kind: action\nrecords: [{id: ACT-2}, {id: ACT-3, origin: MR-2}, {id: ACT-4, origin: R-1}]\n"
        "---\nkind: management-review\nid: MR-2\nstatus: held\nheld_on: 2026-03-10\n"
    )
    assert sorted((a.id, r.id) for a, r in run.derive(actions_of_reviews)) == [
        ("ACT-1", "MR-1"),
        ("ACT-2", "MR-1"),
        ("ACT-3", "MR-2"),
    ]


def due(*reviews: tuple[str, str], action: str) -> list[str]:
    """To which of the reviews (id and day) an action of MR-A is due."""
    run = run_of(
        "---\n".join(
            f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n"
            for id, day in reviews
        )
        + f"---\nkind: action\nid: ACT-1\norigin: MR-A\n{action}"
    )
    return [review.id for review in run.derive(due_actions)]


REVIEWS = (("MR-A", "2024-10-08"), ("MR-B", "2025-10-08"), ("MR-C", "2026-10-08"))


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("status: open\n", ["MR-B", "MR-C"]),
        ("status: cancelled\n", []),
        ("done_on: 2024-10-08\n", []),
        ("done_on: 2024-10-09\n", ["MR-B"]),
        ("done_on: 2025-10-08\n", ["MR-B"]),
        ("done_on: 2025-10-09\n", ["MR-B", "MR-C"]),
        ("status: done\n", ["MR-B"]),
        ("status: done\ndone_on: May\n", ["MR-B"]),
    ],
)
def test_reviews_to_which_an_action_is_due(action: str, expected: list[str]) -> None:
    assert due(*REVIEWS, action=action) == expected
    assert due(*REVIEWS[:1], action=action) == []


def test_within_a_series_an_action_is_due_to_the_series() -> None:
    run = run_of(
        f"{HELD}series: a\n---\nkind: management-review\nid: MR-0\nstatus: held\nseries: a\n"
        "held_on: 2026-03-10\nactions: [{id: ACT-1, text: x, status: done}]\n"
    )
    ((review, found),) = run.derive(due_actions).items()
    assert (review.id, [one.action.id for one in found]) == ("MR-1", ["ACT-1"])
    assert is_done_undated(found[0].action, run)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=6), st.integers(0, 40))
def test_due_to_later_reviews_until_it_was_told_as_done(days: list[int], done: int) -> None:
    start = date(2026, 1, 1)
    held = {f"MR-{n}": start + timedelta(days=day) for n, day in enumerate(days)}
    first = min(held, key=lambda one: (held[one], one))
    reviews = [("MR-A" if id == first else id, str(day)) for id, day in held.items()]
    found = due(*reviews, action=f"done_on: {start + timedelta(days=done)}\n")
    later = sorted({day for day in held.values() if day > held[first]})
    told_last = next((day for day in later if day >= start + timedelta(days=done)), date.max)
    done_before = start + timedelta(days=done) <= held[first]
    assert sorted(found) == sorted(
        id for id, day in held.items() if held[first] < day <= told_last and not done_before
    )


def test_assessments_completed_by_a_day() -> None:
    run = run_of(
        "kind: risk-assessment\nrecords:\n  - {id: RA-2, completed_on: 2026-02-12}\n"
        "  - {id: RA-1, completed_on: 2024-02-12}\n  - {id: RA-3, completed_on: 2026-11-21}\n"
        "  - {id: RA-4}\n  - {id: RA-5, completed_on: 2026-02-12}\n"
    )
    assert [one.assessment.id for one in run.derive(assessments)] == ["RA-1", "RA-2", "RA-5"]
    for day, id in (("2024-02-11", None), ("2026-02-11", "RA-1"), ("2026-02-12", "RA-5")):
        found = latest_by(date.fromisoformat(day), run)
        assert (found.assessment.id if found is not None else None) == id


@pytest.mark.parametrize(
    ("fields", "since"),
    [
        ("status: active", "None"),
        ("from: 2026-10-07", "2026-10-07"),
        ("approved_on: 2026-10-07", "2026-10-07"),
        ("from: 2026-10-07, approved_on: 2026-10-09", "2026-10-07"),
        ("status: closed, closed_on: 2026-10-09", "None"),
        ("from: 2026-10-08", ""),
        ("closed_on: 2026-10-08", ""),
        ("status: closed", ""),
        ("status: withdrawn", ""),
        ("status: draft", ""),
    ],
)
def test_objectives_on_a_day(fields: str, since: str) -> None:
    run = run_of(f"kind: objective\nrecords: [{{id: OBJ-1, {fields}}}]\n")
    assert [str(one.since) for one in pursued_on(DAY, run)] == ([since] if since else [])


def test_names_of_objectives() -> None:
    run = run_of(
        "kind: objective\nrecords: [{id: OBJ-1}, {id: OBJ-2}]\n---\n"
        "kind: measure\nrecords: [{id: MEA-1, objective: OBJ-1}, {id: MEA-2}]\n---\n"
        "kind: result\nrecords: [{id: RES-1, measure: MEA-1}, {id: RES-2, measure: MEA-2},"
        " {id: RES-3}]\n"
    )
    assert [one.names for one in pursued_on(DAY, run)] == [("OBJ-1", "MEA-1", "RES-1"), ("OBJ-2",)]
