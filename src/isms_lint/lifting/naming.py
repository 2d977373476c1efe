"""Names of people and roles in what people wrote, into the ids of their records.

A register says `GRC Lead` or `Ana Reyes`; a record names a person or a role by its id. Who is meant
stands in the configuration (`names`), or is the one person or role on record with this name. A name
that nobody has stays as it is: a reference that leads nowhere is told where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.building import moved
from isms_lint.lifting.values import PEOPLE, keep
from isms_lint.records.annotations import Field
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.written.lists import names as names_in
from isms_lint.written.normal import normal


def resolve_names(records: Iterable[Record], kinds: Kinds, given: Mapping[str, str]) -> None:
    """Put ids in the place of names, in the records that a mapping lifted. `given` are ids by names."""
    records = list(records)
    foreign = [record for record in records if record.origin is not None]
    if not foreign:
        return
    naming = _Naming(records, given)
    for record in foreign:
        kind = kinds.get(record.kind)
        if kind is not None:
            naming.resolve(record, kind.fields)


class _Naming:
    def __init__(self, records: Iterable[Record], given: Mapping[str, str]) -> None:
        self._ids = {record.id for record in records if record.kind in PEOPLE}
        named: dict[str, set[str]] = {}
        for record in records:
            if record.kind in PEOPLE and record.id:
                for name in (record.text("name"), *_titles(record), record.id):
                    named.setdefault(normal(name), set()).add(record.id)
        self._named = {name: next(iter(ids)) for name, ids in named.items() if len(ids) == 1}
        self._named.update((normal(name), id) for name, id in given.items())
        self._named.pop("", None)
        self._origin: dict[FieldPath, FieldPath] = {}
        """Where the values of the record stand that is looked at."""

    def resolve(self, record: Record, fields: Field) -> None:
        """Resolve the names in a record that a mapping lifted."""
        self._origin = dict(record.origin or {})
        self._mapping(record.data, fields, ())
        record.origin = self._origin

    def _mapping(self, data: dict[str, Any], field: Field, path: FieldPath) -> None:
        for name, inside in field.interesting:
            if name in data:
                data[name] = self._value(data[name], inside, data, (*path, name))

    def _value(self, value: Any, field: Field, around: dict[str, Any], path: FieldPath) -> Any:
        if isinstance(value, dict):
            self._mapping(value, field, path)
        elif isinstance(value, list):
            return self._list(value, field, around, path)
        elif isinstance(value, str) and _of_people(field):
            found = self._one(value)
            if found is not None and found != value:
                keep(around, {str(path[-1]): value})
                return found
        elif isinstance(value, str) and field.items is not None and _of_people(field.items):
            return self._list([value], field, around, path)
        return value

    def _list(
        self, values: list[Any], field: Field, around: dict[str, Any], path: FieldPath
    ) -> Any:
        items = field.items
        if items is None:
            return values
        if not _of_people(items):
            for number, value in enumerate(values):
                if isinstance(value, dict):
                    self._mapping(value, items, (*path, number))
            return values
        found: list[Any] = []
        numbers: list[int] = []
        seen: set[str] = set()
        for number, value in enumerate(values):
            ids = self._several(value) if isinstance(value, str) else [value]
            if ids != [value]:
                keep(around, {str(path[-1]): str(value)})
            new = [one for one in ids if not isinstance(one, str) or one not in seen]
            found.extend(dict.fromkeys(new) if isinstance(value, str) else new)
            numbers.extend([number] * (len(found) - len(numbers)))
            seen.update(one for one in new if isinstance(one, str))
        moved(self._origin, path, numbers)
        return found

    def _one(self, text: str) -> str | None:
        """The id that a text means: of all of it, or of the words before an explanation in brackets."""
        if text in self._ids:
            return text
        found = self._named.get(normal(text))
        if found is None and text.endswith(")"):
            head, _, inside = text[:-1].partition("(")
            found = self._named.get(normal(head)) or self._named.get(normal(inside))
        return found

    def _several(self, text: str) -> list[str]:
        """The ids that a text means; what means nobody stays as it is."""
        one = self._one(text)
        if one is not None:
            return [one]
        return [self._one(name) or name for name, _ in names_in(text)] or [text]


def _titles(record: Record) -> list[str]:
    """A role goes by its title too; the title of a person is that of a job, which others may have."""
    return [record.text("title")] if record.kind == "role" else []


def _of_people(field: Field) -> bool:
    return bool(field.references) and PEOPLE.issuperset(field.references)
