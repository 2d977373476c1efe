"""What a rule is. Rule packs import everything they need from here."""

from __future__ import annotations

from isms_lint.rules.about import About
from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.load import load_rules
from isms_lint.rules.naming import RuleNames
from isms_lint.rules.pass_ import Found, Pass
from isms_lint.rules.report import Add, Fix, NotEvaluated, Part, Related, Rename, Replace, Report
from isms_lint.rules.rule import ANY, FINDINGS, RECORD, REGISTER, Rule, rule

__all__ = [
    "ANY",
    "FINDINGS",
    "RECORD",
    "REGISTER",
    "About",
    "Add",
    "Basis",
    "Fix",
    "Found",
    "NotEvaluated",
    "Part",
    "Pass",
    "Related",
    "Rename",
    "Replace",
    "Report",
    "Rule",
    "RuleNames",
    "Severity",
    "load_rules",
    "rule",
]
