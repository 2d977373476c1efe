"""How a rule is configured here, in words and as data."""

from __future__ import annotations

import json
from typing import Any

from isms_lint.cli.here import Here
from isms_lint.config.in_force import InForce, OverrideInForce, in_force
from isms_lint.rules.describe import describe
from isms_lint.rules.rule import Rule


def as_data(rule: Rule, here: Here) -> dict[str, Any]:
    """Everything there is to say about a rule, and how it is configured, if anything is."""
    data = describe(rule, here.plugins.catalogues)
    if not here.configured:
        return data
    force = in_force(rule.code, here.rules)
    return {
        **data,
        "selected": force.runs,
        "severity": str(force.severity),
        "default_severity": str(rule.severity),
        "settings": dict(force.options),
        "overrides": [_override_data(one) for one in force.overrides],
    }


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


def _override_data(one: OverrideInForce) -> dict[str, Any]:
    return {
        "files": list(one.override.files),
        "kinds": list(one.override.kinds),
        "ignored": one.ignored,
        "severity": None if one.severity is None else str(one.severity),
        "settings": dict(one.options),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
