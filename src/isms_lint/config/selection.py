"""Which rules run, with which options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.findings.locate import shortened
from isms_lint.rules.basis import Severity
from isms_lint.rules.rule import Rule


def selected(rules: Mapping[str, Rule], config: Config) -> list[Rule]:
    """The rules the configuration selects, by code.

    Raises UsageError for a code, family or name that no plugin brings.
    """
    chosen = set(rules) if config.select is None else expand(config.select, rules, "select")
    chosen |= expand(config.extend_select, rules, "extend_select")
    chosen -= ignorable(config.ignore, rules, "ignore")
    return [rules[code] for code in sorted(chosen)]


def ignorable(words: Iterable[str], rules: Mapping[str, Rule], setting: str) -> set[str]:
    """The codes the words stand for, without those that nothing ignores.

    Raises UsageError where a word is the code or name of such a rule: nobody shall think it gone.
    """
    found = set()
    for word in words:
        codes = expand([word], rules, setting)
        for code in codes:
            if rules[code].unsuppressible and word in (code, rules[code].name):
                raise UsageError(f"{setting}: {code} guards the gate itself, and always speaks")
        found |= codes
    return {code for code in found if not rules[code].unsuppressible}


def expand(words: Iterable[str], rules: Mapping[str, Rule], setting: str) -> set[str]:
    """The codes that codes, families, names, `basis:requirement` and the like, or `ALL` stand for."""
    codes: set[str] = set()
    for word in words:
        found = {
            rule.code
            for rule in rules.values()
            if word in (rule.code, rule.family, rule.name, _of_basis(rule), "ALL")
        }
        if not found:
            from isms_lint.records.validate import nearest

            known = {
                name
                for rule in rules.values()
                for name in (rule.code, rule.family, rule.name, _of_basis(rule))
            }
            raise UsageError(
                f"{setting}: no rule is called `{word}`; {nearest(word, known)}".rstrip("; ")
            )
        codes |= found
    return codes


def _of_basis(rule: Rule) -> str:
    return f"basis:{rule.basis.name.lower()}"


def options(rules: Mapping[str, Rule], config: Config) -> dict[str, dict[str, Any]]:
    """The options of every rule: the defaults, and over them what the configuration sets.

    Raises UsageError for unknown rules and options, and for values an option does not take.
    """
    chosen = {
        rule.code: {name: schema["default"] for name, schema in rule.options.items()}
        for rule in rules.values()
    }
    for word, settings in config.parameters.items():
        for code in expand([word], rules, "parameters"):
            for name, value in settings.items():
                schema = rules[code].options.get(name)
                if schema is None:
                    from isms_lint.records.validate import nearest

                    advice = nearest(name, rules[code].options) or "it has none"
                    raise UsageError(f"parameters: {code} has no option `{name}`; {advice}")
                _check(code, name, value, schema)
                whole = schema.get("type") == "integer"  # 12.0 is one, too
                chosen[code][name] = int(value) if whole else value
    return chosen


def severities(rules: Mapping[str, Rule], config: Config) -> dict[str, Severity]:
    """The severities the configuration sets, by code.

    Raises UsageError for unknown rules, and where it lowers that of a rule that guards the gate.
    """
    levels = {}
    for word, level in config.severities.items():
        for code in expand([word], rules, "severities"):
            rule = rules[code]
            if not rule.unsuppressible or level.rank <= rule.severity.rank:
                levels[code] = level
            elif word in (code, rule.name):
                raise UsageError(
                    f"severities: {code} guards the gate itself, and stays at {rule.severity}"
                )
    return levels


def _check(code: str, name: str, value: Any, schema: Mapping[str, Any]) -> None:
    from jsonschema import Draft202012Validator

    # What is no number is neither below a minimum nor above a maximum.
    if isinstance(value, float) and not isfinite(value):
        raise UsageError(f"parameters: {code}.{name}: {value} is no number to count with")
    for error in Draft202012Validator(dict(schema)).iter_errors(value):
        raise UsageError(f"parameters: {code}.{name}: {shortened(error.message)}")
