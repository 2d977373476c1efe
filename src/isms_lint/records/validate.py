"""Records against the schema of their kind.

A compiled test says whether a record is sound; `jsonschema`, the reference, explains those that
are not. Its errors become faults: sorted by what a person has to do about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from isms_lint.documents import limits
from isms_lint.documents.positions import FieldPath
from isms_lint.records.annotations import Field
from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.kinds import Kind, Kinds
from isms_lint.records.record import Record
from isms_lint.records.spelling import neighbour

_LONGEST_WORD = 100
_CHARACTERS = 1000
"""Characters of text that count as one value more."""
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
    if not record.id and record.get("id") is None:
        faults.append(Fault(FaultKind.MISSING_ID, record, (), record.kind, ""))
    kind = kinds.get(record.kind)
    if kind is None:
        advice = nearest(record.kind, kinds)
        faults.append(Fault(FaultKind.UNKNOWN_KIND, record, ("kind",), record.kind, advice))
        return faults
    if not kind.sound(record.data):
        faults.extend(_explain(record, kind))
    return faults


def nearest(word: str, known: Iterable[str]) -> str:
    """`did you mean X?` for the known word nearest to `word`, else the known ones if they are few."""
    import difflib

    words = sorted(known)
    close = difflib.get_close_matches(word, words, 1, 0.6) if len(word) <= _LONGEST_WORD else []
    if close:
        return f"did you mean `{close[0]}`?"
    return f"known: {', '.join(words)}" if 0 < len(words) <= 12 else ""


def _explain(record: Record, kind: Kind) -> list[Fault]:
    if _is_large(record.data):
        why = "the record is too large to say what is wrong in it"
        return [Fault(FaultKind.WRONG_VALUE, record, (), "", why)]
    from jsonschema import Draft202012Validator

    errors = sorted(
        Draft202012Validator(kind.bundled).iter_errors(_given(record.data, kind.fields)),
        key=lambda error: [str(step) for step in error.absolute_path],
    )
    seen: dict[tuple[FaultKind, FieldPath], Fault] = {}
    for error in errors:
        for fault in _faults(error, record, kind.fields):
            seen.setdefault((fault.kind, fault.path), fault)
            if len(seen) >= limits.MAX_FAULTS:
                return list(seen.values())
    return list(seen.values())


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
        yield Fault(
            FaultKind.UNKNOWN_WORD,
            record,
            path,
            written,
            nearest(written, words),
            neighbour=neighbour(written, words),
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
                advice if advice.startswith("did") else "",
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
    return Fault(FaultKind.WRONG_TYPE, record, path, _type_of(value), expected)


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
