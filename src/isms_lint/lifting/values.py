"""What people wrote, read as the fields of a record have it.

The schema of the kind says what a field takes; from that follows how a text is read: as a date, a word
of a vocabulary, ids, scope items, a number. A text has one reading or none. Where a reading forgets
something of the text (a note behind a date, another word), the text itself is kept under `x_written`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.building import Building, Left, Told, Wordless, moved
from isms_lint.lifting.schema_types import Takes
from isms_lint.records.annotations import Field
from isms_lint.records.dates import is_instant
from isms_lint.records.vocabulary import word_for
from isms_lint.written.dates import Unread, read_date
from isms_lint.written.lists import parts
from isms_lint.written.numbers import read_number
from isms_lint.written.placeholders import not_stated
from isms_lint.written.scope_items import scope_items

WRITTEN = "x_written"
"""The field that keeps texts as they were written, by the name of the field they were read for."""
PEOPLE = frozenset({"person", "role"})
_SHORT = 40
_DIGIT = re.compile(r"\d")
_NO_DATE = "there is no day, month, quarter or year in it"
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}(?:-\d{1,2}\.\d{1,2})?\Z")
"""An id of a control without what stands before it, or a range of them."""
_ANYTHING = Takes(frozenset(), {}, None, Field())
"""What a field takes of which the schema says nothing."""
NAMING = ("kind", "id", "control", "title", "name", "status")
"""Fields that say which record it is, and the one that a template fills in beforehand."""


def read_values(
    building: Building,
    takes: Takes,
    order: str,
    *,
    by_people: bool,
    of_kind: Callable[[str], Takes | None] = lambda _: None,
) -> None:
    """Read the texts in `building`, whose kind takes `takes`.

    `order` is that of day and month (`day-first`, `month-first` or empty). `by_people` says that all of
    it is text: then what has no reading is told; of data it is left as it is. `of_kind` gives what a
    kind takes, for records inside.
    """
    _Reading(building, order, by_people, of_kind).mapping(building.data, takes, ())


def keep(data: dict[str, Any], written: Map[str, str]) -> None:
    """Keep texts as they were written beside the fields of `data` that they were read for."""
    known = data.get(WRITTEN, {})
    if written and isinstance(known, dict):
        data[WRITTEN] = {**written, **known}


class _Reading:
    def __init__(
        self,
        building: Building,
        order: str,
        by_people: bool,
        of_kind: Callable[[str], Takes | None],
    ) -> None:
        self._building = building
        self._order = order
        self._by_people = by_people
        self._of_kind = of_kind

    def mapping(self, data: dict[str, Any], takes: Takes, path: FieldPath) -> None:
        written: dict[str, str] = {}
        for name, value in list(data.items()):
            inside = takes.inside.get(name)
            found = self._value(value, inside, (*path, name), written)
            if found is None and value is not None:
                del data[name]
            else:
                data[name] = found
        keep(data, written)

    def _value(
        self, value: Any, takes: Takes | None, path: FieldPath, written: dict[str, str]
    ) -> Any:
        if isinstance(value, str):
            return self._text(value, takes, path, written)
        if isinstance(value, list):
            return self._list(value, takes or _ANYTHING, path, written)
        if isinstance(value, dict):
            self.mapping(value, takes or _ANYTHING, path)
        return value

    def _list(
        self, values: list[Any], takes: Takes, path: FieldPath, written: dict[str, str]
    ) -> Any:
        if takes.types and "array" not in takes.types and all(isinstance(v, str) for v in values):
            return self._text("\n".join(values), takes, path, written)
        kept: list[Any] = []
        numbers: list[int] = []
        # A text that names several things is several items.
        names = takes.items is not None and _names_things(takes.items.field)
        for number, value in enumerate(values):
            inside = takes if names and isinstance(value, str) else self._of_item(value, takes)
            found = self._value(value, inside, (*path, number), written)
            if found is None and value is not None:
                continue
            items = found if isinstance(found, list) and isinstance(value, str) else [found]
            kept.extend(items)
            numbers.extend([number] * len(items))
        moved(self._building.origin, path, numbers)
        return kept

    def _of_item(self, item: Any, takes: Takes) -> Takes | None:
        """What an item of a list takes; one that is a record, what its kind does."""
        if takes.field.lift is None or not isinstance(item, dict):
            return takes.items
        kinds, _ = takes.field.lift
        said = item.get("kind")
        return self._of_kind(said if said in kinds else kinds[0]) or takes.items

    def _text(
        self, text: str, takes: Takes | None, path: FieldPath, written: dict[str, str]
    ) -> Any:
        if takes is None:
            return self._without_word(text, takes, path) if isinstance(text, Wordless) else text
        field = takes.field
        if field.words:
            return self._word(text, takes, path, written)
        if field.other_words:
            # Words of one's own are taken too.
            word = word_for(text, field)
            if word is not None:
                return self._word(text, takes, path, written)
        if isinstance(text, Wordless):
            return self._without_word(text, takes, path)
        if self._by_people and not_stated(text):
            self._building.not_stated += 1
            return None
        if path[-1] in ("title", "name"):
            self._building.named = True
        elif path[-1] not in NAMING:
            self._count(takes)
        if field.is_date or _is_period(takes):
            return self._date(text, takes, path, written)
        if "array" in takes.types or takes.field.scope_item:
            return self._several(text, takes)
        # A label is what is written: version 2.10 is none of 2.1.
        if not field.label and ("number" in takes.types or "integer" in takes.types):
            number = read_number(text)
            return text if number is None else number
        return text

    def _count(self, takes: Takes) -> None:
        """Count a text that says something."""
        numeric = "number" in takes.types or "integer" in takes.types
        if takes.field.is_date or _is_period(takes) or numeric or PEOPLE & set(_references(takes)):
            self._building.decided += 1
        else:
            self._building.told += 1

    def _word(self, text: str, takes: Takes, path: FieldPath, written: dict[str, str]) -> Any:
        word = word_for(text, takes.field)
        if word is None:
            if self._by_people and not_stated(text):
                self._building.not_stated += 1
                return None
            return self._without_word(text, takes, path)
        if path[-1] not in NAMING:
            self._building.decided += 1
        if word != text:
            written.setdefault(_field(path), str(text))
        return word == "true" if "boolean" in takes.types else word

    def _without_word(self, text: str, takes: Takes | None, path: FieldPath) -> str | None:
        """A text for which there is no word: told where only the mapping can know it. In a field that
        takes certain words it stays: what somebody meant by it is unknown, and not nothing.
        """
        if not self._by_people and not isinstance(text, Wordless):
            return text
        self._leave(path, "word", text)
        return Told(text) if takes is not None and takes.field.words else None

    def _date(self, text: str, takes: Takes, path: FieldPath, written: dict[str, str]) -> Any:
        if is_instant(text) and not _is_period(takes):
            return text
        read = read_date(text, self._order)
        if read is None and _DIGIT.search(text) is None:
            # `Ongoing`, `quarterly`: no date, and nobody meant one.
            if not self._by_people:
                return text
            written.setdefault(_field(path), text)
            return None
        if read is None or isinstance(read, Unread):
            if not self._by_people:
                return text
            self._leave(path, "date", text, read.reason if read is not None else _NO_DATE)
            # It stays where it stands: that there is no date is nothing to say of the record.
            told = Told(text)
            return {"start": told, "end": told} if _is_period(takes) else told
        start, end = read.start.isoformat(), read.end.isoformat()
        if _is_period(takes):
            return {"start": start, "end": end}
        if read.note or start != end:
            written.setdefault(_field(path), text)
        return start if start == end else f"{start}/{end}"

    def _several(self, text: str, takes: Takes) -> Any:
        """A text for a field that may take several things."""
        items = takes.items
        found: list[str]
        if takes.field.scope_item or (items is not None and items.field.scope_item):
            lead = takes.field.lead
            found = [
                lead + item if lead and _NUMBER.match(item) else item for item in scope_items(text)
            ]
        elif items is not None and PEOPLE.issuperset(items.field.references or ("",)):
            found = [text]  # who that is, and whether it is several, the register of people says
        elif _references(takes):
            found = [_id_in(part) for part, _ in parts(text, commas=True)]
        else:
            found = [part for part, _ in parts(text, commas=False)]
        if "array" not in takes.types or (len(found) == 1 and "string" in takes.types):
            return found[0] if len(found) == 1 else text
        return found or [text]

    def _leave(self, path: FieldPath, reason: str, text: str, said: str = "") -> None:
        self._building.told += 1
        short = text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
        source = self._building.source_of(path)
        self._building.unmapped.append(Left(source, reason, short.replace("\n", " "), said))


def _id_in(text: str) -> str:
    """The id in a part of a list: without what explains it in brackets (`R-1 (leaked exports)`), and
    with hyphens that keyboards have.
    """
    head, bracket, _ = text.partition(" (")
    named = head if bracket and text.endswith(")") and " " not in head else text
    return named.translate(_HYPHENS)


def _is_period(takes: Takes) -> bool:
    """Whether the field is a mapping of two dates."""
    return all(
        name in takes.inside and takes.inside[name].field.is_date for name in ("start", "end")
    )


def _field(path: FieldPath) -> str:
    """The name of the field at `path`; of an item that of its list."""
    return next(step for step in reversed(path) if isinstance(step, str))


def _names_things(field: Field) -> bool:
    return field.scope_item or bool(field.references)


def _references(takes: Takes) -> tuple[str, ...]:
    items = takes.items.field.references if takes.items is not None else ()
    return takes.field.references or items
