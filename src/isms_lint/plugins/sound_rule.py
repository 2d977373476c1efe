"""The metadata of rules that plugins bring."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

from isms_lint.plugins.places import place_of
from isms_lint.plugins.refused import Refused
from isms_lint.plugins.usual_schema import is_usual_option
from isms_lint.records.sound import Compiler, Unsupported
from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.rule import FINDINGS, RECORD, REGISTER, RULE_CODE, RULE_NAME, Rule

_SETS = ("kinds", "needs", "faults")
_TUPLES = ("clauses", "related")
_TEXTS = ("since", "explanation", "module")


def check_rule(rule: object) -> None:
    """Raise Refused where the metadata of a rule is not sound, naming the place of its function."""
    if not isinstance(rule, Rule):
        raise Refused(f"{_short(rule)} is no rule")
    complaint = _of_names(rule) or _of_types(rule) or _of_messages(rule) or _of_options(rule)
    if complaint:
        raise Refused(complaint, place_of(rule.check))


def _of_names(rule: Rule) -> str:
    if not isinstance(rule.code, str) or not RULE_CODE.match(rule.code):
        return f"`{rule.code}` is no rule code: two to eight capitals and three digits"
    if not isinstance(rule.name, str) or not RULE_NAME.match(rule.name):
        return f"{rule.code}: `{rule.name}` is no rule name: words in lower case joined by hyphens"
    return ""


def _of_types(rule: Rule) -> str:
    if rule.scope not in (RECORD, REGISTER, FINDINGS):
        return f"{rule.code}: the scope is none of RECORD, REGISTER and FINDINGS"
    if not isinstance(rule.basis, Basis) or not isinstance(rule.severity, Severity):
        return f"{rule.code}: basis and severity are members of Basis and Severity"
    for field in _SETS:
        found = getattr(rule, field)
        if not isinstance(found, frozenset) or not all(isinstance(one, str) for one in found):
            return f"{rule.code}: `{field}` is a set of names"
    # A text is a collection, too: of letters.
    if not rule.kinds or any(len(kind) == 1 and kind != "*" for kind in rule.kinds):
        return f"{rule.code}: `kinds` is a set of names"
    for field in _TUPLES:
        found = getattr(rule, field)
        if not isinstance(found, tuple) or not all(isinstance(one, str) for one in found):
            return f"{rule.code}: `{field}` is a tuple of texts"
    for field in _TEXTS:
        if not isinstance(getattr(rule, field), str):
            return f"{rule.code}: `{field}` is a text"
    return "" if callable(rule.check) else f"{rule.code}: its check is no function"


def _of_messages(rule: Rule) -> str:
    if not isinstance(rule.messages, Mapping) or not rule.messages:
        return f"{rule.code}: a rule has at least one message"
    for id, text in rule.messages.items():
        if not isinstance(id, str) or not isinstance(text, str):
            return f"{rule.code}: `messages` are texts by id"
        try:
            fields = [field for _, field, _, _ in Formatter().parse(text) if field is not None]
        except ValueError as error:
            return f"{rule.code}: the message {id} is malformed: {error}"
        wrong = next((field for field in fields if not field.isidentifier()), None)
        if wrong is not None:
            return f"{rule.code}: the message {id} has the placeholder {{{wrong}}}: write a name"
    return ""


def _of_options(rule: Rule) -> str:
    if not isinstance(rule.options, Mapping):
        return f"{rule.code}: `options` are schemas by name"
    for name, schema in rule.options.items():
        complaint = _of_option(schema)
        if complaint:
            return f"{rule.code}: the option {name} {complaint}"
    return ""


def _of_option(schema: Any) -> str:
    if not isinstance(schema, Mapping):
        return "has no JSON Schema"
    if "default" not in schema:
        return "has no default"
    description = schema.get("description")
    if not isinstance(description, str) or not description.strip():
        return "has no description"
    default = schema["default"]
    shape = {
        key: value for key, value in schema.items() if key != "default" and not key.startswith("x-")
    }
    if is_usual_option(shape):
        try:
            if Compiler({}).compile(shape)(default):
                return ""
        except Unsupported:
            pass
    return _explain(shape, default)


def _explain(shape: dict[str, Any], default: Any) -> str:
    """What `jsonschema` says of an option; empty where nothing is wrong."""
    from jsonschema import Draft202012Validator, SchemaError

    from isms_lint.findings.locate import shortened

    try:
        Draft202012Validator.check_schema(shape)
    except SchemaError as error:
        return f"has a schema that is none: {shortened(error.message)}"
    misfit = next(Draft202012Validator(shape).iter_errors(default), None)
    return f"has a default that does not fit: {shortened(misfit.message)}" if misfit else ""


def _short(value: object) -> str:
    return f"`{value}`" if isinstance(value, str) else f"a value of the type {type(value).__name__}"
