"""How a configuration has one rule run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.config.override import Override
from isms_lint.config.resolve import Resolved
from isms_lint.rules.basis import Severity
from isms_lint.values import NamedTuple


class OverrideInForce(NamedTuple):
    """What is otherwise for the records of `override`: the severity, if it is; these options."""

    override: Override
    ignored: bool
    severity: Severity | None
    options: Mapping[str, Any]


class InForce(NamedTuple):
    """Whether the rule runs, how grave its findings are, its options, and where that is otherwise."""

    runs: bool
    severity: Severity
    options: Mapping[str, Any]
    overrides: tuple[OverrideInForce, ...]


def in_force(code: str, resolved: Resolved) -> InForce:
    """How the rule `code` runs."""
    rule = resolved.rules[code]
    return InForce(
        rule.unsuppressible or rule in resolved.selected,
        resolved.severities.get(code, rule.severity),
        resolved.options[code],
        tuple(reversed(list(_overrides(code, resolved)))),
    )


def _overrides(code: str, resolved: Resolved) -> list[OverrideInForce]:
    """What overrides say of the rule, the strongest first, without what stronger settings undo."""
    found = []
    severity_stands, undone = True, set[str]()
    for entry in reversed(resolved.overrides.entries):
        severity = entry.severities.get(code) if severity_stands else None
        options = {
            name: value
            for name, value in entry.parameters.get(code, {}).items()
            if name not in undone
        }
        if entry.override.everywhere:
            severity_stands &= code not in entry.severities
            undone |= options.keys()
        elif severity or options or code in entry.ignored:
            ignored = code in entry.ignored
            found.append(OverrideInForce(entry.override, ignored, severity, options))
    return found
