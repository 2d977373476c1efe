"""What a record points at: references, scope items, dates. Read off its data by its kind's schema.

Labels that were read as numbers become text on the way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.documents.scalars import looks_numeric
from isms_lint.records.annotations import Field
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

ANY_KIND = ("*",)
"""The kinds of a reference that may name any record."""


class Reference(NamedTuple):
    """One place in a record that names another record."""

    record: Record
    path: FieldPath
    target: str
    kinds: tuple[str, ...]


class ScopeItem(NamedTuple):
    """One place in a record that names a clause, a control, a range, a process."""

    record: Record
    path: FieldPath
    text: str
    edition: str | None


class Pointers(NamedTuple):
    """Everything of one record that the register needs to know of its fields."""

    references: list[Reference]
    scope_items: list[ScopeItem]
    dates: list[tuple[FieldPath, str, bool | frozenset[str]]]
    numeric: list[tuple[FieldPath, str]]


def read_pointers(record: Record, fields: Field) -> Pointers:
    """The pointers of `record`, in the order of its schema."""
    pointers = Pointers([], [], [], [])
    plan = _plan_of(fields, bool(record.written))
    _walk(record, record.data, plan, (), None, pointers)
    return pointers


class _Plan:
    """What to look for in the value of a field: `text` says what a text is, if that is anything, and
    `numeric` whether it may have been a number; `steps` are the fields of a mapping, `items` is what to
    look for in a list.
    """

    __slots__ = ("is_made", "items", "numeric", "steps", "text")

    def __init__(self) -> None:
        self.text: Field | None = None
        self.numeric = False
        self.steps: list[_Step] = []
        self.items: _Plan | None = None
        self.is_made = False

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to look for; of one that contains itself that is not known yet."""
        return self.is_made and not (self.text or self.numeric or self.steps or self.items)


_Step = tuple[str, FieldPath, bool, Field | None, _Plan]
"""A field to look into: its name, the path to it in its mapping, whether it is a label, what a text is
in it, what to look for in it.
"""


@lru_cache(maxsize=256)
def _plan_of(fields: Field, written: bool) -> _Plan:
    """What to look for in records of these fields. `written` says that some of their values do not
    show how they are written: else no text was ever a number.
    """
    return _made(fields, written, {})


def _made(field: Field, written: bool, known: dict[Field, _Plan]) -> _Plan:
    plan = known.get(field)
    if plan is not None:
        return plan
    plan = known[field] = _Plan()  # a field that contains itself finds this entry
    text = field.of_text
    if text.scope_item or text.references or text.is_date:
        plan.text = text
    plan.numeric = written and text.identifier
    for name, child in field.interesting:
        inside = _made(child, written, known)
        if child.label or not inside.is_idle:
            plan.steps.append((name, (name,), child.label, inside.text, inside))
    if field.items is not None and field.lift is None:
        items = _made(field.items, written, known)
        plan.items = None if items.is_idle else items
    plan.is_made = True
    return plan


def _walk(
    record: Record,
    data: dict[str, Any],
    plan: _Plan,
    path: FieldPath,
    edition: str | None,
    pointers: Pointers,
) -> None:
    given = data.get("edition")
    if given is not None and isinstance(given, str | int):
        edition = str(given)
    for name, step, label, text, inside in plan.steps:
        value = data.get(name)
        if value is None:
            continue
        at = path + step if path else step
        if label and type(value) in (int, float):
            value = data[name] = _digits(record, at, value)
        if type(value) is not str or inside.numeric:
            _visit(record, value, inside, at, edition, pointers)
        elif text is not None:
            _note(record, value, text, at, edition, pointers)


def _digits(record: Record, path: FieldPath, value: float) -> str:
    """A number as it is written: where a label stands, it is one."""
    slot = record.slot_of(path) if record.written else None
    return record.written.get(-1 if slot is None else slot, str(value))


def _visit(
    record: Record,
    value: Any,
    plan: _Plan,
    path: FieldPath,
    edition: str | None,
    pointers: Pointers,
) -> None:
    kind = type(value)
    if kind is str:
        if plan.text is not None:
            _note(record, value, plan.text, path, edition, pointers)
        if plan.numeric and looks_numeric(value):
            slot = record.slot_of(path)
            if slot in record.written:
                pointers.numeric.append((path, value))
    elif kind is dict:
        if plan.steps:
            _walk(record, value, plan, path, edition, pointers)
    elif kind is list:
        items = plan.items
        if items is not None:
            for index, item in enumerate(value):
                _visit(record, item, items, (*path, index), edition, pointers)


def _note(
    record: Record,
    value: str,
    text: Field,
    path: FieldPath,
    edition: str | None,
    pointers: Pointers,
) -> None:
    """Enter a text into what it is by `text`."""
    # What a named tuple has for a constructor is written in Python: this is called for most values.
    if text.scope_item:
        pointers.scope_items.append(tuple.__new__(ScopeItem, (record, path, value, edition)))
    elif text.references:
        pointers.references.append(tuple.__new__(Reference, (record, path, value, text.references)))
    else:
        pointers.dates.append((path, value, text.happened))
