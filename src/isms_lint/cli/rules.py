"""`isms-lint rules`: all rules."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap

from isms_lint.cli.load import load_telling
from isms_lint.cli.output import write
from isms_lint.rules.describe import describe, first_line
from isms_lint.rules.rule import Rule

_HEADERS = ["code", "name", "severity", "basis", "clause", "what it says"]
_SHORT = (0, 1, 2, 5)
"""The columns a narrow terminal has room for."""
_NARROWEST = 30
_GAP = 2


def rules(arguments: argparse.Namespace) -> int:
    """Print a line, or an object, for each rule."""
    plugins, code = load_telling()
    found = [rule for _, rule in sorted(plugins.rules.items())]
    if arguments.format == "json":
        write(json.dumps([describe(rule) for rule in found], ensure_ascii=False, indent=2) + "\n")
        return code
    from tabulate import tabulate

    table = [_HEADERS, *map(_row, found)]
    form = "github" if arguments.format == "markdown" else "simple"
    if form == "simple" and sys.stdout is not None and sys.stdout.isatty():
        table = _fitted(table, shutil.get_terminal_size().columns)
    write(tabulate(table[1:], table[0], tablefmt=form, disable_numparse=True) + "\n")
    return code


def _row(rule: Rule) -> list[str]:
    return [
        rule.code,
        rule.name,
        str(rule.severity),
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
