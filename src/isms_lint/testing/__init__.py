"""The kit rule authors test with: records in, findings out, through the real engine."""

from __future__ import annotations

from isms_lint.testing.check_cases import check_cases
from isms_lint.testing.check_rules import check_rules
from isms_lint.testing.facts import facts
from isms_lint.testing.lint import lint
from isms_lint.testing.paper import paper
from isms_lint.testing.rules_of import rules_of

__all__ = ["check_cases", "check_rules", "facts", "lint", "paper", "rules_of"]
