"""What a review decides for the audit programme changes the programme."""

from __future__ import annotations

import pytest
from judge import judged, message

LEFT = ["MR-1 warning decisions[0].target unreflected"]


def review(decision: str = "", target: str = "audit-programme", status: str = "held") -> str:
    return (
        f"kind: management-review\nid: MR-1\nstatus: {status}\nheld_on: 2026-03-02\n"
        f"decisions: [{{class: improvement, text: deeper, target: {target}{decision}}}]\n---\n"
    )


def programme(approved_on: str = "2023-12-10", more: str = "") -> str:
    head = "kind: audit-programme\nid: PRG-1\nstatus: approved\n"
    return f"{head}approved_on: {approved_on}\n{more}---\n"


def test_a_decision_after_which_nothing_changed() -> None:
    assert judged("PRG016", review() + programme()) == LEFT
    assert message("PRG016", review() + programme()) == (
        "decided on 2026-03-02 for the audit programme, due by 2026-05-31: since then the programme"
        " was not revised, and the decision names no audit planned because of it"
    )
    assert judged("PRG016", review()) == LEFT
    assert judged("PRG016", review(target="PRG-1") + programme()) == LEFT
    assert judged("PRG016", review(target="risk-assessment") + programme()) == []


@pytest.mark.parametrize(
    ("decision", "as_of", "days", "expected"),
    [
        ("", "2026-05-31", 90, []),
        ("", "2026-06-01", 90, LEFT),
        ("", "2026-03-12", 10, []),
        ("", "2026-03-13", 10, LEFT),
        (", due_on: 2026-10-31", "2026-10-31", 90, []),
        (", due_on: 2026-10-31", "2026-11-01", 90, LEFT),
        (", action: ACT-1", "2026-08-31", 90, []),
        (", action: ACT-1", "2026-09-01", 90, LEFT),
        (", action: ACT-1, due_on: 2026-03-31", "2026-04-01", 90, LEFT),
        (", decided_on: 2026-02-20", "2026-05-21", 90, []),
        (", decided_on: 2026-02-20", "2026-05-22", 90, LEFT),
    ],
)
def test_when_a_decision_is_due(decision: str, as_of: str, days: int, expected: list[str]) -> None:
    action = "{kind: action, id: ACT-1, due_on: 2026-08-31}\n---\n"
    text = review(decision) + action + programme()
    assert judged("PRG016", text, as_of, react_days=days) == expected


@pytest.mark.parametrize(("as_of", "expected"), [("2026-10-31", []), ("2026-11-01", LEFT)])
def test_an_approved_extension_moves_the_due_date(as_of: str, expected: list[str]) -> None:
    action = (
        "{kind: action, id: ACT-1, due_on: 2026-08-31, extensions: [{from: 2026-08-31,"
        " to: 2026-10-31, reason: auditor ill, approved_by: bo}]}\n---\n"
    )
    assert judged("PRG016", review(", action: ACT-1") + action + programme(), as_of) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-03-01", LEFT), ("2026-03-02", []), ("2026-10-01", [])]
)
def test_revisions(day: str, expected: list[str]) -> None:
    more = f"amendments: [{{on: {day}, by: ana, reason: decision of MR-1}}]\n"
    assert judged("PRG016", review() + programme(more=more)) == expected
    assert judged("PRG016", review() + programme(day)) == expected


@pytest.mark.parametrize(
    ("audit", "expected"),
    [
        ("status: planned, planned_on: 2026-12-01", []),
        ("status: planned", []),
        ("status: reported, reported_on: 2026-03-03", []),
        ("status: reported, reported_on: 2026-03-02", LEFT),
    ],
)
def test_an_audit_that_the_decision_led_to(audit: str, expected: list[str]) -> None:
    record = f"{{kind: audit, id: AUD-1, {audit}}}\n---\n"
    text = review(", references: [AUD-1]") + record + programme()
    assert judged("PRG016", text) == expected
    assert judged("PRG016", review() + record + programme()) == LEFT


def test_a_reference_to_the_programme_changes_nothing() -> None:
    assert judged("PRG016", review(", references: [PRG-1, NC-9]") + programme()) == LEFT


def test_decisions_from_which_nothing_has_to_follow() -> None:
    assert judged("PRG016", review(", declined: no budget") + programme()) == []
    assert judged("PRG016", review(", declined: TBD") + programme()) == LEFT
    assert judged("PRG016", review(", needs_action: false") + programme()) == []
    action = "{kind: action, id: ACT-1, status: cancelled}\n---\n"
    assert judged("PRG016", review(", action: ACT-1") + action + programme()) == []
    done = action.replace("cancelled", "done")
    assert judged("PRG016", review(", action: ACT-1") + done + programme()) == LEFT


def test_reviews_that_were_not_held() -> None:
    for status in ("planned", "cancelled"):
        assert judged("PRG016", review(status=status) + programme()) == []
    undated = review().replace("2026-03-02", "spring")
    assert judged("PRG016", undated + programme()) == ["? MR-1: held_on is not a date"]
    assert judged("PRG016", undated.replace("audit-programme", "x") + programme()) == []
    assert judged("PRG016", programme()) == ["? no management-review records"]
