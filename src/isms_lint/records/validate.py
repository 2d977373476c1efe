"""Records against the schema of their kind.

A compiled test says whether a record is sound; `jsonschema`, the reference, explains those that
are not, but for the usual errors, which need no general validator. The errors become faults: sorted by
what a person has to do about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from isms_lint.documents import limits
from isms_lint.documents.positions import FieldPath
from isms_lint.records.annotations import Field
from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.kinds import Kind, Kinds, Schema
from isms_lint.records.record import Record
from isms_lint.records.sound import Unsupported
from isms_lint.records.spelling import meant, neighbour, opposed, plain
from isms_lint.records.usual_errors import usual_errors

_LONGEST_WORD = 100
_MOST_WORDS = 12
_KINDS = "`isms-lint schema` lists the kinds"
_CHARACTERS = 1000
"""Characters of text that count as one value more."""
_SHORT = 40
_TRUTH = {
    **dict.fromkeys(("yes", "on", "true"), "true"),
    **dict.fromkeys(("no", "off", "false"), "false"),
}
_OF_TEXT = ("person", "text")
"""Fields of a mapping that take what people write in its place."""
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*\Z", re.ASCII)
_TYPE_NAMES = {
    "array": "a list",
    "object": "a mapping",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


def validate(record: Record, kinds: Kinds) -> list[Fault]:
    """The faults of `record`, in the order of its fields."""
    faults: list[Fault] = []
    kind = kinds.get(record.kind)
    needs_id = kind is None or not kind.named_by
    if needs_id and not record.id and record.get("id") is None:
        faults.append(Fault(FaultKind.MISSING_ID, record, (), record.kind, ""))
    if kind is None:
        words = meant(record.kind, kinds, kinds.spellings)
        advice = _did_you_mean(words) or _KINDS
        faults.append(
            Fault(
                FaultKind.UNKNOWN_KIND, record, ("kind",), record.kind, advice, meant=_only(words)
            )
        )
        return faults
    if not kind.sound(record.data):
        faults.extend(_explain(record, kind))
    return faults


def nearest(word: str, known: Iterable[str]) -> str:
    """`did you mean X?` for the known word nearest to `word`, else the known ones if they are few."""
    import difflib

    words = sorted(known)
    close = [] if len(word) > _LONGEST_WORD else difflib.get_close_matches(word, words, 3, 0.6)
    close = [other for other in close if not opposed(word, other)]
    return _did_you_mean(close[:1]) or _listed(words)


def _did_you_mean(words: list[str]) -> str:
    if not words:
        return ""
    *others, last = [f"`{word}`" for word in words]
    return f"did you mean {', '.join(others)}{' or ' if others else ''}{last}?"


def _listed(words: list[str]) -> str:
    return f"known: {', '.join(words)}" if 0 < len(words) <= _MOST_WORDS else ""


def _only(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ""


def _explain(record: Record, kind: Kind) -> list[Fault]:
    if _is_large(record.data):
        why = "the record is too large to say what is wrong in it"
        return [Fault(FaultKind.WRONG_VALUE, record, (), "", why)]
    errors = sorted(
        _errors(kind.bundled, _given(record.data, kind.fields)),
        key=lambda error: [str(step) for step in error.absolute_path],
    )
    seen: dict[tuple[FaultKind, FieldPath], Fault] = {}
    for error in errors:
        for fault in _faults(error, record, kind.fields):
            seen.setdefault((fault.kind, fault.path), fault)
            if len(seen) >= limits.MAX_FAULTS:
                return list(seen.values())
    return list(seen.values())


def _errors(schema: Schema, data: Any) -> list[Any]:
    """What is wrong with `data`, as `jsonschema` tells it."""
    try:
        return list(usual_errors(schema, data))
    except Unsupported:
        from jsonschema import Draft202012Validator

        return list(Draft202012Validator(schema).iter_errors(data))


def _is_large(data: Any) -> bool:
    """Whether there is more in `data` than one would explain value by value."""
    size = 0
    waiting = [data]
    while waiting and size <= limits.MAX_EXPLAINED:
        value = waiting.pop()
        size += 1
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, str):
            size += len(value) // _CHARACTERS
    return size > limits.MAX_EXPLAINED


def _given(value: Any, field: Field | None) -> Any:
    """The data without fields that have no value, except unknown ones: those are to be reported."""
    if isinstance(value, list):
        return [_given(item, field.items if field else None) for item in value]
    if not isinstance(value, dict):
        return value
    known = field.known if field is not None else None
    return {
        name: _given(inner, field.properties.get(name) if field else None)
        for name, inner in value.items()
        if inner is not None or (known is not None and name not in known)
    }


def _faults(error: Any, record: Record, fields: Field) -> Iterator[Fault]:
    path: FieldPath = tuple(error.absolute_path)
    field = fields.at(path)
    keyword, value = error.validator, error.instance
    if keyword in ("unevaluatedProperties", "additionalProperties"):
        yield from _unknown_fields(record, path, value, field)
    elif keyword in ("enum", "const"):
        words = [str(word) for word in (error.validator_value if keyword == "enum" else [])]
        written = str(value)
        found = meant(written, words, field.spellings if field is not None else {})
        yield Fault(
            FaultKind.UNKNOWN_WORD,
            record,
            path,
            written,
            _advice(found, sorted(words)),
            neighbour=neighbour(written, words),
            meant=_only(found),
        )
    elif keyword == "type":
        yield _wrong_type(record, path, value, field, error.validator_value)
    elif keyword == "required":
        name = error.message.split("'")[1]
        if name != "id" or path:
            yield Fault(FaultKind.MISSING_FIELD, record, path, name, "")
    elif keyword in ("anyOf", "oneOf") and error.context:
        yield from _faults(_best(error), record, fields)
    else:
        yield Fault(FaultKind.WRONG_VALUE, record, path, "", error.message)


def _advice(found: list[str], words: list[str]) -> str:
    """What is meant, and all that is known: what is meant may be something else."""
    said, known = _did_you_mean(found), _listed(words)
    return f"{said} {known.capitalize()}" if said and known else said or known


def _best(error: Any) -> Any:
    """Of the alternatives of `anyOf`, the one whose type the value already has, else the first."""
    for inner in error.context:
        if inner.validator != "type":
            return inner
    return error.context[0]


def _unknown_fields(
    record: Record, path: FieldPath, value: dict[str, Any], field: Field | None
) -> Iterator[Fault]:
    known = field.known if field is not None and field.known is not None else frozenset[str]()
    for name, inner in value.items():
        if name not in known and not name.startswith("x_"):
            # No field name has a space in it: a text was split at a comma.
            split = inner is None and " " in name
            advice = "" if split else nearest(name, known)
            yield Fault(
                FaultKind.SPLIT_TEXT if split else FaultKind.UNKNOWN_FIELD,
                record,
                (*path, name),
                name,
                advice,
                at_key=True,
                neighbour="" if split else neighbour(name, known - value.keys()),
            )


def _wrong_type(
    record: Record, path: FieldPath, value: Any, field: Field | None, wanted: str | list[str]
) -> Fault:
    if isinstance(value, int | float) and not isinstance(value, bool):
        written = _as_written(record, path, value)
        if _is_identifier(field):
            return Fault(FaultKind.NUMERIC_ID, record, path, written, "")
        if field is not None and field.is_date:
            return Fault(FaultKind.BAD_DATE, record, path, written, "")
    names = [wanted] if isinstance(wanted, str) else wanted
    expected = " or ".join(_TYPE_NAMES.get(name, name) for name in names)
    is_word = isinstance(value, str) and names == ["boolean"] and plain(value) in _TRUTH
    truth = _TRUTH[plain(value)] if is_word else ""
    said = (
        f"`{value.strip()}` is a word here: write `{truth}`"
        if truth
        else _said(value, field if "object" in names else None)
    )
    return Fault(
        FaultKind.WRONG_TYPE, record, path, _type_of(value), expected, neighbour=truth, said=said
    )


def _said(value: Any, mapping: Field | None) -> str:
    """What `value` is, and how it would stand in the mapping that is wanted."""
    is_short = isinstance(value, str) and 0 < len(value) <= _SHORT and value.isprintable()
    said = f"`{value}` is text" if is_short else f"this is {_type_of(value)}"
    fields = mapping.properties if mapping is not None and isinstance(value, str) else {}
    name = next((name for name in _OF_TEXT if name in fields), "")
    if not name:
        return said
    inside = value if is_short and _IDENTIFIER.match(value) else "..."
    return f"{said}: write `{{{name}: {inside}}}`"


def _is_identifier(field: Field | None) -> bool:
    """A field that takes an id, or a list field written with one id."""
    if field is None:
        return False
    return field.identifier or (field.items is not None and field.items.identifier)


def _as_written(record: Record, path: FieldPath, value: float) -> str:
    slot = record.slot_of(path)
    return record.document.written.get(-1 if slot is None else slot, str(value))


def _type_of(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "text"
