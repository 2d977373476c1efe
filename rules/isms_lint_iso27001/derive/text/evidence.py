"""What a field with evidence names, and whether it leads anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class Evidence(NamedTuple):
    """One item of evidence: the path, address or id that it names, its SHA-256 as it is on record, and
    a note. Each may be empty.
    """

    place: str
    sha256: str
    note: str


def evidence_in(value: object) -> Iterator[Evidence]:
    """What `value` names, one item of evidence or a list of them. Items that hold no answer are left
    out.
    """
    for item in value if isinstance(value, list) else [value]:
        parts = item if isinstance(item, dict) else {"uri": item}
        found = Evidence(*(_text(parts.get(field)) for field in ("uri", "sha256", "note")))
        if any(found):
            yield found


def path_of(place: str) -> str:
    """A path or an address, without what only leads to a place inside the file."""
    return place.partition("#")[0].replace("\\", "/").removeprefix("./")


def has_evidence(value: object) -> bool:
    """Whether `value`, one item of evidence or a list of them, names any.

    A path, an address, an id or a note does; a hash alone does not.
    """
    return any(map(_says_something, value if isinstance(value, list) else [value]))


def _says_something(item: object) -> bool:
    if isinstance(item, dict):
        return not (is_blank_answer(item.get("uri")) and is_blank_answer(item.get("note")))
    return not is_blank_answer(item)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) and not is_blank_answer(value) else ""
