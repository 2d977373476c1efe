"""`isms-lint explain CODE`: what a rule means."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Mapping
from string import digits

from isms_lint.cli.here import read_here
from isms_lint.cli.output import write
from isms_lint.cli.prose import fill, fold
from isms_lint.cli.rule_here import as_data
from isms_lint.config.errors import UsageError
from isms_lint.config.in_force import InForce, in_force
from isms_lint.config.in_words import here_alone, option_in, severity_in
from isms_lint.records.validate import nearest
from isms_lint.reporters.escape import inert_json, plain
from isms_lint.rules.describe import read_explanation, standard_of
from isms_lint.rules.pass_ import WHOLE_RUN
from isms_lint.rules.rule import ANY, Rule

_EXAMPLES = ("Bad", "Good")
_WIDEST = 100
_WHOLE = "The same in a whole run."


def explain(arguments: argparse.Namespace) -> int:
    """Print the explanation of one rule, or a line for each rule of a family."""
    here = read_here(arguments)
    rules = here.rules.rules
    family = _family(arguments.code, rules)
    found = family or [_find(arguments.code, rules)]
    if arguments.format == "json":
        data = [as_data(rule, here) for rule in found]
        text = json.dumps(data if family else data[0], ensure_ascii=False, indent=2)
        write(inert_json(text) + "\n", utf_8=True)
    elif family:
        write("".join(_line(rule) for rule in family))
    else:
        (rule,) = found
        width = shutil.get_terminal_size((80, 24)).columns
        standard = standard_of(rule, here.plugins.catalogues)
        force = in_force(rule.code, here.rules) if here.configured else None
        write(text_of(rule, min(max(width, 40), _WIDEST), standard, force))
    return here.code


def _family(wanted: str, rules: Mapping[str, Rule]) -> list[Rule]:
    """The rules whose codes are `wanted` and a number."""
    return [rule for code, rule in sorted(rules.items()) if code.rstrip(digits) == wanted.upper()]


def _line(rule: Rule) -> str:
    summary, _ = read_explanation(rule)
    return plain(f"{rule.code} {rule.name}: {summary}") + "\n"


def _find(wanted: str, rules: Mapping[str, Rule]) -> Rule:
    """The rule with this code or name."""
    rule = rules.get(wanted.upper())
    if rule is None:
        rule = next((r for r in rules.values() if r.name == wanted.lower()), None)
    if rule is None:
        known = {name for r in rules.values() for name in (r.code, r.name)}
        advice = nearest(wanted, known) or "`isms-lint rules` lists them"
        raise UsageError(f"no rule is called `{wanted}`; {advice}")
    return rule


def text_of(rule: Rule, width: int, standard: str, force: InForce | None = None) -> str:
    """The explanation, its prose folded to `width`; the examples as they are.

    `standard` is the one of the clauses that name none. `force` is how the rule is configured here.
    """
    summary, sections = read_explanation(rule)
    looks_at = "every record" if rule.kinds == ANY else ", ".join(sorted(rule.kinds))
    facts = [
        ("Severity", severity_in(rule, force)),
        ("Basis", str(rule.basis)),
        ("Clause", "; ".join(rule.clauses) or "none"),
        *([("Edition", f"{standard}, where no other standard is named")] if standard else []),
        ("Looks at", looks_at),
        ("Since", rule.since),
    ]
    if rule.related:
        facts.append(("Related", ", ".join(rule.related)))
    for name, schema in rule.options.items():
        value = option_in(name, schema["default"], force)
        said = [schema.get("description", ""), *([_WHOLE] if schema.get(WHOLE_RUN) else [])]
        facts.append(("Option", f"{value}  {' '.join(said)}".rstrip()))
    facts.extend(here_alone(force))
    lines = [f"{rule.code} {rule.name}", ""]
    lines.extend(fill(value, width, f"{title:<11}", " " * 11) for title, value in facts)
    lines.extend(["", fill(summary, width)])
    for heading, body in sections.items():
        lines.extend(["", heading])
        lines.append(_indented(body) if heading in _EXAMPLES else fold(body, width, "    "))
    # An organization's own words may hold anything.
    return "".join(f"{plain(line)}\n" for line in "\n".join(lines).split("\n"))


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.splitlines())
