"""A page for each rule, from its metadata and its explanation, and the index of them."""

from __future__ import annotations

import json
from typing import Any

from generator.clauses import clause_page
from generator.guide import guide_page, statements_on
from generator.markdown import block, code, page, prose, table
from isms_lint.plugins.manager import ENGINE, load_plugins
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.rules.describe import describe, first_line, standard_of
from isms_lint.rules.pass_ import WHOLE_RUN
from isms_lint.rules.rule import FINDINGS, RECORD, REGISTER, Rule

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
    "GATE": "The gate itself: exceptions and the bar",
    "GIT": "Evidence in the history",
    "INC": "Incidents",
    "IND": "Independence of auditors",
    "INP": "Input: what cannot be read as records",
    "MRV": "Management review",
    "OBJ": "Objectives and measurement",
    "OSC": "What OSCAL's own schema cannot say",
    "PRG": "Audit programme",
    "REC": "Reconciliation: documents that contradict one another",
    "REF": "References and data integrity",
    "ROL": "Roles and people",
    "RSK": "Risk",
    "SEQ": "Sequence of audit, action and review",
    "SOA": "Statement of Applicability",
    "WVR": "Waivers",
    "XFW": "Other frameworks and editions",
}
_READS = {
    RECORD: "one record at a time",
    REGISTER: "a record and others beside it",
    FINDINGS: "a record, and what the other rules found",
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
    kinds, catalogues = set(plugins.kinds), plugins.catalogues
    pages = {f"rules/{rule.code}.md": _rule(rule, kinds, catalogues) for rule in rules}
    pages["rules/index.md"] = _index(rules)
    current = next(catalogue for catalogue in catalogues if catalogue.default)
    pages["rules/clauses.md"] = clause_page(rules, current)
    pages["guide.md"] = guide_page({rule.code for rule in rules})
    return pages


def _rule(rule: Rule, kinds: set[str], catalogues: list[ScopeCatalogue]) -> str:
    said = describe(rule, catalogues)
    sections: dict[str, str] = said["sections"]
    facts = _facts(rule, kinds, standard_of(rule, catalogues))
    parts = [
        f"# {rule.code} {rule.name}",
        prose(said["summary"]),
        table(facts[0], facts[1:]),
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
    parts.append("[Rules by family](index.md) · [Rules by clause](clauses.md)")
    return page(parts)


def _facts(rule: Rule, kinds: set[str], standard: str) -> list[tuple[str, str]]:
    looks_at = sorted(rule.kinds & kinds)
    facts = [
        ("Severity", str(rule.severity)),
        ("Basis", str(rule.basis)),
        ("Clause", "; ".join(rule.clauses) or "none"),
        *([("Edition", f"{standard}, where no other standard is named")] if standard else []),
        ("Looks at", ", ".join(map(_kind, looks_at)) or "every record"),
    ]
    if rule.needs:
        needs = ", ".join(map(_kind, sorted(rule.needs)))
        facts.append(("Not evaluated without records of kind", needs))
    facts.extend((("Reads", _READS[rule.scope]), ("Since", rule.since)))
    if rule.related:
        facts.append(("Related", ", ".join(f"[{code_}]({code_}.md)" for code_ in rule.related)))
    watched = statements_on(rule.code)
    if watched:
        facts.append(("[Statements of the guide](../guide.md)", ", ".join(watched)))
    return facts


def _kind(name: str) -> str:
    return f"[{name}](../kinds/{name}.md)"


def _messages(rule: Rule) -> str:
    rows = [(code(name), code(text)) for name, text in rule.messages.items()]
    return table(("Id", "Text"), rows)


def _options(rule: Rule) -> str:
    rows = [
        (code(name), _json(schema["default"]), _takes(schema), prose(_meaning(schema)))
        for name, schema in rule.options.items()
    ]
    return table(("Name", "Default", "Takes", "Meaning"), rows)


def _meaning(schema: Any) -> str:
    """What an option says, and whether it may differ between records."""
    whole = " The same in a whole run." if schema.get(WHOLE_RUN) else ""
    return f"{schema.get('description', '')}{whole}".strip()


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
        "[Rules by clause](clauses.md) · [The guide and the rules](../guide.md)",
    ]
    for family, members in sorted(families.items()):
        parts.append(f"## {family} {_FAMILIES.get(family, '')}".rstrip())
        rows = [
            (_link(rule), str(rule.severity), str(rule.basis), prose(first_line(rule)))
            for rule in members
        ]
        parts.append(table(("Rule", "Severity", "Basis", "In one sentence"), rows))
    return page(parts)


def _link(rule: Rule) -> str:
    return f"[{rule.code} {rule.name}]({rule.code}.md)"
