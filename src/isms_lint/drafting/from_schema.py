"""A draft made of the schema alone, for kinds that have none of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.drafting.offered_ids import some_of
from isms_lint.lifting.schema_types import Takes, takes_of
from isms_lint.offers.draft import Drafted, Question
from isms_lint.records.kinds import Kind
from isms_lint.rules.pass_ import Pass

_FEW = 3
"""Questions below which all fields of a kind are asked for."""
_ALWAYS = ("title", "name")


def from_schema(kind: Kind, run: Pass) -> Drafted:
    """The status with which such a record begins, and a question for each field that is asked for: what
    the schema requires, what evidences a clause, what names another record.
    """
    takes = takes_of(kind)
    own: dict[str, Any] = kind.schema.get("properties", {})
    wanted = [name for name in own if name not in ("kind", "id", "status")]
    asked = [name for name in wanted if _is_asked_for(name, kind, takes)]
    names = asked if len(asked) >= _FEW else wanted
    if "name" not in own:
        names = ["title", *names]
    data = {}
    words = takes.inside["status"].field.words if "status" in own else ()
    if words:
        data["status"] = words[0]
    questions = [
        question
        for name in dict.fromkeys(names)
        for question in _questions(name, own.get(name, {}), takes.inside.get(name), run)
    ]
    return Drafted(data, tuple(questions))


def _is_asked_for(name: str, kind: Kind, takes: Takes) -> bool:
    schema = kind.schema["properties"][name]
    if name in kind.schema.get("required", ()) or name in _ALWAYS:
        return True
    if not isinstance(schema, dict) or "x-clauses" in schema:
        return True
    return bool(takes.inside[name].field.references)


def _questions(name: str, schema: Any, takes: Takes | None, run: Pass) -> Iterator[Question]:
    said = str(schema.get("description", "")) if isinstance(schema, dict) else ""
    said = said.rstrip(".") or name.replace("_", " ")
    kinds = takes.field.references if takes is not None else ()
    if not kinds and takes is not None and takes.items is not None:
        kinds = takes.items.field.references
    there = some_of(kinds, run)
    yield Question((name,), f"{said} ({there})" if there else said)
