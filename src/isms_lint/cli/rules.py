"""`isms-lint rules`: all rules."""

from __future__ import annotations

import argparse
import json

from isms_lint.plugins.manager import load_plugins
from isms_lint.rules.describe import describe, first_line


def rules(arguments: argparse.Namespace) -> int:
    """Print a line, or an object, for each rule."""
    found = [rule for _, rule in sorted(load_plugins().rules.items())]
    if arguments.format == "json":
        print(json.dumps([describe(rule) for rule in found], ensure_ascii=False, indent=2))
        return 0
    from tabulate import tabulate

    rows = [
        [r.code, r.name, str(r.severity), str(r.basis), "; ".join(r.clauses), first_line(r)]
        for r in found
    ]
    headers = ["code", "name", "severity", "basis", "clause", "what it says"]
    form = "github" if arguments.format == "markdown" else "simple"
    print(tabulate(rows, headers, tablefmt=form, disable_numparse=True))
    return 0
