"""What a start of a plugin gives, held to what it has to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from isms_lint.offers.start import Begun, StartQuestion
from isms_lint.plugins.refused import Refused


def questions_held(given: Any) -> tuple[StartQuestion, ...]:
    """The questions. Raises Refused for what are none."""
    if not isinstance(given, Iterable):
        raise Refused(f"a value of the type {type(given).__name__} holds no questions")
    found = tuple(given)
    for one in found:
        if not isinstance(one, StartQuestion):
            raise Refused(f"a value of the type {type(one).__name__} is no StartQuestion")
        if not isinstance(one.name, str) or not isinstance(one.text, str):
            raise Refused("the name of a question, or what it asks, is no text")
        if not callable(one.read) or not callable(one.asked) or not callable(one.default or str):
            raise Refused(f"of the question `{one.name}` something is no function")
    return found


def begun_held(given: Any) -> Begun:
    """The files and notes. Raises Refused for what are none."""
    if not isinstance(given, Begun) or not isinstance(given.files, Mapping):
        raise Refused(f"a value of the type {type(given).__name__} is no Begun with files")
    for path, text in given.files.items():
        if not _is_text(path) or not path or "\0" in path:
            raise Refused(f"{path!r} is no path of a file")
        if not _is_text(text):
            raise Refused(f"what is to stand in {path} is no text")
    if isinstance(given.notes, str) or not isinstance(given.notes, Iterable):
        raise Refused("its notes are no list of texts")
    notes = tuple(given.notes)
    if not all(map(_is_text, notes)):
        raise Refused("one of its notes is no text")
    return given._replace(notes=notes)


def _is_text(value: Any) -> bool:
    """Whether it is a text, and one that a file can hold."""
    return isinstance(value, str) and value == value.encode(errors="replace").decode()
