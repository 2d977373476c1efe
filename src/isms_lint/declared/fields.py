"""Which fields a rule names, of its records and of others: it sees no more of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from isms_lint.declared.expression import Expression
from isms_lint.declared.syntax import Node
from isms_lint.declared.views import Fields
from isms_lint.records.record import Record

_ONE, _LIST = "one", "list"
"""What a name stands for: one record, or a list of them. Other names are not asked about."""
_Names = Mapping[str, str]
_BY_KEY = ("_[_]", "_?._", "_[?_]")


def fields_named(rule: Record, expressions: Iterable[Expression]) -> Fields:
    """The names of fields in a rule file; None where it takes a record as a whole, or works out the
    name of a field.
    """
    names = {"record": _ONE, "other": _ONE}
    for name, settings in (rule.get("references") or {}).items():
        is_one = "follow" in settings and not settings.get("many")
        names[name] = _ONE if is_one else _LIST
    fields = set(_in_paths(rule))
    for expression in expressions:
        for node in expression.tree.walk():
            if node.sort in ("field", "const"):
                fields.add(node.text)
        if _takes_whole(expression.tree, names):
            return None
    return frozenset(fields)


def _in_paths(rule: Record) -> Iterator[str]:
    """The names in paths that are written as such."""
    settings = (rule.get("references") or {}).values()
    for one in settings:
        yield from (step for key in ("follow", "holders") for step in one.get(key, "").split("."))
        yield from (step for path in one.get("match", ()) for step in path.split("."))
    yield from (rule.get("for_each") or "").split(".")


def _takes_whole(node: Node, names: _Names) -> bool:
    """Whether a record, or a list of records, stands where one field of it does not do."""
    if _stands_for(node, names):
        return True
    if node.sort == "comprehension":
        through, *rest = node.parts
        is_list = _stands_for(through, names) == _LIST
        of_through = _inside(through, names) if is_list else _takes_whole(through, names)
        return of_through or any(_takes_whole(part, _bound(node, names)) for part in rest)
    asked = _asked(node, names)
    return any(
        _inside(part, names) if part is asked else _takes_whole(part, names) for part in node.parts
    )


def _asked(node: Node, names: _Names) -> Node | None:
    """The record or list in `node` that is asked for no more than a field with a name, how many there
    are, or whether there is one.
    """
    if node.sort == "field":
        return node.parts[0] if _stands_for(node.parts[0], names) == _ONE else None
    if node.sort != "call":
        return None
    if node.text == "size":
        return node.parts[0] if _stands_for(node.parts[0], names) == _LIST else None
    if node.text in (*_BY_KEY, "@in"):
        key, asked = node.parts if node.text == "@in" else reversed(node.parts)
        return asked if _stands_for(asked, names) == _ONE and _is_text(key) else None
    if node.text in ("_!=_", "_==_") and any(_is_null_or_number(part) for part in node.parts):
        return next((part for part in node.parts if _stands_for(part, names)), None)
    return None


def _stands_for(node: Node, names: _Names) -> str:
    """Whether a node is a record or a list of records: by name, filtered, or one of a list."""
    if node.sort == "name":
        return names.get(node.text, "")
    through = node.parts[0] if node.parts else node
    if node.sort == "comprehension":
        item = node.gathered
        is_filter = item is not None and item.sort == "name" and item.text == node.variables[0]
        return _LIST if is_filter and _stands_for(through, names) == _LIST else ""
    if node.sort == "call" and node.text in _BY_KEY and _is_null_or_number(node.parts[1]):
        return _ONE if _stands_for(through, names) == _LIST else ""
    return ""


def _inside(node: Node, names: _Names) -> bool:
    """Whether what chooses the records that `node` stands for takes one as a whole."""
    if node.sort == "name":
        return False
    if node.sort == "comprehension":
        step = node.parts[3]
        condition = step.parts[:1] if step.text == "_?_:_" else ()
        within = _bound(node, names)
        return _inside(node.parts[0], names) or any(_takes_whole(c, within) for c in condition)
    return _inside(node.parts[0], names)


def _bound(node: Node, names: _Names) -> _Names:
    """The names within a macro: its variable is a record where it goes through a list of them."""
    outer = {name: what for name, what in names.items() if name not in node.variables}
    if _stands_for(node.parts[0], names) == _LIST:
        outer[node.variables[0]] = _ONE
    return outer


def _is_text(node: Node) -> bool:
    return node.sort == "const" and bool(node.text)


def _is_null_or_number(node: Node) -> bool:
    return node.sort == "const" and not node.text
