"""`isms-lint explain CODE`: what a rule means."""

from __future__ import annotations

import argparse
import json
import shutil
from string import digits

from isms_lint.cli.load import load_telling
from isms_lint.cli.output import write
from isms_lint.cli.prose import fill, fold
from isms_lint.config.errors import UsageError
from isms_lint.records.validate import nearest
from isms_lint.rules.describe import describe, read_explanation, standard_of
from isms_lint.rules.rule import ANY, Rule

_EXAMPLES = ("Bad", "Good")
_WIDEST = 100


def explain(arguments: argparse.Namespace) -> int:
    """Print the explanation of one rule, or a line for each rule of a family."""
    plugins, code = load_telling()
    family = _family(arguments.code, plugins.rules)
    if family:
        if arguments.format == "json":
            described = [describe(rule, plugins.catalogues) for rule in family]
            write(json.dumps(described, ensure_ascii=False, indent=2) + "\n", utf_8=True)
        else:
            write("".join(_line(rule) for rule in family))
        return code
    rule = _find(arguments.code, plugins.rules)
    if arguments.format == "json":
        write(
            json.dumps(describe(rule, plugins.catalogues), ensure_ascii=False, indent=2) + "\n",
            utf_8=True,
        )
    else:
        width = shutil.get_terminal_size((80, 24)).columns
        standard = standard_of(rule, plugins.catalogues)
        write(text_of(rule, min(max(width, 40), _WIDEST), standard))
    return code


def _family(wanted: str, rules: dict[str, Rule]) -> list[Rule]:
    """The rules whose codes are `wanted` and a number."""
    return [rule for code, rule in sorted(rules.items()) if code.rstrip(digits) == wanted.upper()]


def _line(rule: Rule) -> str:
    summary, _ = read_explanation(rule)
    return f"{rule.code} {rule.name}: {summary}\n"


def _find(wanted: str, rules: dict[str, Rule]) -> Rule:
    """The rule with this code or name."""
    rule = rules.get(wanted.upper())
    if rule is None:
        rule = next((r for r in rules.values() if r.name == wanted.lower()), None)
    if rule is None:
        known = {name for r in rules.values() for name in (r.code, r.name)}
        advice = nearest(wanted, known) or "`isms-lint rules` lists them"
        raise UsageError(f"no rule is called `{wanted}`; {advice}")
    return rule


def text_of(rule: Rule, width: int, standard: str) -> str:
    """The explanation, its prose folded to `width`; the examples as they are.

    `standard` is the one of the clauses that name none.
    """
    summary, sections = read_explanation(rule)
    looks_at = "every record" if rule.kinds == ANY else ", ".join(sorted(rule.kinds))
    facts = [
        ("Severity", str(rule.severity)),
        ("Basis", str(rule.basis)),
        ("Clause", "; ".join(rule.clauses) or "none"),
        *([("Edition", f"{standard}, where no other standard is named")] if standard else []),
        ("Looks at", looks_at),
        ("Since", rule.since),
    ]
    if rule.related:
        facts.append(("Related", ", ".join(rule.related)))
    for name, schema in rule.options.items():
        default = json.dumps(schema["default"], ensure_ascii=False)
        facts.append(("Option", f"{name} = {default}  {schema.get('description', '')}".rstrip()))
    lines = [f"{rule.code} {rule.name}", ""]
    lines.extend(fill(value, width, f"{title:<11}", " " * 11) for title, value in facts)
    lines.extend(["", fill(summary, width)])
    for heading, body in sections.items():
        lines.extend(["", heading])
        lines.append(_indented(body) if heading in _EXAMPLES else fold(body, width, "    "))
    return "\n".join(lines) + "\n"


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.splitlines())
