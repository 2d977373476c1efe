"""What cells look like: ids, controls, dates, words of a vocabulary, people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from isms_lint.documents.page import Cell
from isms_lint.lifting.schema_types import Takes
from isms_lint.records.annotations import Field
from isms_lint.records.spelling import plain
from isms_lint.records.vocabulary import word_for
from isms_lint.values import NamedTuple
from isms_lint.written.dates import read_date
from isms_lint.written.normal import without_symbols
from isms_lint.written.numbers import read_number
from isms_lint.written.placeholders import not_stated
from isms_lint.written.scope_items import scope_items

WIDEST = 200
"""Columns, or keys, up to which something may be a table of records."""
_LOOKED_AT = 300
"""Different values of a column that are looked at."""
_ID = re.compile(r"([^\W\d_]{1,12})(?:[-_./ #]?[A-Z0-9]{1,8}){0,4}?[-_./ #]?\d{1,6}[a-z]?")
ID_WITHIN = re.compile(
    r"(?<![\w.-])(?!(?:A|ISO|IEC|Q|H|D|P|S|T|FY|V|CVE|TLS|SHA|AES|NIST|PCI|CIS|SOC)[-_./]?\d)"
    r"[A-Z]{1,12}(?:[-_/][A-Z0-9]{1,10}){0,3}[-_/]?\d{1,6}\b(?!\.\d)"
)
"""An id in a text: capitals and a number. Not a control, a standard, a quarter, a version."""
_ITEM = re.compile(
    r"(?:A\.)?\d{1,2}(?:\.\d{1,2}){0,3}(?: [a-z]\d?)?(?:-(?:A\.)?\d{1,2}(?:\.\d{1,2}){0,3})?"
)
_ANNEX = re.compile(
    r"(?:A[. ]\d{1,2}|[4-9]|10)\.\d{1,2}(?:\.\d{1,2})?(?:[ \n:–—-]+[^\W\d].*)?", re.S
)
"""A control or clause, alone or before its title (`A.5.1 Policies`)."""
_SENTENCE = 60
_PEOPLE = 12
"""Different people in a column from which it is looked at how they are called."""


class Column(NamedTuple):
    """A column, or a key: its name, and the different values in it that state something, in order.

    `filled` counts the rows in which it states something.
    """

    name: str
    values: tuple[str, ...]
    filled: int


def columns_of(header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> list[Column]:
    """The columns of a table; those without a name are called by their number, as mappings do."""
    found: list[Column] = []
    for number, cell in enumerate(header):
        texts = [row[number][0] for row in rows if number < len(row)]
        found.append(column(cell[0] or f"column {number + 1}", texts))
    return found


def column(name: str, texts: Iterable[str]) -> Column:
    """A column of these texts."""
    stated = [text for text in texts if text and not not_stated(text)]
    return Column(name, tuple(dict.fromkeys(stated[:5000]))[:_LOOKED_AT], len(stated))


def lead_of_id(text: str) -> str:
    """The letters that an id begins with: `NCR` of `NCR-001`; empty where the text is no id."""
    match = _ID.fullmatch(without_symbols(text.strip()))
    return match[1].upper() if match else ""


def leads(values: Iterable[str]) -> dict[str, int]:
    """The letters that ids in a column begin with, and how often."""
    found: dict[str, int] = {}
    for value in values:
        lead = lead_of_id(value)
        if lead:
            found[lead] = found.get(lead, 0) + 1
    return found


def most_common_lead(values: Sequence[str]) -> str:
    """The letters that most values begin with, where most are ids; empty where they are not."""
    found = leads(values)
    if not found or sum(found.values()) < 0.7 * len(values):
        return ""
    return max(found, key=lambda one: found[one])


def are_ids(values: Sequence[str]) -> float:
    """Which share of the values could be ids."""
    return _share(values, lambda text: bool(lead_of_id(text)) or (text.isdigit() and len(text) < 6))


def are_controls(values: Sequence[str]) -> float:
    """Which share of the values is a control or clause, alone or before its title, as a table of
    controls has it.
    """
    return _share(values, lambda text: _ANNEX.fullmatch(text.strip()) is not None)


def are_clauses(values: Sequence[str]) -> bool:
    """Whether numbers are those of clauses: these begin with 4, those of controls with 5."""
    return any(value.strip().startswith("4.") for value in values)


def name_controls(values: Sequence[str]) -> float:
    """Which share of the values names a control of Annex A, whatever stands beside it."""
    return _share(values, lambda text: any(item.startswith("A.") for item in scope_items(text)[:4]))


def fit(values: Sequence[str], takes: Takes) -> float | None:
    """Which share of the values a field can read; None where any text would do."""
    if not values:
        return None
    field = takes.field
    if field.words:
        return _share(values, lambda text: word_for(text, field) is not None)
    if field.is_date or ("start" in takes.inside and "end" in takes.inside):
        return _share(values, lambda text: read_date(text) is not None)
    items = takes.items
    if field.scope_item or (items is not None and items.field.scope_item):
        return _share(values, is_scope)
    if takes.types and takes.types <= {"number", "integer"}:
        return _share(values, lambda text: read_number(text) is not None)
    references = field.references or (items.field.references if items is not None else ())
    if references and not {"person", "role"} & set(references):
        return _share(values, lambda text: ID_WITHIN.search(text) is not None)
    if references and len(values) > _PEOPLE and _share(values, _is_phrase) > 0.5:
        return 0.0  # no organization has so many people, and calls them so
    if references:
        return _share(values, _may_be_people)
    return None


def are_numbers(values: Sequence[str]) -> bool:
    """Whether values are mostly numbers, and so no texts."""
    return _share(values, lambda text: not any(c.isalpha() for c in text)) > 0.5


def fit_of_text(values: Sequence[str]) -> bool:
    """Whether values are texts: not ids, dates or numbers."""
    return _share(values, lambda text: len(text) > 8 and any(c.isalpha() for c in text)) >= 0.5


def share_of_words(values: Sequence[str], field: Field) -> float:
    """Which share of the values are words of a field, be they the only ones it takes or not."""
    known = {plain(word) for word in (*field.words, *field.other_words, *field.spellings)}
    return _share(values, lambda text: plain(text) in known)


def is_scope(text: str) -> bool:
    """Whether a text names any clause or control."""
    return any(_ITEM.fullmatch(item) for item in scope_items(text))


def _is_phrase(text: str) -> bool:
    """Whether a text is several words that end with one in small letters, as titles do."""
    words = text.split()
    return len(words) > 1 and words[-1].isalpha() and words[-1].islower() and len(words[-1]) > 3


def _may_be_people(text: str) -> bool:
    """No id, no date, no sentence, no number."""
    return (
        len(text) <= _SENTENCE
        and any(c.isalpha() for c in text)
        and not lead_of_id(text)
        and (read_date(text) is None or not text[:1].isdigit())
    )


def _share(values: Sequence[str], test: object) -> float:
    assert callable(test)
    return sum(bool(test(value)) for value in values) / len(values) if values else 0.0
