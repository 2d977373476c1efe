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
_NARROWEST = 30
_GAPS = 2 * (len(_HEADERS) - 1)


def rules(arguments: argparse.Namespace) -> int:
    """Print a line, or an object, for each rule."""
    plugins, code = load_telling()
    found = [rule for _, rule in sorted(plugins.rules.items())]
    if arguments.format == "json":
        write(json.dumps([describe(rule) for rule in found], ensure_ascii=False, indent=2) + "\n")
        return code
    from tabulate import tabulate

    rows = [_row(rule) for rule in found]
    if arguments.format == "markdown":
        form = "github"
    else:
        form = "simple"
        if sys.stdout is not None and sys.stdout.isatty():
            rows = _fitted(rows, shutil.get_terminal_size().columns)
    write(tabulate(rows, _HEADERS, tablefmt=form, disable_numparse=True) + "\n")
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


def _fitted(rows: list[list[str]], width: int) -> list[list[str]]:
    """The rows with their sentences folded to what the other columns leave of the terminal."""
    taken = _GAPS + sum(max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1])
    room = max(width - taken, _NARROWEST)
    return [[*row[:-1], textwrap.fill(row[-1], room)] for row in rows]
