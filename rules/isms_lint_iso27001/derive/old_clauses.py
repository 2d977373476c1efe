"""Clauses and lettered items numbered as in 2013, in records that are read in another edition."""

from __future__ import annotations

import re

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.other_numbering import OldId, old_ids
from isms_lint_iso27001.editions import items_by_number_of_2013

_ITEM = re.compile(r"(\d+(?:\.\d+)*)[\s(]+([a-z])[\s().]*(\d?)[\s().]*\Z", re.IGNORECASE)


def old_clauses(record: Record, run: Pass) -> list[OldId]:
    """Each with the clauses or items of 2022 it became.

    `9.3 c 3` reads as a part of 9.3, which both editions have; only 2013 gave it letters.
    """
    found = [old for old in old_ids(record, run) if not old.text.startswith("A.")]
    for item in run.register.scope_items(record):
        match = _ITEM.match(item.text.strip()) if item.text[:1].isdigit() else None
        if match is None:
            continue
        edition = item.edition if item.edition is not None else run.register.edition(record)
        new = run.derive(_old_items).get(f"{match[1]} {match[2].lower()}{match[3]}")
        if edition != "2013" and new is not None and all(old.path != item.path for old in found):
            found.append(OldId(item.path, item.text.strip(), new))
    return found


def _old_items(_run: Pass) -> dict[str, tuple[str, ...]]:
    """The lettered items that only 2013 has, and what they became (a derivation)."""
    return items_by_number_of_2013()
