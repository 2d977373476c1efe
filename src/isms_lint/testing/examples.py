"""The examples in a rule's explanation, as cases."""

from __future__ import annotations

from isms_lint.rules.describe import read_explanation
from isms_lint.rules.rule import FINDINGS, Rule
from isms_lint.testing.case import Case
from isms_lint.testing.read_cases import read_cases

BAD, GOOD = "Bad", "Good"


def examples(rule: Rule, section: str) -> list[Case]:
    """The cases in the section `Bad` or `Good`; none where there is no such section.

    It is written as a case file is. Raises UsageError where it is not well formed.
    """
    text = read_explanation(rule)[1].get(section)
    if not text:
        return []
    # A rule about what others found needs the others.
    rules = ("ALL",) if rule.scope == FINDINGS else (rule.code,)
    return read_cases(text, f"{rule.code}, {section}", section.lower(), rules)
