"""The rules of an installed plugin, to be tested."""

from __future__ import annotations

from isms_lint.config.errors import UsageError
from isms_lint.plugins.required import require
from isms_lint.rules.rule import Rule
from isms_lint.testing.repository import installed


def rules_of(plugin: str) -> list[Rule]:
    """All rules, by code, that the installed plugin of this name brings: in Python and in YAML.

    Raises UsageError where it is not loaded, or where something that it brings does not work: a rule
    that is left out is one that nobody tests.
    """
    plugins = installed()
    require([plugin], plugins, "the test")
    for failure in plugins.failures:
        if failure.plugin == plugin:
            raise UsageError(f"plugin {plugin}: {failure.message}", failure.where)
    return [
        rule for code, rule in sorted(plugins.rules.items()) if plugins.rule_origin[code] == plugin
    ]
