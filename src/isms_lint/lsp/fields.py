"""What the schemas say of a field: its description, the words and references it takes, its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.kinds import Kinds
from isms_lint.values import NamedTuple

Schema = Mapping[str, Any]
_PARTS = ("allOf", "anyOf", "oneOf")


class InRecord(NamedTuple):
    """A field as its record sees it: the kind of the record, where that stands in the document, and the
    path from there.
    """

    kind: str
    base: FieldPath
    path: FieldPath


class Said(NamedTuple):
    """Everything the schema of a kind says of one field."""

    schemas: tuple[Schema, ...]
    root: Schema

    @property
    def description(self) -> str:
        """What the field is, in the words of the schema nearest to it."""
        return next((str(s["description"]) for s in self.schemas if "description" in s), "")

    @property
    def properties(self) -> dict[str, Said]:
        """The fields inside it, by name."""
        names = dict.fromkeys(name for s in self.schemas for name in s.get("properties", ()))
        return {name: self.at((name,)) for name in names}

    @property
    def required(self) -> frozenset[str]:
        """The names of the fields inside it that may not be missing."""
        return frozenset(name for s in self.schemas for name in s.get("required", ()))

    @property
    def words(self) -> list[str]:
        """The words it takes, where they are a closed list."""
        found = [word for s in self.schemas for word in s.get("enum", ()) if isinstance(word, str)]
        if any(s.get("type") == "boolean" for s in self.schemas):
            found.extend(("true", "false"))
        return list(dict.fromkeys(found))

    @property
    def references(self) -> tuple[str, ...]:
        """The kinds of record whose ids it takes; `*` stands for all."""
        return tuple(dict.fromkeys(kind for s in self.schemas for kind in s.get("x-reference", ())))

    def has(self, annotation: str) -> bool:
        """Whether it carries an annotation."""
        return any(annotation in s for s in self.schemas)

    def at(self, path: FieldPath) -> Said:
        """A field inside it."""
        found = self.schemas
        for step in path:
            keyword = step if isinstance(step, str) else "items"
            inner = [
                s.get("properties", {}).get(keyword) if isinstance(step, str) else s.get(keyword)
                for s in found
            ]
            found = tuple(
                one for schema in inner if isinstance(schema, dict) for one in self._all(schema)
            )
        return Said(found, self.root)

    def single(self) -> Said:
        """It and its items: a list of one may be written as that one."""
        return Said((*self.schemas, *self.at((0,)).schemas), self.root)

    def _all(self, schema: Schema) -> Iterator[Schema]:
        """A schema and those it is made of, the nearest first."""
        waiting, seen = [schema], set[int]()
        while waiting:
            one = waiting.pop(0)
            if not isinstance(one, dict) or id(one) in seen:
                continue
            seen.add(id(one))
            yield one
            name = str(one.get("$ref", "")).removeprefix("#/$defs/")
            waiting.extend(self.root.get("$defs", {})[n] for n in (name,) if n)
            waiting.extend(part for keyword in _PARTS for part in one.get(keyword, ()))


def said_of_kind(name: str, kinds: Kinds) -> Said | None:
    """What is said of the records of a kind; None for an unknown one."""
    kind = kinds.get(name)
    if kind is None:
        return None
    root = Said((), kind.bundled)
    return Said(tuple(root._all(kind.bundled)), kind.bundled)


def in_record(path: FieldPath, fields: Mapping[FieldPath, str], kinds: Kinds) -> InRecord:
    """The record that the field at `path` of a document is in, nested ones and rows included.

    `fields` are the scalars of the document. The kind is empty where it names none.
    """
    start = path[:1] if path and isinstance(path[0], int) else ()
    name = fields.get((*start, "kind"), "")
    base = start
    if path[len(base) : len(base) + 1] == ("records",) and len(path) > len(base) + 1:
        base = path[: len(base) + 2]
        name = fields.get((*base, "kind"), name)
    while True:
        kind = kinds.get(name)
        rest = path[len(base) :]
        lifted = kind.fields.lifted if kind is not None and len(rest) > 1 else ()
        nested = next((taken for field, taken, _ in lifted if field == rest[0]), None)
        if nested is None or not isinstance(rest[1], int):
            return InRecord(name, base, rest)
        base = (*base, *rest[:2])
        name = fields.get((*base, "kind"), nested[0])
