"""`isms-lint rules`: all rules."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap
from collections.abc import Iterator

from isms_lint.cli.here import Here, read_here
from isms_lint.cli.output import write
from isms_lint.cli.rule_here import as_data
from isms_lint.config.in_force import in_force
from isms_lint.config.in_words import override_in
from isms_lint.reporters.escape import inert_json, plain
from isms_lint.reporters.inert import inert
from isms_lint.rules.basis import Severity
from isms_lint.rules.describe import first_line
from isms_lint.rules.rule import Rule

_HEADERS = ["code", "name", "severity", "basis", "clause", "what it says"]
_SHORT = (0, 1, 2, 5)
"""The columns a narrow terminal has room for."""
_NARROWEST = 24
_GAP = 2


def rules(arguments: argparse.Namespace) -> int:
    """Print a line, or an object, for each rule."""
    here = read_here(arguments)
    found = [rule for _, rule in sorted(here.rules.rules.items())]
    if arguments.format == "json":
        data = [as_data(rule, here) for rule in found]
        write(inert_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n", utf_8=True)
        return here.code
    from tabulate import tabulate

    severities = {rule.code: rule.severity for rule in found}
    if here.configured:
        found = here.rules.running
        severities |= here.rules.severities
    # Whoever wrote a rule may have written anything into it.
    form, safe = ("github", inert) if arguments.format == "markdown" else ("simple", plain)
    rows = (_row(rule, severities[rule.code]) for rule in found)
    table = [_HEADERS, *([safe(cell) for cell in row] for row in rows)]
    if form == "simple" and sys.stdout is not None and sys.stdout.isatty():
        table = _fitted(table, shutil.get_terminal_size().columns)
    write(tabulate(table[1:], table[0], tablefmt=form, disable_numparse=True) + "\n")
    if here.configured:
        write("".join(f"{plain(line)}\n" for line in _told(here)))
    return here.code


def _told(here: Here) -> Iterator[str]:
    """What the configuration does besides choosing rules."""
    resolved = here.rules
    all_of_them = resolved.rules
    yield ""
    yield (
        f"{len(resolved.running)} of {len(all_of_them)} rules run;"
        f" the run fails on: {here.config.fail_on}."
    )
    for code, level in sorted(resolved.severities.items()):
        usual = all_of_them[code].severity
        if level is not usual:
            yield f"{code}: severity {level} instead of {usual}"
    for code, settings in sorted(resolved.options.items()):
        for name, value in settings.items():
            default = all_of_them[code].options[name]["default"]
            if value != default:
                yield f"{code}: {name} = {json.dumps(value)} instead of {json.dumps(default)}"
    for code in sorted(all_of_them):
        for one in in_force(code, resolved).overrides:
            yield f"{code}: {override_in(one)} for {one.override.target}"


def _row(rule: Rule, severity: Severity) -> list[str]:
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
