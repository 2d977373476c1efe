"""How an answer to an open question is written: what stands in a comment in the place of the value."""

from __future__ import annotations

from isms_lint.lifting.schema_types import Takes

ANYTHING = "..."
_LONGEST = 70


def form_of(takes: Takes | None) -> str:
    """A date, the words there are, or dots: by what the field takes."""
    if takes is None:
        return ANYTHING
    if "array" in takes.types and "string" not in takes.types and "object" not in takes.types:
        inside = takes.items
        return f"[{form_of(inside)}]" if inside is None or not inside.inside else ANYTHING
    if takes.field.is_date:
        return "YYYY-MM-DD"
    if takes.field.words:
        words = " | ".join(takes.field.words)
        return words if len(words) <= _LONGEST else ANYTHING
    if takes.types == {"boolean"}:
        return "true | false"
    return ANYTHING
