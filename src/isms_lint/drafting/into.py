"""A new record in a file that is there already, and new fields of a record there: all else stays byte
for byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.checking.side import Side
from isms_lint.config.errors import UsageError
from isms_lint.documents.commented import Commented
from isms_lint.documents.document import Document
from isms_lint.documents.positions import FieldPath
from isms_lint.documents.read import Reader, suffix_of
from isms_lint.drafting.made import Made, without_questions
from isms_lint.fixes.mend import read_text
from isms_lint.fixes.tree import NotEditable
from isms_lint.records.record import Record
from isms_lint.sheets.file import File
from isms_lint.sheets.steps import Step, path_to
from isms_lint.values import NamedTuple

_WRITTEN = (".yaml", ".yml", ".json")


class Added(NamedTuple):
    """The text of a file with a record, and the record as it stands there."""

    text: str
    made: Made


def added_to(file: str, made: Made, side: Side, readers: Mapping[str, Reader]) -> Added:
    """The text of `file` (a path below the root) with the record as a row of the register of its kind
    there, else as one more document. What the head of a register says is not asked for.

    Raises UsageError where the file cannot take the record.
    """
    opened = _opened(file, made, side, readers)
    number, path, head = _register(opened, made.kind.name)
    if number >= 0:
        made = without_questions(made, head)
        same = [name for name, value in made.data.items() if name in head and head[name] == value]
        own = {name: value for name, value in made.data.items() if name not in same}
        data = Commented(own, made.data.before)
    elif opened.suffix == ".json":
        raise UsageError(f"there is no list of {made.kind.name} records to add to", file)
    else:
        data = made.document
    opened.steps.append(Step("", made.id, number, path, add=data))
    return Added(_settled(opened), made)


def filled(record: Record, made: Made, side: Side, readers: Mapping[str, Reader]) -> str:
    """The text of the file of `record` with the fields that it gets. Raises UsageError where it has one
    of them, or is written in a way that is not added to.
    """
    file = record.file
    there = [name for name in made.data if record.get(name) is not None]
    if there:
        raise UsageError(
            f"{record.id} has `{there[0]}` already: take it out, or see --stdout", file
        )
    if record.origin is not None:
        raise UsageError(f"{record.id} is read through a mapping; see --stdout", file)
    opened = _opened(file, made, side, readers)
    at = [n for n, one in enumerate(_documents(file, side)) if one is record.document]
    try:
        path = path_to(opened.documents[at[0]], record.slots[0])
    except (IndexError, NotEditable) as error:
        raise UsageError(f"{record.id} cannot be added to there; see --stdout", file) from error
    values: dict[FieldPath, Any] = {(name,): value for name, value in made.data.items()}
    opened.steps.append(Step("", made.id, at[0], path, values, before=made.data.before))
    return _settled(opened)


def _documents(file: str, side: Side) -> list[Document]:
    return [one for reading in side.readings if reading.file == file for one in reading.documents]


def _opened(file: str, made: Made, side: Side, readers: Mapping[str, Reader]) -> File:
    suffix = suffix_of(file)
    reader = readers.get(suffix)
    text = read_text(side.root, file) if reader is not None and suffix in _WRITTEN else None
    if text is None or reader is None:
        raise UsageError("no file of YAML or JSON that records can be added to; see --stdout", file)
    known = _documents(file, side)
    documents, problems = reader(text)
    if problems or len(documents) != len(known):
        raise UsageError(
            "has faults of its own, or is not read: mend it first (isms-lint check)", file
        )
    return File(file, text, documents, reader, made.kind.name)


def _register(file: File, kind: str) -> tuple[int, FieldPath, Mapping[str, Any]]:
    """Where a row goes: the document, the list in it, what its head says; -1 where there is none."""
    for number, document in reversed(list(enumerate(file.documents))):
        data = document.data
        is_register = isinstance(data, dict) and isinstance(data.get("records"), list)
        if is_register and data.get("kind") == kind:
            return number, ("records",), data
    return -1, (), {}


def _settled(file: File) -> str:
    refused: list[str] = []
    file.settle(lambda _, why: refused.append(why))
    if refused or file.after is None:
        raise UsageError(f"it cannot be added there: {''.join(refused)}; see --stdout", file.file)
    return file.after
