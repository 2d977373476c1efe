"""Letters after a clause that has none."""

from __future__ import annotations

import re

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.old_items import items_since_2022
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.editions import catalogues, letterless

_ITEM = Pattern(r"(\d+(?:\.\d+)*)[\s().]*[a-z][\s().]*\d?[\s().]*\Z", re.IGNORECASE)


def has_letter(text: str) -> bool:
    """Whether a scope item is a clause with a letter behind it (`10.1 b`): controls have one first."""
    text = text.strip()
    return text[:1].isdigit() and _ITEM.match(text) is not None


def letterless_clause(text: str, edition: str, run: Pass) -> str:
    """The clause to which `text` gives a letter, where it has none in that edition; empty elsewhere.

    `10.1 b` has one in the edition of 2013 alone; XFW002 says what became of it.
    """
    match = _ITEM.match(text.strip())
    if match is None or match[1] not in run.derive(_letterless).get(edition, ()):
        return ""
    return "" if edition != "2013" and items_since_2022(text, run) else match[1]


def _letterless(_run: Pass) -> dict[str, frozenset[str]]:
    """By edition, the clauses without letters (a derivation)."""
    return {one.edition: letterless(one.edition) for one in catalogues()}
