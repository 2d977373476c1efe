"""A page for each rule, from its metadata and its explanation, and the index of them."""

from __future__ import annotations

import json
from typing import Any

from generator.markdown import block, code, page, prose, table
from isms_lint.plugins.manager import ENGINE, load_plugins
from isms_lint.rules.describe import describe
from isms_lint.rules.rule import RECORD, Rule

OWN = (ENGINE, "iso27001")
"""The plugins this project brings; others that happen to be installed have pages of their own."""

_FAMILIES = {
    "ACT": "Actions",
    "AUD": "Audits",
    "CAR": "Corrective actions",
    "CTX": "Context and scope",
    "DOC": "Documented information",
    "EXT": "Certification audits",
    "FND": "Findings of audits",
    "GIT": "Evidence in the history",
    "INC": "Incidents",
    "IND": "Independence of auditors",
    "INP": "Input: what cannot be read as records",
    "MRV": "Management review",
    "OBJ": "Objectives and measurement",
    "PRG": "Audit programme",
    "REF": "References and data integrity",
    "ROL": "Roles and people",
    "RSK": "Risk",
    "SEQ": "Sequence of audit, action and review",
    "SOA": "Statement of Applicability",
    "WVR": "Waivers",
    "XFW": "Other frameworks and editions",
}
_EXAMPLES = {
    "Bad": "Records with this finding:",
    "Good": "Records without it:",
}


def rule_pages() -> dict[str, str]:
    """Page name below `reference/` to text."""
    plugins = load_plugins()
    if plugins.failures:
        raise SystemExit(f"a plugin does not load: {plugins.failures[0]}")
    rules = [
        rule for code_, rule in sorted(plugins.rules.items()) if plugins.rule_origin[code_] in OWN
    ]
    kinds = set(plugins.kinds)
    pages = {f"rules/{rule.code}.md": _rule(rule, kinds) for rule in rules}
    pages["rules/index.md"] = _index(rules)
    return pages


def _rule(rule: Rule, kinds: set[str]) -> str:
    said = describe(rule)
    sections: dict[str, str] = said["sections"]
    parts = [
        f"# {rule.code} {rule.name}",
        prose(said["summary"]),
        table(("", ""), _facts(rule, kinds)),
    ]
    for heading, body in sections.items():
        parts.append(f"## {heading}")
        if heading in _EXAMPLES:
            parts.extend((_EXAMPLES[heading], block(body, "yaml")))
        else:
            parts.append(prose(body))
    parts.extend(("## Messages", _messages(rule)))
    if rule.options:
        parts.extend(("## Options", _options(rule), _configured(rule)))
    parts.append("[All rules](index.md)")
    return page(parts)


def _facts(rule: Rule, kinds: set[str]) -> list[tuple[str, str]]:
    looks_at = sorted(rule.kinds & kinds)
    facts = [
        ("Severity", str(rule.severity)),
        ("Basis", str(rule.basis)),
        ("Clause", "; ".join(rule.clauses) or "none"),
        ("Looks at", ", ".join(map(_kind, looks_at)) or "every record"),
    ]
    if rule.needs:
        needs = ", ".join(map(_kind, sorted(rule.needs)))
        facts.append(("Not evaluated without records of kind", needs))
    alone = "one record at a time" if rule.scope == RECORD else "a record and others beside it"
    facts.extend((("Reads", alone), ("Since", rule.since)))
    return facts


def _kind(name: str) -> str:
    return f"[{name}](../kinds/{name}.md)"


def _messages(rule: Rule) -> str:
    rows = [(code(name), code(text)) for name, text in rule.messages.items()]
    return table(("Id", "Text"), rows)


def _options(rule: Rule) -> str:
    rows = [
        (code(name), _json(schema["default"]), _takes(schema), prose(schema.get("description", "")))
        for name, schema in rule.options.items()
    ]
    return table(("Name", "Default", "Takes", "Meaning"), rows)


def _takes(schema: Any) -> str:
    if "enum" in schema:
        return ", ".join(_json(word) for word in schema["enum"])
    said = str(schema.get("type", "any value"))
    if said == "array":
        said = f"list of {schema.get('items', {}).get('type', 'values')}"
    if "minimum" in schema:
        said += f", at least {schema['minimum']}"
    if "maximum" in schema:
        said += f", at most {schema['maximum']}"
    return said


def _configured(rule: Rule) -> str:
    settings = [
        f"    {name}: {json.dumps(schema['default'], ensure_ascii=False)}"
        for name, schema in rule.options.items()
    ]
    lines = ["parameters:", f"  {rule.code}:", *settings]
    return "In the configuration:\n\n" + block("\n".join(lines), "yaml")


def _json(value: Any) -> str:
    return code(json.dumps(value, ensure_ascii=False))


def _index(rules: list[Rule]) -> str:
    families: dict[str, list[Rule]] = {}
    for rule in rules:
        families.setdefault(rule.family, []).append(rule)
    parts = [
        "# Rules",
        f"{len(rules)} rules. `isms-lint explain CODE` prints the page of one. A rule speaks by"
        " one of five rights, its *basis*: a requirement of the standard, guidance, what"
        " certification bodies practise, a rule the organization set itself, or coherence of the"
        " data.",
        "Clauses are those of ISO/IEC 27001:2022 unless another standard is named.",
        "## By family",
    ]
    for family, members in sorted(families.items()):
        parts.append(f"### {family} {_FAMILIES.get(family, '')}".rstrip())
        rows = [
            (_link(rule), str(rule.severity), str(rule.basis), prose(describe(rule)["summary"]))
            for rule in members
        ]
        parts.append(table(("Rule", "Severity", "Basis", "In one sentence"), rows))
    parts.extend(("## By clause", table(("Clause", "Rules"), _by_clause(rules))))
    return page(parts)


def _by_clause(rules: list[Rule]) -> list[tuple[str, str]]:
    clauses: dict[str, list[str]] = {}
    for rule in rules:
        for clause in rule.clauses:
            clauses.setdefault(clause, []).append(f"[{rule.code}]({rule.code}.md)")
    return [(clause, ", ".join(clauses[clause])) for clause in sorted(clauses, key=_in_order)]


def _in_order(clause: str) -> tuple[int, list[tuple[int, str]]]:
    """Clauses first, then controls, then other standards; 9.2 before 10."""
    first, _, rest = clause.partition(" ")
    if not first[0].isdigit() and not first.startswith("A."):
        return 2, [(0, clause)]
    steps = [(int(step), "") if step.isdigit() else (0, step) for step in first.split(".")]
    return int(first.startswith("A.")), [*steps, (0, rest)]


def _link(rule: Rule) -> str:
    return f"[{rule.code} {rule.name}]({rule.code}.md)"
