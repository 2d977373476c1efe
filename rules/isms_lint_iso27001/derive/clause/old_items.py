"""Lettered items numbered as in 2013, in records that are read in another edition."""

from __future__ import annotations

import re

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.other_numbering import OldId
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.editions import items_by_number_of_2013

_ITEM = Pattern(r"(\d+(?:\.\d+)*)[\s(]+([a-z])[\s().]*(\d?)[\s().]*\Z", re.IGNORECASE)


def old_clauses(record: Record, run: Pass) -> list[OldId]:
    """The lettered items that only 2013 has, each with the items of 2022 it became.

    `9.3 c 3` reads as a part of 9.3, which both editions have; only 2013 gave it letters.
    """
    found = []
    for item in run.register.scope_items(record):
        text = item.text.strip()
        # Most are controls, which begin with a letter.
        new = items_since_2022(text, run) if text[:1].isdigit() else ()
        if not new:
            continue
        edition = item.edition
        if edition is None or not run.register.scope.knows(edition):
            edition = run.register.edition(record)
        if edition != "2013":
            found.append(OldId(item.path, text, new))
    return found


def items_since_2022(text: str, run: Pass) -> tuple[str, ...]:
    """What an item that only 2013 has became; nothing for any other text.

    `9.3 c`, which has parts, became what all its parts are parts of.
    """
    text = text.strip()
    match = _ITEM.match(text) if text[:1].isdigit() else None
    if match is None:
        return ()
    known = run.derive(_old_items)
    old = f"{match[1]} {match[2].lower()}{match[3]}"
    parts = {
        item.rstrip("0123456789") if " " in item else item
        for number in (() if match[3] else range(1, 10))
        for item in known.get(f"{old}{number}", ())
    }
    return known.get(old) or tuple(sorted(parts))


def _old_items(_run: Pass) -> dict[str, tuple[str, ...]]:
    """The lettered items that only 2013 has, and what they became (a derivation)."""
    return items_by_number_of_2013()
