"""`isms-lint rules`: all rules."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap
from typing import Any, NamedTuple

from isms_lint.cli.load import load_telling
from isms_lint.cli.output import write
from isms_lint.config.config import Config
from isms_lint.config.load import to_config
from isms_lint.config.selection import options, selected, severities
from isms_lint.plugins.manager import Plugins
from isms_lint.rules.basis import Severity
from isms_lint.rules.describe import describe, first_line
from isms_lint.rules.rule import Rule

_HEADERS = ["code", "name", "severity", "basis", "clause", "what it says"]
_SHORT = (0, 1, 2, 5)
"""The columns a narrow terminal has room for."""
_NARROWEST = 24
_GAP = 2


def rules(arguments: argparse.Namespace) -> int:
    """Print a line, or an object, for each rule."""
    plugins, code = load_telling()
    found = [rule for _, rule in sorted(plugins.rules.items())]
    profiled = _profiled(arguments.profile, plugins) if arguments.profile else None
    if arguments.format == "json":
        data = [_as_data(rule, plugins, profiled) for rule in found]
        write(json.dumps(data, ensure_ascii=False, indent=2) + "\n", utf_8=True)
        return code
    from tabulate import tabulate

    if profiled is not None:
        found = [rule for rule in found if rule.code in profiled.selected]
    table = [_HEADERS, *(_row(rule, profiled) for rule in found)]
    form = "github" if arguments.format == "markdown" else "simple"
    if form == "simple" and sys.stdout is not None and sys.stdout.isatty():
        table = _fitted(table, shutil.get_terminal_size().columns)
    write(tabulate(table[1:], table[0], tablefmt=form, disable_numparse=True) + "\n")
    if profiled is not None:
        write(_told(profiled, plugins.rules))
    return code


class _Profiled(NamedTuple):
    """What a profile makes of the rules: which run, at which severity, with which options."""

    config: Config
    selected: frozenset[str]
    severities: dict[str, Severity]
    options: dict[str, dict[str, Any]]


def _profiled(names: str, plugins: Plugins) -> _Profiled:
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    config = to_config({"profile": chosen}, plugins.profiles, "")
    return _Profiled(
        config,
        frozenset(rule.code for rule in selected(plugins.rules, config)),
        severities(plugins.rules, config),
        options(plugins.rules, config),
    )


def _as_data(rule: Rule, plugins: Plugins, profiled: _Profiled | None) -> dict[str, Any]:
    data = describe(rule, plugins.catalogues)
    if profiled is not None:
        data["selected"] = rule.code in profiled.selected
        data["severity"] = str(profiled.severities.get(rule.code, rule.severity))
        data["settings"] = profiled.options[rule.code]
    return data


def _told(profiled: _Profiled, rules: dict[str, Rule]) -> str:
    """What the profile does besides choosing rules."""
    lines = [
        "",
        f"{len(profiled.selected)} of {len(rules)} rules run;"
        f" the run fails on: {profiled.config.fail_on}.",
    ]
    lines.extend(
        f"{code}: severity {level} instead of {rules[code].severity}"
        for code, level in sorted(profiled.severities.items())
    )
    lines.extend(
        f"{code}: {name} = {json.dumps(value)} instead of"
        f" {json.dumps(rules[code].options[name]['default'])}"
        for code, settings in sorted(profiled.options.items())
        for name, value in settings.items()
        if value != rules[code].options[name]["default"]
    )
    return "\n".join(lines) + "\n"


def _row(rule: Rule, profiled: _Profiled | None) -> list[str]:
    severity = rule.severity
    if profiled is not None:
        severity = profiled.severities.get(rule.code, severity)
    return [
        rule.code,
        rule.name,
        str(severity),
        str(rule.basis),
        "; ".join(rule.clauses),
        first_line(rule),
    ]


def _fitted(table: list[list[str]], width: int) -> list[list[str]]:
    """The table with its sentences folded to what the other columns leave of the terminal."""
    room = width - _taken(table)
    if room < _NARROWEST:
        table = [[row[index] for index in _SHORT] for row in table]
        room = max(width - _taken(table), _NARROWEST)
    return [[*row[:-1], textwrap.fill(row[-1], room)] for row in table]


def _taken(table: list[list[str]]) -> int:
    """Columns of the terminal that all but the sentences take; tabulate widens by the headings."""
    columns = list(zip(*table, strict=True))[:-1]
    return sum(max(len(head) + _GAP, *map(len, cells)) + _GAP for head, *cells in columns)
