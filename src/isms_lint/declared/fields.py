"""Which fields a rule names, of its records and of others: it sees no more of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.declared.expression import Expression
from isms_lint.declared.syntax import Node
from isms_lint.declared.views import Fields
from isms_lint.records.record import Record

_ASKS_FOR_ONE = ("_[_]", "_?._", "_[?_]", "@in")
"""Operators that ask a mapping for one field: by index, as an optional, or whether it is there."""


def fields_named(rule: Record, expressions: Iterable[Expression]) -> Fields:
    """The names of fields in a rule file; None where it takes a record as a whole, or works out the
    name of a field.
    """
    references = rule.get("references") or {}
    whole = {"record", "other", *references}
    names = set(_in_paths(rule))
    for expression in expressions:
        for node in expression.tree.walk():
            if node.sort in ("field", "const"):
                names.add(node.text)
        if _takes_whole(expression.tree, whole):
            return None
    return frozenset(names)


def _in_paths(rule: Record) -> Iterator[str]:
    """The names in paths that are written as such."""
    settings = (rule.get("references") or {}).values()
    for one in settings:
        yield from (step for key in ("follow", "holders") for step in one.get(key, "").split("."))
        yield from (step for path in one.get("match", ()) for step in path.split("."))
    yield from (rule.get("for_each") or "").split(".")


def _takes_whole(node: Node, whole: set[str]) -> bool:
    """Whether a record, or a list of records, stands where one field of it does not do."""
    if node.sort == "field":
        return node.parts[0].sort != "name" and _takes_whole(node.parts[0], whole)
    if node.sort == "comprehension":
        through, *rest = node.parts
        # A macro over records asks each for its fields; one over a single record asks for their names.
        is_one = through.sort == "name" and through.text in ("record", "other")
        return is_one or any(
            _takes_whole(part, whole)
            for part in ([] if through.sort == "name" else [through]) + rest
        )
    if node.sort == "call" and node.text in _ASKS_FOR_ONE:
        named, key = node.parts if node.text != "@in" else reversed(node.parts)
        if named.sort == "name":
            return key.sort != "const" or False
    if node.sort == "call" and node.text == "size" and node.parts[0].sort == "name":
        return node.parts[0].text in ("record", "other")
    if node.sort == "call" and node.text in ("_!=_", "_==_") and _compares_with_null(node):
        return False
    if node.sort == "name":
        return node.text in whole
    return any(_takes_whole(part, whole) for part in node.parts)


def _compares_with_null(node: Node) -> bool:
    """`process != null` asks whether there is one, and for nothing in it."""
    return any(part.sort == "const" and not part.text for part in node.parts)
