"""Rules in YAML that plugins bring."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from isms_lint.declared.declare import declare
from isms_lint.declared.load import read_rule_files
from isms_lint.findings.locate import dotted
from isms_lint.plugins.discovery import Installed
from isms_lint.plugins.take import TAKE

if TYPE_CHECKING:
    from isms_lint.plugins.manager import Plugins


def take_rule_files(plugins: Plugins) -> None:
    """Take in the rules of all rule files. One that is wrong is a failure of its plugin."""
    for plugin, path in plugins.rule_files:
        plugins.guarded(plugin.name, partial(_take, plugins, plugin, path), path)


def _take(plugins: Plugins, plugin: Installed, path: str) -> None:
    readings = read_rule_files(path)
    found = declare(readings, {}, plugins.kinds, plugins.catalogues)
    for reading in readings:
        if not reading.documents:
            said = reading.problems[0].message if reading.problems else "there is no rule in it"
            plugins.fail(plugin.name, said, reading.file)
    for mistake in found.mistakes:
        field = f"`{dotted(mistake.at)}`: " if mistake.at else ""
        plugins.fail(plugin.name, f"{field}{mistake.reason}", mistake.where)
    for code, rule in found.rules.items():
        if code not in found.broken:
            where = f"{found.records[code].file}:1"
            enter = partial(TAKE["isms_lint_rules"], plugins, plugin, rule, where)
            plugins.guarded(plugin.name, enter, where)
