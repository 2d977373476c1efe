"""What is wrong with the shape of a rule file, in words for people who write rules."""

from __future__ import annotations

from typing import Any

from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.validate import nearest

_A_FIELD = "the name of a field, such as `approved_on` or `plan.due_on`"
_A_NAME = "names are of small letters, digits and `_`, such as `approved_by`"
_FORMS = {
    "code": "two to eight capitals and three digits, such as `ORG001`",
    "name": "at most 60 small letters and digits, words joined by hyphens: `closed-in-time`",
    "summary": "one sentence in one line, of at most 200 characters, with a full stop at its end",
    "message": "at most 1000 characters",
    "at": _A_FIELD,
    "for_each": _A_FIELD,
    "options": _A_NAME,
    "references": f"at most 20, and {_A_NAME}",
    "examples.as_of": 'a day, such as "2026-11-20"',
}
"""What a field has to look like. The schema says it as patterns."""
_BESIDE = {
    "follow": ("many", "optional"),
    "holders": ("on", "optional"),
    "kind": ("match", "where"),
}
"""The three ways to refer, and what may stand beside each."""


def in_words(fault: Fault) -> str:
    """What is wrong with a field."""
    written, advice = fault.written, fault.advice
    name = ".".join(str(step) for step in fault.path)
    if fault.kind is FaultKind.MISSING_FIELD:
        return f"`{written}` is missing{f' in `{name}`' if name else ''}"
    if fault.kind in (FaultKind.UNKNOWN_FIELD, FaultKind.SPLIT_TEXT):
        return f"a rule has no field `{written}`; {advice}".rstrip("; ")
    if fault.kind is FaultKind.UNKNOWN_WORD:
        return f"`{written}` is no value of `{name}`; {advice}".rstrip("; ")
    if fault.kind is FaultKind.WRONG_TYPE:
        return f"`{name}` should be {advice}; it is {written}{_how(fault)}"
    if advice.endswith("should be non-empty"):
        return f"`{name}` says nothing"
    return f"`{name}`: {_FORMS.get(name, advice)}" if name else advice


def reference_in_words(settings: Any) -> str:
    """What is wrong with the fields of a reference; empty where it is something else."""
    if not isinstance(settings, dict):
        return ""
    ways = [way for way in _BESIDE if way in settings]
    known = {*_BESIDE, *(name for names in _BESIDE.values() for name in names)}
    for name in settings:
        if name not in known:
            return f"a reference has no field `{name}`; {nearest(str(name), known)}".rstrip("; ")
    if len(ways) != 1:
        return "a reference has one of `follow`, `holders` and `kind`"
    for name in settings:
        if name not in (*ways, *_BESIDE[ways[0]]):
            return f"`{name}` does not go with `{ways[0]}`"
    return ""


def _how(fault: Fault) -> str:
    if fault.advice != "text":
        return ""
    if fault.path in (("examples", "bad"), ("examples", "good")):
        return f": write `{fault.path[-1]}: |`, and the records in the lines below"
    return ": put it in quotes"
