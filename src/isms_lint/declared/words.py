"""What the CEL library says is wrong, in words for people who write rules."""

from __future__ import annotations

import re

_AT = re.compile(r"<input>:(-?\d+):(-?\d+): (?:Syntax error: )?(.*)")
_OVERLOADS = re.compile(r"No matching overloads found : (\w+|_\S+_|[-!]_)\((.*)\)")
_NO_OVERLOAD = re.compile(r"found no matching overload for '(\S+)' applied to '\((.*)\)'")
_DEPTH = re.compile(r"recursion (?:depth|limit)")
_STATUS = re.compile(r"\A[A-Z_]+: |\s*\[[A-Z_]+\]\Z")
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
    "optional_type": "an optional value",
}
_STEPS = "it takes more than 10 000 steps: select fewer records with `match`, or nest no macros"
_TOO_DEEP = "it is nested deeper than 32 levels"


def error_at(said: str) -> str:
    """What a compiler error says: the first one, with its place in the expression."""
    if _DEPTH.search(said):
        return _TOO_DEEP
    found = _AT.search(said)
    if found is None:
        return _STATUS.sub("", said.splitlines()[0])
    line, column, message = found.groups()
    message = (
        message.replace(" (in container '')", "").rstrip(" ]").removesuffix(" [INVALID_ARGUMENT")
    )
    if message.startswith("token recognition error at: "):
        character = message.removeprefix("token recognition error at: ").strip("'")
        message = (
            f"`{character}` has no place here: names are of ASCII letters, digits and `_`;"
            " other fields are written `record['...']`"
        )
    elif message.startswith("undeclared reference to "):
        name = message.removeprefix("undeclared reference to ").strip("'")
        message = f"nothing is called `{name}` here"
    elif (overload := _NO_OVERLOAD.search(message)) is not None:
        message = _takes_no(*overload.groups())
    else:
        message = message.partition(" expecting ")[0]
    at = f"at character {column}" if line == "1" else f"at line {line}, character {column}"
    return f"{message} ({at} of the expression)"


def what_went_wrong(said: str) -> str:
    """What an error of an evaluation says."""
    if "Iteration budget" in said:
        return _STEPS
    overload = _OVERLOADS.search(said)
    if overload is not None:
        return _takes_no(*overload.groups())
    if "Applying SELECT to non-message type" in said:
        return "it asks for a field of something that is no mapping"
    return _STATUS.sub("", _STATUS.sub("", said))


def _takes_no(function: str, types: str) -> str:
    """That an operator or function does not take values of these types."""
    given = [_TYPES.get(re.sub(r"\W.*", "", one.strip()), one.strip()) for one in types.split(",")]
    name = function.strip("_")
    if name in ("[]", "[", "_"):
        name = "[ ]"
    return f"`{name}` does not take {' and '.join(given) or 'nothing'}"
