"""The syntax tree of a compiled expression, read from how the CEL library serializes it.

The library shows no tree; its serialized form is a `cel.expr.CheckedExpr` in a `google.protobuf.Any`
(the published `syntax.proto` and `checked.proto` of the CEL specification say the numbers of fields).
Only what the bounds and the check of names ask for is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.values import NamedTuple

_ADDING = b"_+_"
_Fields = dict[int, list[int | bytes]]
_ONE_BYTE = 0x7F
"""The largest number that stands in one byte; most do."""


class Node(NamedTuple):
    """One node. `sort` is const, name, field, call, list, struct or comprehension.

    `text` is the name, the field, the function or the type; `parts` the nodes inside, in order: of a
    field the operand; of a call the target, if any, and the arguments; of a comprehension the range,
    and then init, condition, step and result. `variables` are the names that a comprehension binds to
    items of its range and to what it gathers. `tests` is true for a field in `has(...)`.
    `overloads` are what `+` may stand for, by the types known.
    """

    sort: str
    text: str
    parts: tuple[Node, ...]
    variables: tuple[str, ...] = ()
    tests: bool = False
    overloads: tuple[str, ...] = ()

    @property
    def gathered(self) -> Node | None:
        """What a macro puts into a list at each step: of `map` the value, of `filter` the item."""
        if self.sort != "comprehension":
            return None
        step = self.parts[3]
        if step.text == "_?_:_":
            step = step.parts[1]
        is_list = step.text == "_+_" and step.parts[1].sort == "list"
        return step.parts[1].parts[0] if is_list else None

    def walk(self) -> Iterator[Node]:
        """The node and all inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def read_syntax(serialized: bytes) -> Node:
    """The tree of a checked expression. Raises ValueError or IndexError where the bytes are none."""
    checked = _fields(_bytes(_fields(serialized), 2))
    overloads: dict[int, tuple[str, ...]] = {}
    # Only of `+` anybody asks what it stands for, and most expressions have none.
    for entry in checked.get(2, []) if _ADDING in serialized else ():
        pair = _fields(_raw(entry))
        reference = _fields(_bytes(pair, 2))
        overloads[_number(pair, 1)] = tuple(_raw(o).decode() for o in reference.get(3, []))
    return _node(_bytes(checked, 4), overloads)


def _node(data: bytes, overloads: dict[int, tuple[str, ...]]) -> Node:
    fields = _fields(data)

    def inside(message: _Fields, number: int) -> tuple[Node, ...]:
        return tuple(_node(_raw(part), overloads) for part in message.get(number, []))

    if 4 in fields:
        return Node("name", _text(_fields(_bytes(fields, 4)), 1), ())
    if 5 in fields:
        select = _fields(_bytes(fields, 5))
        tests = bool(_number(select, 3))
        return Node("field", _text(select, 2), inside(select, 1), tests=tests)
    if 6 in fields:
        call = _fields(_bytes(fields, 6))
        parts = inside(call, 1) + inside(call, 3)
        known = overloads.get(_number(fields, 2), ())
        return Node("call", _text(call, 2), parts, overloads=known)
    if 7 in fields:
        return Node("list", "", inside(_fields(_bytes(fields, 7)), 1))
    if 8 in fields:
        struct = _fields(_bytes(fields, 8))
        entries = [_fields(_raw(entry)) for entry in struct.get(2, [])]
        parts = tuple(node for entry in entries for node in inside(entry, 3) + inside(entry, 4))
        return Node("struct", _text(struct, 1), parts)
    if 9 in fields:
        fold = _fields(_bytes(fields, 9))
        parts = tuple(node for number in (2, 4, 5, 6, 7) for node in inside(fold, number))
        names = (_text(fold, 1), _text(fold, 8), _text(fold, 3))
        return Node("comprehension", "", parts, names)
    constant = _fields(_bytes(fields, 3)) if 3 in fields else {}
    return Node("const", _text(constant, 6), ())


def _fields(data: bytes) -> _Fields:
    """The fields of one message in protobuf's wire format, by number."""
    found: _Fields = {}
    at, end = 0, len(data)
    while at < end:
        key, at = data[at], at + 1
        if key > _ONE_BYTE:
            key, at = _varint(data, at - 1)
        kind = key & 7
        value: int | bytes
        if kind == 2:
            length, at = data[at], at + 1
            if length > _ONE_BYTE:
                length, at = _varint(data, at - 1)
            value, at = data[at : at + length], at + length
        elif kind == 0:
            value, at = _varint(data, at)
        elif kind in (1, 5):
            length = 8 if kind == 1 else 4
            value, at = data[at : at + length], at + length
        else:
            raise ValueError(f"wire type {kind}")
        found.setdefault(key >> 3, []).append(value)
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _raw(value: int | bytes) -> bytes:
    if isinstance(value, int):
        raise ValueError("a number where a message should be")
    return value


def _bytes(fields: _Fields, number: int) -> bytes:
    return _raw(fields[number][0]) if number in fields else b""


def _number(fields: _Fields, number: int) -> int:
    value = fields.get(number, [0])[0]
    return value if isinstance(value, int) else 0


def _text(fields: _Fields, number: int) -> str:
    return _bytes(fields, number).decode()
