"""`isms-lint explain CODE`: what a rule means."""

from __future__ import annotations

import argparse
import inspect
import json

from isms_lint.config.errors import UsageError
from isms_lint.plugins.manager import load_plugins
from isms_lint.records.validate import nearest
from isms_lint.rules.describe import describe
from isms_lint.rules.rule import Rule


def explain(arguments: argparse.Namespace) -> int:
    """Print the explanation of one rule."""
    rules = load_plugins().rules
    wanted = arguments.code
    rule = rules.get(wanted.upper())
    if rule is None:
        rule = next((r for r in rules.values() if r.name == wanted.lower()), None)
    if rule is None:
        known = {name for r in rules.values() for name in (r.code, r.name)}
        advice = nearest(wanted, known) or "`isms-lint rules` lists them"
        raise UsageError(f"no rule is called `{wanted}`; {advice}")
    if arguments.format == "json":
        print(json.dumps(describe(rule), ensure_ascii=False, indent=2))
    else:
        print(_text(rule))
    return 0


def _text(rule: Rule) -> str:
    lines = [
        f"{rule.code} {rule.name}",
        "",
        f"Severity   {rule.severity}",
        f"Basis      {rule.basis}",
        f"Clause     {'; '.join(rule.clauses) or 'none'}",
        f"Looks at   {'every record' if '*' in rule.kinds else ', '.join(sorted(rule.kinds))}",
        f"Since      {rule.since}",
    ]
    for name, schema in rule.options.items():
        lines.append(f"Option     {name} = {schema['default']}  {schema.get('description', '')}".rstrip())
    return "\n".join(lines) + "\n\n" + inspect.cleandoc(rule.explanation)
