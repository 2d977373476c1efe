"""Which fields an expression may name, known from the schemas before any record is read.

A misspelt field would be missing in every record, and its rule would judge none of them. So a field
that no kind has is a mistake of the rule, told where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from isms_lint.declared.likely import check_values
from isms_lint.declared.syntax import Node
from isms_lint.records.annotations import Field
from isms_lint.records.kinds import Kinds
from isms_lint.records.references import ANY_KIND

Shape = tuple[Field, ...]
"""What a value may be, by the schemas; empty where they do not say."""

_UNKNOWN: Shape = ()
_DATE = Field()
_DATE.is_date = True
A_DATE: Shape = (_DATE,)
"""A value that is a date."""
_ALWAYS = frozenset({"kind", "id"})


class UnknownField(Exception):
    """An expression names a field that is not there; `known` are those that are."""

    def __init__(self, name: str, known: frozenset[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class Shapes:
    """Shapes of records by kind, and of what stands in them."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    def of(self, kinds: Iterable[str]) -> Shape:
        """What a record of one of `kinds` may be; unknown where one of them is."""
        found = [self._kinds.get(kind) for kind in kinds]
        if any(kind is None for kind in found):
            return _UNKNOWN
        return tuple(kind.fields for kind in found if kind is not None)

    def referred(self, field: Shape) -> Shape:
        """What the records may be that a field of this shape names."""
        kinds = [kind for one in field for kind in _references(one)]
        return _UNKNOWN if not kinds or set(kinds) >= set(ANY_KIND) else self.of(kinds)

    def items(self, shape: Shape) -> Shape:
        """What the items of a list may be."""
        found: list[Field] = []
        for field in shape:
            if field.lift is not None:
                found.extend(self.of(field.lift[0]))
            elif field.items is not None:
                found.append(field.items)
        return tuple(found)

    def is_list(self, shape: Shape) -> bool:
        """Whether a field is a list of ids, and never one id alone."""
        return any(one.items is not None and not one.references for one in shape)

    def list_of(self, shape: Shape) -> Shape:
        """What a list may be whose items have this shape."""
        lists = []
        for item in shape:
            lists.append(Field())
            lists[-1].items = item
        return tuple(lists)

    def field(self, shape: Shape, name: str) -> Shape:
        """What the field `name` may be. Raises UnknownField where there is none."""
        if not shape or any(one.known is None for one in shape):
            return _UNKNOWN
        known = _ALWAYS.union(*(one.known or () for one in shape))
        if name not in known and not name.startswith("x_"):
            raise UnknownField(name, known)
        return tuple(one.properties[name] for one in shape if name in one.properties)

    def at(self, shape: Shape, steps: Iterable[str]) -> Shape:
        """What stands at a dotted path; of lists on the way, the items."""
        for step in steps:
            shape = self.field(self.items(shape) or shape, step)
        return shape

    def check(self, tree: Node, names: Mapping[str, Shape]) -> Shape:
        """What the expression gives, if that is known.

        Raises UnknownField, and UnlikelyValue for a comparison with what a field never is.
        """
        if tree.sort == "name":
            return names.get(tree.text, _UNKNOWN)
        if tree.sort == "field":
            return self.field(self.check(tree.parts[0], names), tree.text)
        if tree.sort == "comprehension":
            through = self.items(self.check(tree.parts[0], names))
            first, second, gathered = tree.variables
            inner = {**names, first: _UNKNOWN if second else through, gathered: _UNKNOWN}
            for part in tree.parts[1:]:
                self.check(part, {**inner, second: _UNKNOWN} if second else inner)
            return _UNKNOWN
        if tree.sort == "call" and tree.text == "_?._" and tree.parts[1].text:
            return self.field(self.check(tree.parts[0], names), tree.parts[1].text)
        shapes = [self.check(part, names) for part in tree.parts]
        if tree.sort == "call":
            check_values(tree, shapes)
        return self.items(shapes[0]) if tree.sort == "call" and tree.text == "_[_]" else _UNKNOWN


def _references(field: Field) -> tuple[str, ...]:
    items = field.items.references if field.items is not None else ()
    return field.references or items
