"""What a record says in words: its fields that are written for a reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.annotations import Field
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import findings_of
from isms_lint_iso27001.derive.text.pattern import Pattern

BODY: FieldPath = ("text",)
"""Where the body of a page stands."""
_NOT_READ = frozenset({"amendments"})
"""Fields that tell how the record was before."""
_FIGURE = Pattern(r"\d")


Wanted = Callable[[str], bool]
Stated = tuple[FieldPath, str]
"""A text, and where it stands."""


def texts_of(record: Record, run: Pass, wanted: Wanted = bool) -> list[Stated]:
    """Every text of a record that is `wanted`, with its path: no ids, dates or words of a vocabulary,
    and nothing that its schema does not know. What stands in records inside it is theirs.
    """
    places = run.derive(_Places).of(record.kind)
    found: list[Stated] = []
    if places is not None:
        _in_mapping(record.data, places, (), wanted, found)
    return found


def figures_of(record: Record, run: Pass) -> Sequence[Stated]:
    """The texts of a record in which there is a digit, as `texts_of` gives them: read once for all who
    ask for them.
    """
    known = run.derive(_figures)
    found = known.get(record)
    if found is None:
        # Most records have none; all of them share one that is empty.
        found = known[record] = texts_of(record, run, has_figure) or ()
    return found


def _figures(_run: Pass) -> dict[Record, Sequence[Stated]]:
    """The texts with digits, by the records that were asked for them (a derivation)."""
    return {}


def has_figure(text: str) -> bool:
    """Whether there is any digit in a text. Most texts have none, and need no closer look."""
    if text.isascii():
        # One after the other in so many words, as it is asked of every text.
        one = "0" in text or "1" in text or "2" in text or "3" in text or "4" in text
        return one or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text
    return _FIGURE.search(text) is not None


def is_said_inside(record: Record, path: FieldPath, says: Callable[[str], bool], run: Pass) -> bool:
    """Whether what the body of a page says is that of another record: of one that was lifted out of
    the page too, or of a finding of the audit whose report it is.
    """
    if path != BODY:
        return False
    inside = list(run.derive(_by_file).get(record.file, ())) if record.origin is not None else []
    if record.kind in ("audit", "external-audit"):
        inside.extend(findings_of(record, run))
    return any(
        says(text)
        for other in inside
        if other is not record
        for at, text in texts_of(other, run)
        if at != BODY
    )


def _by_file(run: Pass) -> dict[str, list[Record]]:
    """The records that a mapping lifted, by file (a derivation)."""
    found: dict[str, list[Record]] = {}
    for record in run.register.records:
        if record.origin is not None:
            found.setdefault(record.file, []).append(record)
    return found


class _Place:
    """What may stand in a field: words for a reader, and places inside it or in its items. Fields with
    ids, dates and the like alone are left out.
    """

    __slots__ = ("inside", "items", "words")

    def __init__(self) -> None:
        self.words = False
        self.inside: dict[str, _Place] = {}
        self.items: _Place | None = None


class _Places:
    """The places in which records have words, by kind; read out of the schemas once a run."""

    def __init__(self, run: Pass) -> None:
        self._kinds = run.register.kinds
        self._of_kind: dict[str, _Place | None] = {}
        self._known: dict[Field, _Place] = {}

    def of(self, kind: str) -> _Place | None:
        """Those of a kind; None where nothing is known of it."""
        if kind not in self._of_kind:
            known = self._kinds.get(kind)
            self._of_kind[kind] = None if known is None else self._read(known.fields)
        return self._of_kind[kind]

    def _read(self, field: Field) -> _Place:
        if field in self._known:
            return self._known[field]
        # A definition that contains itself finds this entry.
        place = self._known[field] = _Place()
        of_items = field.items is not None and field.items.annotated
        place.words = not (field.annotated or field.identifier or field.words or of_items)
        for name, inside in field.properties.items():
            below = self._read(inside)
            if name not in _NOT_READ and (below.words or inside.properties or inside.items):
                place.inside[name] = below
        if field.items is not None and field.lift is None:
            items = self._read(field.items)
            if items.words or field.items.properties or field.items.items:
                place.items = items
        return place


def _in_mapping(
    data: dict[str, Any],
    place: _Place,
    path: FieldPath,
    wanted: Wanted,
    found: list[Stated],
) -> None:
    known = place.inside
    for name, value in data.items():
        if name not in known:
            continue
        below = known[name]
        if isinstance(value, str):
            if below.words and wanted(value):
                found.append(((*path, name), value))
        elif isinstance(value, dict):
            if below.inside:
                _in_mapping(value, below, (*path, name), wanted, found)
        elif isinstance(value, list) and below.items is not None:
            _in_items(value, below.items, (*path, name), wanted, found)


def _in_items(
    data: list[Any],
    place: _Place,
    path: FieldPath,
    wanted: Wanted,
    found: list[Stated],
) -> None:
    for index, item in enumerate(data):
        if isinstance(item, str):
            if place.words and wanted(item):
                found.append(((*path, index), item))
        elif isinstance(item, dict):
            if place.inside:
                _in_mapping(item, place, (*path, index), wanted, found)
        elif isinstance(item, list) and place.items is not None:
            _in_items(item, place.items, (*path, index), wanted, found)
