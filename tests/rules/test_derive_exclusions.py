from __future__ import annotations

from datetime import date

from facts import run_of

from isms_lint_iso27001.derive.soa.exclusions import Exclusions


def test_a_control_does_not_apply_where_all_it_came_from_does_not() -> None:
    rows = (
        "kind: statement-of-applicability\nid: SOA\nedition: '2013'\ncontrols:\n"
        "  - {control: A.14.2.7, applicable: false}\n"
        "  - {control: A.12.4.1, applicable: false}\n"
        "  - {control: A.12.4.2, applicable: true}\n"
    )
    # A.12.4.1 and A.12.4.2 became one control, and one of them applies.
    assert Exclusions(run_of(rows)).on(date(2026, 4, 2)) == {"A.8.30"}


def test_nothing_is_excluded_without_a_statement() -> None:
    assert Exclusions(run_of("kind: person\nid: ana")).on(date(2026, 4, 2)) == frozenset()
