"""The clauses that can be audited, in the order of the standard."""

from __future__ import annotations

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.people.isms_leads import is_clause


def clause_leaves(run: Pass) -> tuple[str, ...]:
    """The 30 leaves of clauses 4 to 10 (a derivation)."""
    return tuple(leaf for leaf in run.register.scope.all_leaves() if is_clause(leaf, run))
