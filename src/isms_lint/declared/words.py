"""What the CEL library says is wrong, in words for people who write rules."""

from __future__ import annotations

import re
from collections.abc import Collection

from isms_lint.declared import meant
from isms_lint.declared.overloads import does_not_fit, takes_no
from isms_lint.values import NamedTuple

_AT = re.compile(r"<input>:(-?\d+):(-?\d+): (?:Syntax error: )?(.*)")
_OVERLOADS = re.compile(r"No matching overloads found : (.*)")
_NO_OVERLOAD = re.compile(r"found no matching overload for '(\S+)' applied to '\((.*)\)'")
_MISPLACED = re.compile(r"(?:mismatched|extraneous) input '(.*?)' expecting (.*)")
_ONE_MISSING = re.compile(r"missing '(.*?)' at ")
_MACRO = re.compile(r"(\w+)\(\) (?:argument|variable name) must be ")
_DEPTH = re.compile(r"recursion (?:depth|limit)")
_STATUS = re.compile(r"\A[A-Z_]+: |\s*\[[A-Z_]+\]\Z")
_UNRECOGNIZED = "token recognition error at: "
_UNDECLARED = "undeclared reference to "
_END = "<EOF>"
_STEPS = "it takes more than 10 000 steps: select fewer records with `match`, or nest no macros"
_TOO_DEEP = "it is nested deeper than 32 levels"
_NO_MAPPING = (
    "it asks for a field of something that is no mapping: where a field holds the id of a record,"
    " the record is a reference (`references`, with `follow` or `holders`)"
)


class _Error(NamedTuple):
    """One error of the compiler. `before` and `behind` are what stands around its place."""

    line: str
    column: str
    message: str
    before: str
    behind: str

    @property
    def undeclared(self) -> str:
        """The name that means nothing; empty where the error is another one."""
        if not self.message.startswith(_UNDECLARED):
            return ""
        return self.message.removeprefix(_UNDECLARED).strip("'").partition(".")[0]

    @property
    def is_call(self) -> bool:
        """Whether a name that means nothing is that of a function."""
        return bool(self.undeclared) and self.behind.startswith("(")


def error_at(said: str, source: str, names: Collection[str]) -> str:
    """What a compiler error says: the first one, with its place in the expression `source`.

    `names` are the variables that expressions may use.
    """
    if _DEPTH.search(said):
        return _TOO_DEEP
    errors = _errors(said, source)
    if not errors:
        return _STATUS.sub("", said.splitlines()[0])
    error = errors[0]
    if error.undeclared:
        # Where no macro is called so, the compiler misses its variable first.
        error = next((one for one in errors if one.is_call), error)
        message = meant.name(error.undeclared, error.is_call, names)
    else:
        message = _said(error)
    at = f"at character {error.column}"
    if error.line != "1":
        at = f"at line {error.line}, character {error.column}"
    return f"{message} ({at} of the expression)"


def _errors(said: str, source: str) -> list[_Error]:
    lines = source.splitlines()
    errors = []
    for line, column, message in _AT.findall(said):
        row, place = int(line) - 1, int(column) - 1
        text = lines[row] if 0 <= row < len(lines) else ""
        message = message.replace(" (in container '')", "").removesuffix(" [INVALID_ARGUMENT]")
        errors.append(_Error(line, column, message, text[:place], text[place:]))
    return errors


def _said(error: _Error) -> str:
    message = error.message
    last = (error.before.split() or [""])[-1]
    if message.startswith(_UNRECOGNIZED):
        return _unrecognized(message.removeprefix(_UNRECOGNIZED)[1:].removesuffix("'"))
    if (found := _MISPLACED.match(message)) is not None:
        return _misplaced(found[1], found[2], last)
    if (found := _ONE_MISSING.match(message)) is not None:
        return f"a `{found[1]}` is missing"
    if (found := _NO_OVERLOAD.search(message)) is not None:
        return takes_no(*found.groups())
    if (found := _MACRO.match(message)) is not None:
        return f"`{found[1]}` {meant.takes(found[1])}"
    if message.startswith("reserved identifier: "):
        word = message.removeprefix("reserved identifier: ")
        return meant.operator(word) or f"`{word}` is a word of CEL: it names nothing"
    return message.partition(" expecting ")[0]


def _unrecognized(written: str) -> str:
    text = written.strip()
    if text[:1] in ('"', "'"):
        return f"the quote {text[0]} is opened and never closed"
    if text[:1] in meant.QUOTES:
        return f'`{text}` is no quote here: write straight ones, `"open"`'
    return meant.operator(text) or (
        f"`{text}` has no place here: names are of ASCII letters, digits and `_`;"
        " other fields are written `record['...']`"
    )


def _misplaced(written: str, wanted: str, last: str) -> str:
    if last.lower() == "not" and written != "in":
        return meant.operator(last)
    if written == ">" and last.endswith("<"):
        return meant.operator("<>")
    if written == _END:
        end = "the expression ends before it is complete"
        return f"{end}: `condition ? a : b`" if wanted == "':'" else end
    if written == "," and wanted == "')'":
        return '`,` has no place here: a list is written in brackets, `["a", "b"]`'
    return meant.operator(written) or f"`{written}` has no place here"


def what_went_wrong(said: str) -> str:
    """What an error of an evaluation says."""
    if "Iteration budget" in said:
        return _STEPS
    overload = _OVERLOADS.search(said)
    if overload is not None:
        return does_not_fit(_STATUS.sub("", overload[1]))
    if "Applying SELECT to non-message type" in said:
        return _NO_MAPPING
    return _STATUS.sub("", _STATUS.sub("", said))
