"""What an evaluation may cost at most, reckoned before it.

Nothing stops the CEL library once it evaluates. So each place where an expression takes a value is
counted as often as the macros around it may go, times the weight of the largest value that it may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isms_lint.declared.functions import NAMES
from isms_lint.declared.patterns import states
from isms_lint.declared.syntax import Node
from isms_lint.declared.weight import Weight
from isms_lint.values import NamedTuple

MOST_STEPS = 10_000
"""Steps of macros in one evaluation, by the CEL library."""


class _What(NamedTuple):
    """What a value is: a field of a record, by its `name`, or as `sort` says."""

    sort: str
    name: str = ""


_ALL = _What("all records of a reference")
_ONE = _What("one record")
_PART = _What("something in one")
_BUILT = _What("something that the expression itself puts together")
_SMALL = _What("next to nothing")
_FIELD, _ENTRY = "a field of a record", "an entry of a field that is a list"
_RECORDS = ("record", "other", "options")
_ASKS = ("_[_]", "_?._", "_[?_]")
_AS_DATA = 8
"""How much more it costs where a value becomes data of Python, as for a message."""
_READ = 40
"""How much more it costs where one of our functions reads a value."""
_MATCHING = 3
"""For each unit of text and each state of a pattern."""
_COMPILING = 44
"""For each state of a pattern: it is compiled each time."""
_SEARCHED = 64
"""Characters to search for that cost as much as to go through the text once."""


class _Taken(NamedTuple):
    """A place where an expression takes a value: how many macros are around it, what it is, how much it
    counts. `fixed` counts however little there is, and `times` is a value by which it counts as well.
    """

    depth: int
    what: _What
    factor: int = 1
    fixed: int = 0
    times: _What | None = None


class Cost:
    """What one expression may cost, in units of `Weight`."""

    def __init__(self, tree: Node, *, condition: bool) -> None:
        """What is no `condition` becomes data of Python, whatever it is."""
        nodes = list(tree.walk())
        self._taken = tuple(_taken(tree, 0, 1 if condition else _AS_DATA, {}))
        self._joins = 1 + sum(node.sort == "call" and node.text == "_+_" for node in nodes)
        self._named = sum(node.sort == "name" for node in nodes)
        self._written = max((len(node.parts) for node in nodes if node.sort == "list"), default=0)
        self._linear = all(one.times is None for one in self._taken)
        times = [MOST_STEPS if one.depth else 1 for one in self._taken]
        each = sum(
            (one.factor + one.fixed) * often for one, often in zip(self._taken, times, strict=True)
        )
        self._at_most = each * self._joins * (1 + self._named)

    def exceeds(self, most: int, held: Weight) -> bool:
        """Whether it may cost more than `most` on values of this weight."""
        if self._linear and self._at_most * (1 + held.total) <= most:
            return False
        longest = held.longest * self._joins + self._written
        cost = 0
        for one in self._taken:
            counted = self._weight(one.what, held) * one.factor + one.fixed
            if one.times is not None:
                counted *= self._weight(one.times, held)
            cost += counted * min(MOST_STEPS, longest**one.depth)
        return cost > most

    def _weight(self, what: _What, held: Weight) -> int:
        if what.sort == _FIELD:
            weight = held.of_field(what.name)
        elif what.sort == _ENTRY:
            weight = held.of_entry(what.name)
        elif what in (_ALL, _BUILT):
            weight = held.total * (self._named if what == _BUILT else 1)
        else:
            weight = held.largest
        return (1 + weight) * self._joins


def _taken(node: Node, depth: int, factor: int, bound: Mapping[str, _What]) -> Iterator[_Taken]:
    """The places in `node` that take a value. `bound` says what the variables of macros stand for."""
    what = _what(node, bound)
    if what is not None:
        yield from [_Taken(depth, what, factor)] if what != _SMALL else []
        yield from _in_brackets(node, depth, bound)
    elif node.sort == "comprehension":
        yield from _of_macro(node, depth, factor, bound)
    elif node.sort == "call" and node.text in ("matches", "contains"):
        text, wanted = node.parts
        yield _searching(node.text, wanted, depth, _what(text, bound), _what(wanted, bound))
        for part in node.parts:
            yield from _taken(part, depth, 1, bound)
    else:
        factor = _READ if node.text in NAMES else factor
        for part in node.parts:
            yield from _taken(part, depth, factor, bound)


def _searching(
    function: str, wanted: Node, depth: int, text: _What | None, part: _What | None
) -> _Taken:
    if function == "matches":
        number = states(wanted.text)
        return _Taken(depth, text or _BUILT, _MATCHING * number, _COMPILING * number)
    if wanted.sort == "const":
        return _Taken(depth, text or _BUILT, 1 + len(wanted.text) // _SEARCHED)
    return _Taken(depth, text or _BUILT, times=part or _BUILT)


def _of_macro(node: Node, depth: int, factor: int, bound: Mapping[str, _What]) -> Iterator[_Taken]:
    through = node.parts[0]
    if _what(through, bound) is None:
        yield from _taken(through, depth, 1, bound)
    else:
        yield from _in_brackets(through, depth, bound)
    for part in node.parts[1:]:
        yield from _taken(part, depth + 1, factor, _inside(node, bound))


def _inside(macro: Node, bound: Mapping[str, _What]) -> Mapping[str, _What]:
    """What variables stand for in the body of a macro."""
    first, second, gathered = macro.variables
    inner = {**bound, first: _items(macro.parts[0], bound), gathered: _SMALL}
    return {**inner, second: _PART} if second else inner


def _items(node: Node, bound: Mapping[str, _What]) -> _What:
    """What the items are of what a macro goes through."""
    what = _what(node, bound)
    if what is not None:
        return _item(what)
    if node.gathered is not None:
        return _what(node.gathered, _inside(node, bound)) or _BUILT
    return _BUILT


def _item(what: _What) -> _What:
    """What is in a list."""
    if what == _ALL:
        return _ONE
    return _What(_ENTRY, what.name) if what.sort == _FIELD else what


def _what(node: Node, bound: Mapping[str, _What]) -> _What | None:
    """What a path of fields leads to; None where it is no path."""
    if node.sort == "name":
        return bound[node.text] if node.text in bound else _variable(node.text)
    if node.sort == "field":
        return _SMALL if node.tests else _field(node.parts[0], node.text, bound)
    if node.sort == "call" and node.text in _ASKS:
        base, key = node.parts
        return _field(base, key.text if key.sort == "const" else "", bound)
    if node.sort == "call" and node.text == "orValue" and _is_small(node.parts[1]):
        return _what(node.parts[0], bound)
    return None


def _variable(name: str) -> _What:
    if name == "as_of":
        return _SMALL
    if name == "item":
        return _PART
    return _ONE if name in _RECORDS else _ALL


def _field(base: Node, name: str, bound: Mapping[str, _What]) -> _What | None:
    """What a field is of what `base` is: of a record it goes by its name, of a field it is a part."""
    what = _what(base, bound)
    if what not in (_ALL, _ONE):
        return what
    return _What(_FIELD, name) if name else _ONE


def _is_small(node: Node) -> bool:
    return node.sort == "const" or (node.sort == "list" and not node.parts)


def _in_brackets(node: Node, depth: int, bound: Mapping[str, _What]) -> Iterator[_Taken]:
    """What is taken inside the brackets of a path."""
    while node.parts:
        for part in node.parts[1:]:
            yield from _taken(part, depth, 1, bound)
        node = node.parts[0]
