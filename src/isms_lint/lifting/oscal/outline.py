"""One pass over a document: what it describes, what it names, and what nobody can read."""

from __future__ import annotations

from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.oscal.model import (
    ORGANIZATION,
    PARTS,
    PERSON,
    PLAN,
    PLANNED,
    TYPES,
    Left,
    Naming,
    Part,
    Sort,
    Value,
)
from isms_lint.lifting.oscal.node import Node, is_text
from isms_lint.values import NamedTuple

_CONTROLS = frozenset({"control-id", "target-id"})


class Described(NamedTuple):
    """Something with a uuid: what it is, its title, and where it stands."""

    uuid: str
    what: str
    title: str
    path: FieldPath
    inside: str
    """The uuid of what it stands in; empty at the top."""


class Named(NamedTuple):
    """A place that names something by its uuid: what that may be, and whether in this document.

    `inside` is the uuid of what names it.
    """

    uuid: str
    path: FieldPath
    inside: str
    wanted: tuple[str, ...]
    is_here: bool


class Outline:
    """What `outline` finds.

    `described` holds, by uuid in small letters, everything that has it, and `sorts` what that is.
    `unknown` are the paths of
    keys that OSCAL does not have there, `misplaced` the values where it has a mapping. `controls`
    are the ids of what a catalogue describes.
    """

    def __init__(self) -> None:
        self.described: dict[str, list[Described]] = {}
        self.sorts: dict[str, set[str]] = {}
        self.named: list[Named] = []
        self.unknown: list[FieldPath] = []
        self.misplaced: list[Node] = []
        self.controls: list[Node] = []

    def is_a(self, uuid: str, *wanted: str) -> bool:
        """Whether the document describes something with this uuid that is one of `wanted`."""
        return not self.sorts.get(uuid.casefold(), set()).isdisjoint(wanted)


def outline(root: Node, lead: str) -> Outline:
    """The outline of a document whose root is a `lead` (`assessment-results`)."""
    walk = _Walk(lead == PLAN)
    walk.part(root, PARTS[lead], "")
    return walk.found


class _Walk:
    def __init__(self, is_plan: bool) -> None:
        self.found = Outline()
        self._is_plan = is_plan

    def part(self, node: Node, part: Part, inside: str) -> None:
        if not isinstance(node.value, dict):
            self.found.misplaced.append(node)
            return
        inside = self._describe(node, _what(node, part), inside) or inside
        for name, child in node.entries():
            sort = part.fields.get(name)
            if sort is None:
                self.found.unknown.append(child.path)
            elif name in _CONTROLS:
                self.found.controls.append(child)
            elif child.value is not None:
                self._field(child, sort, node, inside)

    def _field(self, child: Node, sort: Sort, around: Node, inside: str) -> None:
        if isinstance(sort, Value):
            return
        for item in _items(child):
            if isinstance(sort, Naming):
                self._name(item, sort, around, inside)
            elif isinstance(sort, Left):
                if sort.what:
                    self._describe(item, sort.what, inside)
            else:
                self.part(item, PARTS[sort], inside)

    def _describe(self, node: Node, what: str, inside: str) -> str:
        """Enter what has a uuid; the uuid."""
        uuid = node.text("uuid") if what else ""
        if uuid:
            one = Described(uuid, what, node.text("title"), (*node.path, "uuid"), inside)
            self.found.described.setdefault(uuid.casefold(), []).append(one)
            self.found.sorts.setdefault(uuid.casefold(), set()).add(what)
        return uuid

    def _name(self, item: Node, naming: Naming, around: Node, inside: str) -> None:
        if not is_text(item.value):
            return
        uuid = item.value.strip()
        if naming.is_fragment:
            if not uuid.startswith("#"):
                return
            uuid = uuid[1:]
        wanted = naming.wanted or TYPES.get(around.text("type"), ())
        is_here = naming.is_here or (self._is_plan and PLANNED.issuperset(wanted) and bool(wanted))
        self.found.named.append(Named(uuid, item.path, inside, wanted, is_here))


def _what(node: Node, part: Part) -> str:
    if part is PARTS["party"]:
        return ORGANIZATION if node.text("type") == "organization" else PERSON
    return part.what


def _items(node: Node) -> list[Node]:
    """The items of a list, or the one value itself."""
    value: Any = node.value
    if isinstance(value, list):
        return [Node(item, (*node.path, index)) for index, item in enumerate(value)]
    return [node]
