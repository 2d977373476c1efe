"""What the pack brings beside its rules."""

from __future__ import annotations

from datetime import date

import pytest
from isms_lint.offers.draft import Asked, NoDraft
from isms_lint.offers.paper import NoPaper
from isms_lint.reporters import Style
from isms_lint.testing import facts, lint, paper

from hollin_rules.latest_reviews import latest_reviews
from hollin_rules.review_draft import begin_review
from hollin_rules.reviews_due import reviews_due
from hollin_rules.reviews_picture import reviews_picture
from hollin_rules.suppliers_paper import Row
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


CONTRACTS = """kind: contract
records:
  - {id: CON-1, party: Northwind | Hosting}
  - {id: CON-2, party: Southwind}
---
{kind: hol-supplier-review, id: SR-1, contract: CON-1, reviewed_on: 2026-02-03, decision: watch}
"""


@pytest.mark.parametrize(("language", "never"), [("en", "never"), ("de", "nie")])
def test_the_paper_has_a_row_for_each_contract(language: str, never: str) -> None:
    text = paper(CONTRACTS, "hollin-suppliers", language=language)
    assert "| CON-1 | Northwind \\| Hosting | 2026-02-03 | watch |" in text
    assert f"| CON-2 | Southwind | {never} |  |" in text


def test_the_picture_says_in_words_what_it_shows() -> None:
    assert "the supplier of each contract was reviewed last" in paper(CONTRACTS, "hollin-suppliers")
    none = "{kind: contract, id: CON-1, party: Northwind}"
    assert "reviewed last" not in paper(none, "hollin-suppliers")


def test_the_picture_has_a_point_for_each_review() -> None:
    run = facts(CONTRACTS)
    latest = latest_reviews(run)
    rows = [Row(one, latest.get(one.id)) for one in run.register.of("contract")]
    drawn = reviews_picture(rows, {"on": "reviewed on"})
    assert drawn["data"]["values"] == [{"contract": "CON-1", "on": "2026-02-03"}]


def test_without_contracts_there_is_no_paper() -> None:
    with pytest.raises(NoPaper, match="no contract"):
        paper("{kind: person, id: ana}", "hollin-suppliers")


def test_the_next_review_is_due_a_year_later() -> None:
    (due,) = reviews_due(facts(CONTRACTS))
    assert (due.on, due.record.id) == (date(2027, 2, 3), "SR-1")


def test_a_review_begins_with_its_contract() -> None:
    run = facts(CONTRACTS)
    drafted = begin_review(Asked(run, "SR-2", {"contract": "CON-2"}))
    assert drafted.data["supplier"] == "Southwind"
    with pytest.raises(NoDraft, match=r"no such contract \(CON-1, CON-2\)"):
        begin_review(Asked(run, "SR-2", {"contract": "CON-3"}))
