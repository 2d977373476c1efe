"""Controls of the 2013 edition and ids of other frameworks where ids of 2022 are expected.

They are no slips of the pen: SOA009 and XFW001 say what to write instead, so REF001 and REF004 leave
them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.records.references import ScopeItem
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of
from isms_lint_iso27001.tables import table

_LONGEST = 40
_FEW = 2
# What people write before an id: `SOC 2 CC6.1`, `NIST SP 800-53 AC-2`.
_LEAD = r"(?:(?:SOC ?2|TSC|NIST|CSF|SP|800-53|r(?:ev\.? ?)?\d)[ :,]+){0,4}"
_HOUSE = Pattern(r"([A-Z]+)-\d")


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


def old_controls(record: Record, run: Pass) -> list[OldId]:
    """The controls in `record` that are ids of 2013 alone, and are not tagged so."""
    items = run.register.unknown_scope_items(record)
    return [old for item in items if (old := _old(item, run)) is not None]


def foreign_ids(record: Record, run: Pass) -> list[ForeignId]:
    """The ids of other frameworks in `record`, but for frameworks an audit says it is of."""
    items = run.register.unknown_scope_items(record)
    found = [one for item in items if (one := _foreign(item, run)) is not None]
    if not found:
        return found
    said = _standards(record)
    return [one for one in found if _squeezed(one.framework) not in said]


def is_old_control(text: str, record: Record, run: Pass) -> bool:
    """Whether a scope item of `record` is a control of 2013, or a range of them, by its id."""
    is_control = text.strip().startswith("A.")
    return is_control and run.register.resolve(text.strip(), record, "2013").unknown is None


def is_told_elsewhere(item: ScopeItem, run: Pass) -> bool:
    """Whether SOA009 or XFW001 speaks of the item, or may leave it out with reason."""
    return _old(item, run) is not None or _foreign(item, run) is not None


class OldIds(NamedTuple):
    """Old ids of one record in words: which, how many, and what to write instead."""

    ids: str
    number: int
    advice: str


def in_words(found: Sequence[OldId], run: Pass) -> OldIds:
    """The old ids of one record, at least one, each told once."""
    by_text = {one.text: one.successors for one in found}
    ids = list_of([quote(text) for text in by_text])
    if len(by_text) > 1:
        parts = [f"{_any_of(new, run)} for {quote(text)}" for text, new in by_text.items()]
        return OldIds(ids, len(by_text), f"write {list_of(parts)}")
    (new,) = by_text.values()
    verb = "write" if len(new) <= _FEW else "it became"
    return OldIds(ids, 1, f"{verb} {_any_of(new, run)}")


def _any_of(successors: tuple[str, ...], run: Pass) -> str:
    if len(successors) > _FEW:
        return collapse_scope(successors, run)
    return " or ".join(f"`{leaf}`" for leaf in successors)


def _old(item: ScopeItem, run: Pass) -> OldId | None:
    register = run.register
    text = item.text.strip()
    if not text.startswith("A."):
        return None
    if register.resolve(text, item.record, item.edition).unknown != "clause":
        return None
    old = register.resolve(text, item.record, "2013")
    # Read in 2013 already: then it is no id of that edition either.
    return OldId(item.path, text, old.leaves) if old.unknown is None else None


def _foreign(item: ScopeItem, run: Pass) -> ForeignId | None:
    text = item.text.strip()
    if len(text) > _LONGEST or run.register.is_external(text):
        return None
    if run.register.resolve(text, item.record, item.edition).unknown is None:
        return None
    for pattern, framework, near in run.derive(_frameworks):
        if pattern.match(text):
            # `PL-3` beside POL-1 and PL-2 is a record that is missing, no id of NIST.
            house = _HOUSE.match(text)
            is_own = house is not None and house[1] in run.derive(_house_prefixes)
            return None if is_own else ForeignId(item.path, text, framework, near)
    return None


def _frameworks(_run: Pass) -> list[tuple[re.Pattern[str], str, str]]:
    return [
        (
            re.compile(f"{_LEAD}(?:{row['pattern']})\\Z", re.IGNORECASE),
            row["framework"],
            row["near"],
        )
        for row in table("other_frameworks.csv")
    ]


def _house_prefixes(run: Pass) -> frozenset[str]:
    """The letters before the first number of ids on record: `RISK` of RISK-7 (a derivation)."""
    matches = (_HOUSE.match(record.id) for record in run.register.records)
    return frozenset(match[1] for match in matches if match is not None)


def _standards(record: Record) -> str:
    """What the record, or the audit around it, says it is of."""
    around = (record, record.parent) if record.parent is not None else (record,)
    return _squeezed(" ".join(text for one in around for _, text in one.strings("standards")))


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
