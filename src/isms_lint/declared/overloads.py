"""Functions and operators that do not take what they are given, in words for people who write rules."""

from __future__ import annotations

import re

from isms_lint.declared import meant

_METHOD = re.compile(r"\((\w+)\)\.(\w+)\((.*)\)\Z")
_CALL = re.compile(r"([^(]+)\((.*)\)\Z")
_INSIDE = re.compile(r"\([^()]*\)")
_OF = re.compile(r"[<(].*")
_TYPES = {
    "string": "text",
    "int": "a whole number",
    "int64": "a whole number",
    "uint": "a whole number",
    "uint64": "a whole number",
    "double": "a number",
    "bool": "true or false",
    "null": "nothing",
    "null_type": "nothing",
    "list": "a list",
    "map": "a mapping",
    "bytes": "bytes",
    "timestamp": "an instant",
    "duration": "a duration",
    "google.protobuf.Timestamp": "an instant",
    "google.protobuf.Duration": "a duration",
    "type": "a type",
    "dyn": "a value",
    "optional_type": "an optional value",
}
_NO_TRUTH = "it asks for true or false, and gets something else"
_INNER_CALLS = {
    "<iter_range>": "it goes through something that is no list",
    "<jump_condition>": _NO_TRUTH,
    "_&&_": f"`&&`: {_NO_TRUTH}",
    "_||_": f"`||`: {_NO_TRUTH}",
    "!_": f"`!`: {_NO_TRUTH}",
    "@in": "`in` looks into a list: for a part of a text, write `text.contains(part)`",
}


def does_not_fit(call: str) -> str:
    """What an evaluation says of a call, such as `_+_(string, int64)`, that fits no overload."""
    if call in _INNER_CALLS:
        return _INNER_CALLS[call]
    if (method := _METHOD.match(call)) is not None:
        value, function, others = method.groups()
        return takes_no(function, f"{value}, {others}".removesuffix(", "))
    found = _CALL.match(call)
    return takes_no(*found.groups()) if found else f"`{call}` does not take what it is given"


def takes_no(function: str, types: str) -> str:
    """That an operator or function does not take values of these types."""
    if function == "@in":
        return _INNER_CALLS[function]
    while _INSIDE.search(types):
        types = _INSIDE.sub("", types)
    given = [type_in_words(one.strip()) for one in types.split(",")]
    name = function.strip("_")
    if name in ("[]", "[", ""):
        name = "[ ]"
    said = f"`{name}` does not take {' and '.join(given)}"
    takes = meant.takes(name)
    return f"{said}; it {takes}" if takes else said


def type_in_words(name: str) -> str:
    """A type of CEL, as people call what is of it."""
    return _TYPES.get(_OF.sub("", name), name) or "nothing"
