from __future__ import annotations

import importlib
import os
import re

from isms_lint.plugins.manager import load_plugins
from isms_lint.rules import load_rules
from isms_lint_iso27001 import plugin

FAMILIES = {
    "PRG": "audit_programme",
    "AUD": "audit",
    "IND": "independence",
    "FND": "findings",
    "CAR": "corrective_action",
    "MRV": "management_review",
    "SEQ": "sequence",
    "SOA": "statement_of_applicability",
    "RSK": "risk",
    "OBJ": "objectives",
    "CTX": "context",
    "DOC": "documented_information",
    "ROL": "roles",
    "EXT": "certification_audits",
    "INC": "incidents",
    "ACT": "actions",
    "REF": "integrity",
    "WVR": "waivers",
    "XFW": "cross_framework",
    "OSC": "oscal",
    "REC": "reconciliation",
}


def test_each_rule_stands_in_the_file_of_its_code_and_name() -> None:
    for rule in plugin.isms_lint_rules():
        family, _, file = rule.module.removeprefix("isms_lint_iso27001.").partition(".")
        assert family == FAMILIES[rule.family]
        assert file == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


def test_no_rule_is_left_out_and_none_stands_twice() -> None:
    rules = plugin.isms_lint_rules()
    codes = [rule.code for rule in rules]
    assert len(codes) == len(set(codes))
    files = 0
    for family in FAMILIES.values():
        package = importlib.import_module(f"isms_lint_iso27001.{family}")
        names = [name for name in os.listdir(package.__path__[0]) if name[:3].isalpha()]
        files += len([name for name in names if name.endswith(".py")])
        assert len(load_rules(package)) == len([r for r in rules if FAMILIES[r.family] == family])
    assert files == len(codes)


def test_the_catalogues() -> None:
    assert [c.edition for c in plugin.isms_lint_scope_catalogues()] == ["2022", "2013"]


def test_each_rule_names_rules_to_read_next_and_they_live() -> None:
    known = load_plugins().rules
    for rule in plugin.isms_lint_rules():
        assert rule.related, rule.code
        assert rule.code not in rule.related
        assert set(rule.related) <= known.keys()


def test_a_clause_of_another_standard_names_its_edition() -> None:
    """Numbers move from edition to edition; the edition of 27001 is that of the catalogue."""
    ids = {entry.id for entry in plugin.isms_lint_scope_catalogues()[0].entries}
    for rule in plugin.isms_lint_rules():
        for clause in rule.clauses:
            own = clause.partition(" ")[0] in ids
            assert own or not re.search(r"\d\.\d", clause) or re.search(r":20\d\d ", clause), clause
