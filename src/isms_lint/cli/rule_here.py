"""How a rule is configured here, as data."""

from __future__ import annotations

from typing import Any

from isms_lint.cli.here import Here
from isms_lint.config.in_force import OverrideInForce, in_force
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


def _override_data(one: OverrideInForce) -> dict[str, Any]:
    return {
        "files": list(one.override.files),
        "kinds": list(one.override.kinds),
        "ignored": one.ignored,
        "severity": None if one.severity is None else str(one.severity),
        "settings": dict(one.options),
    }
