"""Every rule is documented, and the examples in its documentation show what they say."""

from __future__ import annotations

import re

import pytest

from isms_lint.plugins.manager import load_plugins
from isms_lint.rules.describe import read_explanation
from isms_lint.rules.rule import FINDINGS, Rule
from isms_lint.testing import lint

PLUGINS = load_plugins()
RULES = PLUGINS.rules
PROSE = ["What it checks", "Why it matters", "How to fix"]
SECTIONS = [*PROSE, "Not reported", "Bad", "Good"]
OF_THE_ENGINE = [code for code, rule in RULES.items() if rule.family in ("INP", "GATE")]
OF_RECORDS = [code for code in RULES if code not in OF_THE_ENGINE]

_AS_OF = re.compile(r"# as of (\d{4}-\d{2}-\d{2})\n")
_DEFAULT_AS_OF = "2026-11-20"


def _example(rule: Rule, section: str) -> tuple[str, str]:
    """The example and its as-of date."""
    text = read_explanation(rule)[1][section] + "\n"
    dated = _AS_OF.match(text)
    return text, dated.group(1) if dated else _DEFAULT_AS_OF


def _others_too(code: str) -> list[str]:
    """What to select: a rule on what others found needs the others."""
    return ["ALL"] if RULES[code].scope == FINDINGS else [code]


def test_all_plugins_load() -> None:
    assert PLUGINS.failures == []


@pytest.mark.parametrize("code", OF_THE_ENGINE)
def test_a_rule_of_the_engine_has_its_sections(code: str) -> None:
    headings = list(read_explanation(RULES[code])[1])
    assert [heading for heading in headings if heading != "Not reported"] == PROSE


@pytest.mark.parametrize("code", OF_RECORDS)
def test_a_rule_has_its_sections(code: str) -> None:
    assert list(read_explanation(RULES[code])[1]) == SECTIONS


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_sections_say_something(code: str) -> None:
    summary, sections = read_explanation(RULES[code])
    assert summary.endswith(".")
    for heading, body in sections.items():
        assert body
        if heading not in ("Bad", "Good"):
            assert body.endswith(".")
    words = " ".join([summary, *sections.values(), *RULES[code].messages.values()]).lower()
    assert "compliant" not in words


@pytest.mark.parametrize("code", OF_RECORDS)
def test_options_are_described(code: str) -> None:
    for schema in RULES[code].options.values():
        assert schema["description"].endswith(".")


@pytest.mark.parametrize("code", OF_RECORDS)
def test_the_bad_example_is_found(code: str) -> None:
    text, as_of = _example(RULES[code], "Bad")
    result = lint(text, as_of=as_of, select=_others_too(code))
    assert result.errors == ()
    found = {finding.code for finding in result.findings}
    assert code in found
    assert found == {code} or RULES[code].scope == FINDINGS


@pytest.mark.parametrize("code", OF_RECORDS)
def test_the_good_example_is_silent_because_it_was_judged(code: str) -> None:
    text, as_of = _example(RULES[code], "Good")
    result = lint(text, as_of=as_of, select=_others_too(code))
    assert result.errors == ()
    assert [finding for finding in result.findings if finding.code == code] == []
    assert [outcome for outcome in result.not_evaluated if outcome.code == code] == []


@pytest.mark.parametrize("code", OF_RECORDS)
@pytest.mark.parametrize("section", ["Bad", "Good"])
def test_examples_are_written_in_the_vocabulary(code: str, section: str) -> None:
    text, as_of = _example(RULES[code], section)
    result = lint(text, as_of=as_of, select=["INP", "REF004", "REF006", "REF007"])
    found = {finding.code for finding in result.findings}
    assert found <= {code}
