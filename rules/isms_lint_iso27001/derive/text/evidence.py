"""Whether a field with evidence leads anywhere."""

from __future__ import annotations

from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def has_evidence(value: object) -> bool:
    """Whether `value`, one item of evidence or a list of them, names any.

    A path, an address, an id or a note does; a hash alone does not.
    """
    return any(map(_says_something, value if isinstance(value, list) else [value]))


def _says_something(item: object) -> bool:
    if isinstance(item, dict):
        return not (is_blank_answer(item.get("uri")) and is_blank_answer(item.get("note")))
    return not is_blank_answer(item)
