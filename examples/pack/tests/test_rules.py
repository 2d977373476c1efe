"""What holds for every rule of the pack."""

from __future__ import annotations

from pathlib import Path

from isms_lint.testing import check_rules, rules_of

CASES = Path(__file__).parent / "cases"


def test_every_rule_is_documented_pure_and_tested() -> None:
    check_rules(rules_of("hollin"), cases=CASES)
