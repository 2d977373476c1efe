"""The items an auditor audits, in the words of a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.soa.exclusions import Exclusions
from isms_lint_iso27001.derive.text.words import counted, list_of, scope_parts

_MOST_NAMED = 3
WHOLE = "the whole ISMS"


def cited(items: Sequence[str], day: date, run: Pass) -> list[str]:
    """The items in as few parts as name them all: `hiring` stands for its controls too.

    Everything that applies on `day` is the whole ISMS.
    """
    scope, resolve = run.register.scope, run.register.resolve_in
    present = set(items)
    missing = set(scope.all_leaves()) - present
    if len(items) > len(missing) and missing <= run.derive(Exclusions).on(day):
        return [WHOLE]
    within: set[str] = set()
    for item in items:
        leaves = () if scope.children(item) else resolve(scope.default_edition, item).leaves
        if present.issuperset(leaves):
            within.update(leaf for leaf in leaves if scope.children(leaf))
    parts = scope_parts(items, run)
    fewer = scope_parts(present - within, run) if within else parts
    return min(fewer, parts, key=len)


def named_items(items: Sequence[str], day: date, run: Pass) -> tuple[str, str]:
    """The items, counted where they are many, and the pronoun for them.

    A clause alone stands as it is cited, `9.1`; several are `clauses 4–10` or `9.1 and 9.3`.
    """
    parts = cited(items, day, run)
    if len(parts) > _MOST_NAMED:
        return counted(len(items), "item"), "them"
    one = len(parts) == 1 and "–" not in parts[0]
    return list_of(parts), "it" if one else "them"
