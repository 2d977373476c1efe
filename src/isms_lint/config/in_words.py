"""How a rule is configured here, in words."""

from __future__ import annotations

import json

from isms_lint.config.in_force import InForce, OverrideInForce
from isms_lint.rules.rule import Rule


def severity_in(rule: Rule, force: InForce | None) -> str:
    """The severity, and the rule's own where that is another."""
    if force is None or force.severity is rule.severity:
        return str(rule.severity)
    return f"{force.severity} (by default: {rule.severity})"


def option_in(name: str, default: object, force: InForce | None) -> str:
    """The value of an option, and the default where that is another."""
    value = default if force is None else force.options[name]
    return f"{name} = {_json(value)}" + (
        "" if value == default else f" (by default: {_json(default)})"
    )


def here_alone(force: InForce | None) -> list[tuple[str, str]]:
    """What only a configuration says of a rule, each with a title."""
    if force is None:
        return []
    facts = [] if force.runs else [("Runs", "not here: the configuration does not select it")]
    return facts + [
        ("Override", f"{one.override.target}: {override_in(one)}") for one in force.overrides
    ]


def override_in(override: OverrideInForce) -> str:
    """What is otherwise for the records of an override."""
    said = ["not reported"] if override.ignored else []
    said += [f"severity {override.severity}"] if override.severity else []
    said += [f"{name} = {_json(value)}" for name, value in override.options.items()]
    return "; ".join(said)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
