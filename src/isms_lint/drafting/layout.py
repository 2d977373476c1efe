"""A draft as it is written: fields in the order of the schema, questions and remarks at each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from isms_lint.convert.native import in_order
from isms_lint.documents.commented import Commented, Folded
from isms_lint.documents.positions import FieldPath
from isms_lint.drafting.forms import form_of
from isms_lint.drafting.remarks import WIDTH, asked, inert, wrapped
from isms_lint.lifting.schema_types import Takes
from isms_lint.offers.draft import Drafted, Question, Remark
from isms_lint.values import NamedTuple

_FOLDED_FROM = 80


class _Note(NamedTuple):
    """A question or a remark, and the field it belongs to, seen from where one stands."""

    path: FieldPath
    said: Question | Remark


def laid_out(drafted: Drafted, takes: Takes) -> Commented:
    """The fields of a draft with their comments. `takes` is what the kind takes."""
    said: list[Question | Remark] = [*drafted.remarks, *drafted.questions]
    return _mapping(drafted.data, [_Note(one.path, one) for one in said], takes, 0)


def _mapping(
    data: Mapping[str, Any], notes: Sequence[_Note], takes: Takes | None, indent: int
) -> Commented:
    known = takes.inside if takes is not None else {}
    fields: dict[str, Any] = {}
    before: dict[str, list[str]] = {}
    waiting: list[str] = []
    for name in _ordered([*data, *_names(notes)], known):
        here, inside = _at(notes, name)
        if name not in data or data[name] == {}:
            lines = _lacking(name, here, inside, known.get(name), indent)
            waiting.extend(f"# {line}" for line in lines)
            continue
        before[name] = [*waiting, *(f"# {line}" for line in _above(here, indent))]
        fields[name] = _value(data[name], inside, known.get(name), indent + 2)
        waiting = []
    before[""] = waiting
    return Commented(fields, before)


def _value(value: Any, notes: Sequence[_Note], takes: Takes | None, indent: int) -> Any:
    if isinstance(value, Mapping):
        return _mapping(value, notes, takes, indent)
    if isinstance(value, list | tuple):
        items = takes.items if takes is not None else None
        return [_value(one, _at(notes, n)[1], items, indent + 2) for n, one in enumerate(value)]
    if isinstance(value, str):
        text = value.encode("utf-8", "replace").decode()  # half a surrogate pair is no text
        return Folded(text) if len(text) > _FOLDED_FROM else text
    return value


def _ordered(names: Iterable[str], known: Mapping[str, Takes]) -> list[str]:
    """Names in the order of the schema; id and title lead where it is a record."""
    found = list(dict.fromkeys(names))
    if "id" in found:
        return in_order(found, known)
    places = {name: place for place, name in enumerate(known)}
    return sorted(found, key=lambda name: places.get(name, len(places)))


def _names(notes: Sequence[_Note]) -> list[str]:
    return [str(note.path[0]) for note in notes if note.path]


def _at(notes: Sequence[_Note], step: str | int) -> tuple[list[_Note], list[_Note]]:
    """The notes on the field or item itself, and those on what is inside it, seen from there."""
    own = [note for note in notes if note.path and note.path[0] == step]
    seen = [note._replace(path=note.path[1:]) for note in own]
    return [note for note in seen if not note.path], [note for note in seen if note.path]


def _above(notes: Sequence[_Note], indent: int) -> list[str]:
    """What stands above a field that has a value."""
    lines: list[str] = []
    for note in notes:
        if isinstance(note.said, Question):
            lines.extend(asked(note.said.text, indent))
        else:
            lines.extend(one for text in note.said.lines for one in wrapped(text, indent, "  "))
    return lines


def _lacking(
    name: str,
    here: Sequence[_Note],
    inside: Sequence[_Note],
    takes: Takes | None,
    indent: int,
) -> list[str]:
    """The lines of a comment in the place of a field that the draft lacks."""
    questions = [note.said for note in here if isinstance(note.said, Question)]
    remarks = [note for note in here if isinstance(note.said, Remark)]
    lines = _above(remarks, indent)
    if inside:
        known = takes.inside if takes is not None else {}
        lines.extend(line for one in questions for line in asked(one.text, indent))
        lines.append(f"{name}:")
        for field in _ordered(_names(inside), known):
            own, deeper = _at(inside, field)
            found = _lacking(field, own, deeper, known.get(field), indent + 2)
            lines.extend(f"  {line}" for line in found)
        return lines
    *first, last = questions or [Question((), "")]
    lines.extend(line for one in first for line in asked(one.text, indent))
    form = inert(last.form) or form_of(takes)
    line = f"{name}: {form}  # ? {inert(last.text)}" if last.text else f"{name}: {form}"
    if len(line) + indent + 2 <= WIDTH or not last.text:
        return [*lines, line]
    return [*lines, *asked(last.text, indent), f"{name}: {form}"]
