"""What a draft of a plugin gives, held to what it has to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from isms_lint.documents.limits import MAX_DEPTH
from isms_lint.offers.draft import Drafted, Question, Remark
from isms_lint.plugins.refused import Refused
from isms_lint.records.record import Record

_OURS = ("kind", "id")


def drafted_held(given: Any) -> Drafted:
    """The draft. Raises Refused for what is none."""
    if not isinstance(given, Drafted):
        raise Refused(f"it gave a value of the type {type(given).__name__}, which is no Drafted")
    if not isinstance(given.data, Mapping) or any(name in given.data for name in _OURS):
        raise Refused("its data is no mapping of fields without `kind` and `id`")
    _refuse_strange(given.data, 0)
    for notes, sort in ((given.questions, Question), (given.remarks, Remark)):
        if not isinstance(notes, tuple) or not all(isinstance(one, sort) for one in notes):
            raise Refused(f"its {sort.__name__.lower()}s are no tuple of {sort.__name__}")
        if not all(_is_path(one.path) for one in notes):
            raise Refused(f"the path of a {sort.__name__} is no tuple of names and numbers")
    texts = [*_texts(given.notes), given.id]
    texts.extend(text for one in given.questions for text in (one.text, one.form))
    texts.extend(text for one in given.remarks for text in _texts(one.lines))
    if not all(isinstance(text, str) for text in texts):
        raise Refused("its id, a note, a question or a remark is no text")
    if not isinstance(given.fills, Record | None):
        raise Refused("what it fills is no record")
    return given


def _refuse_strange(value: Any, depth: int) -> None:
    """Raise Refused for what cannot be written as data."""
    if depth > MAX_DEPTH:
        raise Refused(f"its data is nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, Mapping):
        for name, one in value.items():
            if not isinstance(name, str):
                raise Refused(f"the name of a field is of the type {type(name).__name__}")
            _refuse_strange(one, depth + 1)
    elif isinstance(value, list | tuple):
        for one in value:
            _refuse_strange(one, depth + 1)
    elif not isinstance(value, str | int | float | date | None):
        raise Refused(f"a value of the type {type(value).__name__} is in its data")


def _is_path(path: Any) -> bool:
    return (
        isinstance(path, tuple)
        and bool(path)
        and all(isinstance(step, str | int) for step in path)
        and isinstance(path[0], str)
    )


def _texts(given: Any) -> Iterable[Any]:
    """The texts in a list; of what is none, something that is no text."""
    return given if isinstance(given, list | tuple) else (None,)
