"""Every rule is documented, pure, and true to the examples in its documentation."""

from __future__ import annotations

from pathlib import Path

import pytest

from isms_lint.plugins.manager import ENGINE, load_plugins
from isms_lint.rules.describe import read_explanation
from isms_lint.rules.rule import Rule
from isms_lint.testing import check_rules, lint
from isms_lint.testing.documented import PROSE, lacking_words
from isms_lint.testing.examples import BAD, GOOD, examples

PLUGINS = load_plugins()
RULES = list(PLUGINS.rules.values())
OF_THE_ENGINE = [rule for rule in RULES if PLUGINS.rule_origin[rule.code] == ENGINE]
OF_RECORDS = [rule for rule in RULES if rule not in OF_THE_ENGINE]
CASES = Path(__file__).parent / "cases"


def _code(rule: Rule) -> str:
    return rule.code


def test_all_plugins_load() -> None:
    assert PLUGINS.failures == []


@pytest.mark.parametrize("rule", OF_RECORDS, ids=_code)
def test_a_rule_keeps_what_all_rules_keep(rule: Rule) -> None:
    """Which messages and options all tests together reach is counted by `make test`."""
    check_rules([rule], cases=CASES, exercised=False)


@pytest.mark.parametrize("rule", OF_RECORDS, ids=_code)
def test_a_rule_has_its_sections(rule: Rule) -> None:
    assert list(read_explanation(rule)[1]) == [*PROSE, "Not reported", BAD, GOOD]


@pytest.mark.parametrize("rule", OF_THE_ENGINE, ids=_code)
def test_a_rule_of_the_engine_is_explained_without_examples(rule: Rule) -> None:
    missing = [f"the explanation has no section `{one}`, or nothing in it" for one in (BAD, GOOD)]
    assert list(lacking_words(rule)) == missing


@pytest.mark.parametrize("rule", OF_RECORDS, ids=_code)
def test_the_examples_name_clauses_that_there_are(rule: Rule) -> None:
    for section in (BAD, GOOD):
        for case in examples(rule, section):
            result = lint(case.texts, as_of=case.as_of, select=["REF004"])
            assert {finding.code for finding in result.findings} <= {rule.code}
