"""Ids of the 2013 edition and of other frameworks where clauses and controls of 2022 are expected.

They are no slips of the pen: rules of their own say what to write instead, so REF001 and REF004 leave
them out.
"""

from __future__ import annotations

import csv
import os
import re
from typing import NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.records.references import ScopeItem
from isms_lint.rules import Pass

_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "other_frameworks.csv")
_LONGEST = 30


class OldId(NamedTuple):
    """An id that only the edition of 2013 has: where it stands, and what became of it."""

    path: FieldPath
    text: str
    successors: tuple[str, ...]


class ForeignId(NamedTuple):
    """An id of another framework, its name, and the controls that come near (may be empty)."""

    path: FieldPath
    text: str
    framework: str
    near: str


def old_ids(record: Record, run: Pass) -> list[OldId]:
    """The controls and clauses in `record` that are ids of 2013 alone, and are not tagged so."""
    found = []
    for item in run.register.unsettled_scope_items(record):
        old = _old(item, run)
        if old is not None:
            found.append(old)
    return found


def foreign_ids(record: Record, run: Pass) -> list[ForeignId]:
    """The ids of other frameworks in `record`."""
    found = []
    for item in run.register.unsettled_scope_items(record):
        foreign = _foreign(item, run)
        if foreign is not None:
            found.append(foreign)
    return found


def is_told_elsewhere(item: ScopeItem, run: Pass) -> bool:
    """Whether SOA009, XFW001 or XFW002 speaks of the item."""
    return _old(item, run) is not None or _foreign(item, run) is not None


def _old(item: ScopeItem, run: Pass) -> OldId | None:
    register = run.register
    edition = item.edition if item.edition is not None else register.edition(item.record)
    if edition == "2013" or register.resolve(item.text, item.record, edition).unknown != "clause":
        return None
    old = register.resolve(item.text, item.record, "2013")
    if old.unknown is not None or old.record is not None:
        return None
    return OldId(item.path, item.text.strip(), old.leaves)


def _foreign(item: ScopeItem, run: Pass) -> ForeignId | None:
    text = item.text.strip()
    if len(text) > _LONGEST or run.register.is_external(text):
        return None
    if run.register.resolve(text, item.record, item.edition).unknown is None:
        return None
    for pattern, framework, near in run.derive(_frameworks):
        if pattern.match(text):
            return ForeignId(item.path, text, framework, near)
    return None


def _frameworks(_run: Pass) -> list[tuple[re.Pattern[str], str, str]]:
    with open(_DATA, encoding="utf-8", newline="") as file:
        return [
            (re.compile(row["pattern"] + r"\Z"), row["framework"], row["near"])
            for row in csv.DictReader(file)
        ]
