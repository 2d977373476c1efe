"""Which rules run, with which options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.setting import Setting
from isms_lint.findings.locate import shortened
from isms_lint.rules.basis import Severity
from isms_lint.rules.rule import Rule


def selected(rules: Mapping[str, Rule], config: Config) -> list[Rule]:
    """The rules the configuration selects, by code.

    Raises UsageError for a code, family or name that no plugin brings.
    """
    chosen = set(rules)
    if config.select is not None:
        chosen = expand(config.select, rules, config.setting("select"))
    chosen |= expand(config.extend_select, rules, config.setting("extend_select"))
    chosen -= ignorable(config.ignore, rules, config.setting("ignore"))
    return [rules[code] for code in sorted(chosen)]


def ignorable(words: Iterable[str], rules: Mapping[str, Rule], setting: Setting) -> set[str]:
    """The codes the words stand for, without those that nothing ignores.

    Raises UsageError where a word is the code or name of such a rule: nobody shall think it gone.
    """
    found = set()
    for word in words:
        codes = expand([word], rules, setting)
        for code in codes:
            if rules[code].unsuppressible and word in (code, rules[code].name):
                raise UsageError(
                    f"{setting.name}: {code} guards the gate itself, and always speaks",
                    setting.where(word),
                )
        found |= codes
    return {code for code in found if not rules[code].unsuppressible}


def expand(words: Iterable[str], rules: Mapping[str, Rule], setting: Setting) -> set[str]:
    """The codes that codes, families, names, `basis:requirement` and the like, or `ALL` stand for.

    Raises UsageError for a word that stands for no rule, with its place in `setting`.
    """
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
                f"{setting.name}: no rule is called `{word}`; {nearest(word, known)}".rstrip("; "),
                setting.where(word),
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
    for code, values in parameters(config.parameters, rules, config.setting("parameters")).items():
        chosen[code].update(values)
    return chosen


def parameters(
    given: Mapping[str, Mapping[str, Any]], rules: Mapping[str, Rule], setting: Setting
) -> dict[str, dict[str, Any]]:
    """The values that `given`, a setting of that kind, sets: for each rule by option.

    Raises UsageError for unknown rules and options, and for values an option does not take.
    """
    found: dict[str, dict[str, Any]] = {}
    for word, settings in given.items():
        for code in expand([word], rules, setting):
            for name, value in settings.items():
                schema = rules[code].options.get(name)
                where = setting.within(word)
                if schema is None:
                    from isms_lint.records.validate import nearest

                    advice = nearest(name, rules[code].options) or "it has none"
                    message = f"{setting.name}: {code} has no option `{name}`; {advice}"
                    raise UsageError(message, where.where(name))
                complaint = _complaint(value, schema)
                if complaint:
                    message = f"{setting.name}: {code}.{name}: {complaint}"
                    raise UsageError(message, where.where(name))
                whole = schema.get("type") == "integer"  # 12.0 is one, too
                found.setdefault(code, {})[name] = int(value) if whole else value
    return found


def severities(rules: Mapping[str, Rule], config: Config) -> dict[str, Severity]:
    """The severities the configuration sets, by code.

    Raises UsageError for unknown rules, and where it lowers that of a rule that guards the gate.
    """
    return levels(config.severities, rules, config.setting("severities"))


def levels(
    given: Mapping[str, Severity], rules: Mapping[str, Rule], setting: Setting
) -> dict[str, Severity]:
    """The severities that `given`, a setting of that kind, sets, by code. Raises as `severities`."""
    found = {}
    for word, level in given.items():
        for code in expand([word], rules, setting):
            rule = rules[code]
            if not rule.unsuppressible or level.rank <= rule.severity.rank:
                found[code] = level
            elif word in (code, rule.name):
                raise UsageError(
                    f"{setting.name}: {code} guards the gate itself, and stays at {rule.severity}",
                    setting.where(word),
                )
    return found


def _complaint(value: Any, schema: Mapping[str, Any]) -> str:
    """Why an option does not take this value; empty where it does."""
    from jsonschema import Draft202012Validator

    # What is no number is neither below a minimum nor above a maximum.
    if isinstance(value, float) and not isfinite(value):
        return f"{value} is no number to count with"
    errors = Draft202012Validator(dict(schema)).iter_errors(value)
    return next((shortened(error.message) for error in errors), "")
