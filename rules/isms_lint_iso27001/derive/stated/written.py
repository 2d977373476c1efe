"""What a field of a record says: the value, and the words that a mapping read it from."""

from __future__ import annotations

from typing import Any

from isms_lint.records.annotations import Field
from isms_lint.records.vocabulary import words_for
from isms_lint.rules import Pass
from isms_lint.written.normal import normal

_WRITTEN = "x_written"
Path = tuple[str, ...]


def field_path(field: str) -> Path:
    """A field in dotted form as a path: `residual.level`."""
    return tuple(field.split("."))


def value_at(data: Any, path: Path) -> Any:
    """The value at a path below `data`, None where there is none."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def written_at(data: Any, path: Path) -> str:
    """How the value at a path is written: as the mapping kept it, else as the record has it."""
    around = value_at(data, path[:-1])
    kept = value_at(around, (_WRITTEN, path[-1]))
    return kept if isinstance(kept, str) else as_text(value_at(data, path))


def as_text(value: Any) -> str:
    """A single value as text; empty for what is none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip() if isinstance(value, str | int | float) else ""


def compared(text: str) -> str:
    """The words of a text as they are compared: no capitals, emoji or marks."""
    return normal(text).replace("-", " ")


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, but for what is explained in brackets behind one of them."""
    return not readings(one).isdisjoint(readings(other))


def readings(text: str) -> set[str]:
    """A text as it is compared: all of it, and what stands before an explanation in brackets."""
    head = text.partition("(")[0].strip()
    return {compared(text), compared(head) if head else compared(text)} - {""}


def field_of(kind: str, path: Path, run: Pass) -> Field | None:
    """What the schema says of a field of a kind, items of lists as `[]`; None where nothing."""
    found = run.register.kinds.get(kind)
    field = found.fields if found is not None else None
    for step in path:
        if field is None:
            return None
        field = field.items if step == "[]" else field.properties.get(step)
    return field


def meanings(text: str, field: Field | None) -> frozenset[str]:
    """The words of a vocabulary that a text may mean."""
    return words_for(text, field) if field is not None and text else frozenset()
