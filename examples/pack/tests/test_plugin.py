"""What the pack brings beside its rules."""

from __future__ import annotations

from isms_lint.reporters import Style
from isms_lint.testing import lint

from hollin_rules.todo import report

REVIEW = "kind: hol-supplier-review\nid: SR-1\ndecision: keep\n"
TICKET = '{"key": "T-1", "state": "In progress", "due": "2026-09-30", "labels": ["x"]}\n'


def test_a_critical_supplier_makes_an_error_of_it() -> None:
    files = {"critical/a.yaml": REVIEW, "b.yaml": REVIEW.replace("SR-1", "SR-2")}
    found = lint(files, select=["HOL001"]).findings
    assert {f.record_id: f.severity for f in found} == {"SR-1": "error", "SR-2": "warning"}


def test_the_profile_sets_severity_and_days() -> None:
    result = lint(REVIEW, select=["HOL001"], config="profile: hollin\n")
    assert [f.severity for f in result.findings] == ["error"]
    assert result.fail_on == "warning"


def test_tickets_are_corrective_actions_at_their_place_in_the_export() -> None:
    result = lint({"export/tickets.jsonl": f"\n{TICKET}"}, select=["CAR005", "INP"])
    assert dict(result.records) == {"corrective-action": 1}
    (overdue,) = result.findings
    assert (overdue.code, overdue.record_id) == ("CAR005", "T-1")
    assert (overdue.location.line, overdue.location.column) == (2, 47)


def test_a_broken_line_costs_no_other() -> None:
    result = lint({"export/tickets.jsonl": f"{{\n{TICKET}"}, select=["CAR005", "INP"])
    assert [(f.code, f.location.line) for f in result.findings] == [("INP002", 1), ("CAR005", 2)]


def test_the_list_to_tick_off_is_safe_to_print() -> None:
    result = lint({"a\x1b[2J.yaml": REVIEW}, select=["HOL001"])
    assert report(result, Style()).splitlines() == [
        "[ ] a\\x1b[2J.yaml:3 decided to `keep` a supplier, and no contract is named (HOL001)",
        "1 to do as of 2026-11-20, 0 not evaluated",
    ]
    assert report(result, Style(quiet=True)).count("\n") == 1
