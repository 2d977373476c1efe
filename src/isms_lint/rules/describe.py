"""A rule's metadata and explanation as plain data, for `explain`, `rules` and the documentation."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from isms_lint.records.scope import ScopeCatalogue
from isms_lint.rules.rule import Rule

HOUSE = "In this organization"
"""The heading below which an organization adds words of its own."""


def describe(rule: Rule, catalogues: Iterable[ScopeCatalogue]) -> dict[str, Any]:
    """Everything there is to say about a rule."""
    summary, sections = read_explanation(rule)
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": str(rule.severity),
        "basis": str(rule.basis),
        "clauses": list(rule.clauses),
        "standard": standard_of(rule, catalogues),
        "kinds": sorted(rule.kinds),
        "scope": rule.scope,
        "since": rule.since,
        "related": list(rule.related),
        "unsuppressible": rule.unsuppressible,
        "messages": dict(rule.messages),
        "options": {name: dict(schema) for name, schema in rule.options.items()},
        "summary": summary,
        "sections": sections,
    }


def standard_of(rule: Rule, catalogues: Iterable[ScopeCatalogue]) -> str:
    """The standard, with its edition, of the clauses that name none; empty where all do."""
    for catalogue in catalogues:
        if catalogue.default:
            known = {entry.id for entry in catalogue.entries}
            if any(clause.partition(" ")[0] in known for clause in rule.clauses):
                return f"{catalogue.standard}:{catalogue.edition}"
    return ""


def first_line(rule: Rule) -> str:
    """The rule in one sentence."""
    return inspect.cleandoc(rule.explanation).partition("\n")[0]


def read_explanation(rule: Rule) -> tuple[str, dict[str, str]]:
    """The summary and the sections of a rule's docstring: heading to body, body without indent."""
    text = inspect.cleandoc(rule.explanation)
    summary, _, rest = text.partition("\n")
    sections: dict[str, list[str]] = {}
    heading = ""
    for line in rest.splitlines():
        if line and not line.startswith(" "):
            heading = line.strip()
            sections[heading] = []
        elif heading:
            sections[heading].append(line)
    return summary, {
        name: inspect.cleandoc("\n" + "\n".join(body)).strip("\n")
        for name, body in sections.items()
    }
