"""Which field of a kind each column of a table, or key of a page, is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.lifting.schema_types import Takes, takes_of
from isms_lint.recognise.cells import (
    Column,
    are_controls,
    are_ids,
    are_numbers,
    fit,
    fit_of_text,
    most_common_lead,
    name_controls,
)
from isms_lint.recognise.habits import KIND_OF_LEAD
from isms_lint.recognise.names import CERTAIN, Meaning, Names, plain
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path
from isms_lint.records.vocabulary import word_for
from isms_lint.values import NamedTuple
from isms_lint.written.vocabulary import words

LEAST = 0.5
"""A guess below this is no guess."""
_ID: Path = ("id",)
_TITLE: Path = ("title",)
_SEVERAL = frozenset({("notes",)})
"""Fields that any number of columns may fill."""
_NEVER = frozenset(
    {"kind", "tags", "frameworks", "history", "extensions", "supersedes", "postponements"}
)
"""Fields that no column is taken for by its name."""
_WORDS_FOR_IDS = words(
    "id no nr number ref reference code identifier kennung numero num codigo cod"
)
_OF_EVIDENCE = frozenset({"uri", "sha256", "note"})


class Placing(NamedTuple):
    """A column and the field it is for; `also` are fields it may be for as well, `rivals` other columns
    that may be for the field.
    """

    column: Column
    path: Path
    confidence: float
    also: tuple[Path, ...] = ()
    rivals: tuple[str, ...] = ()


class Placed(NamedTuple):
    """The columns that have a field, those that have none, and how much this says of the kind."""

    placings: tuple[Placing, ...]
    left: tuple[Column, ...]
    score: float

    def at(self, *path: str) -> Placing | None:
        """The column for a field."""
        return next((one for one in self.placings if one.path == path), None)


def place(
    columns: Sequence[Column],
    kind: Kind,
    names: Names,
    within: Path = (),
    without: frozenset[Path] = frozenset(),
    *,
    by_content: bool = True,
) -> Placed:
    """Find a field of `kind` (of the items of the list `within`) for each column; not those `without`.

    The surest pair goes first; each column has one field, each field one column. `by_content` says
    that cells may tell what the name of their column does not.
    """
    guesses = sorted(
        (
            (
                -guess.confidence,
                -2.0 if guess.rank < 0 else -names.weight(column.name),
                guess.rank,
                number,
                guess.path,
            )
            for number, column in enumerate(columns)
            for guess in _guesses(column, kind, names, within)
            if guess.path not in without
        ),
    )
    taken: dict[int, Placing] = {}
    fields: set[Path] = set(without)
    for minus, _, _, number, path in guesses:
        if number in taken or (path not in _SEVERAL and stands_in_the_way(path, fields)):
            continue
        taken[number] = Placing(columns[number], path, -minus)
        fields.add(path)
    for number, path in _displaced(columns, taken, fields, guesses):
        if takes_at(kind, (*within, *path)) is not None:
            taken[number] = Placing(columns[number], path, _DISPLACED)
            fields.add(path)
    content = _by_content(columns, kind, within, taken, fields) if by_content else ()
    for number, path, confidence in content:
        taken[number] = Placing(columns[number], path, confidence)
        fields.add(path)
    placings = [
        one._replace(
            also=_also(one, number, guesses, fields),
            rivals=_rivals(one, number, guesses, columns, taken),
        )
        for number, one in sorted(taken.items())
    ]
    left = [column for number, column in enumerate(columns) if number not in taken]
    score = sum(one.confidence * names.weight(one.column.name) for one in placings)
    return Placed(tuple(placings), tuple(left), score)


def with_title(placed: Placed, kind: Kind) -> Placed:
    """What was placed, with the most telling text as the title where nothing names the rows."""
    if takes_at(kind, _TITLE) is None or any(
        one.path == _ID or one.path[0] in _TEXTS for one in placed.placings
    ):
        return placed
    texts = [
        one for one in placed.left if 0 < one.filled == len(one.values) and fit_of_text(one.values)
    ]
    if not texts:
        return placed
    best = max(texts, key=lambda one: sum(map(len, one.values)))
    return placed._replace(
        placings=(Placing(best, _TITLE, _DISPLACED), *placed.placings),
        left=tuple(one for one in placed.left if one is not best),
    )


def takes_at(kind: Kind, path: Path) -> Takes | None:
    """What the field at a path takes; `[]` stands for the items of a list."""
    found: Takes | None = takes_of(kind)
    for step in path:
        if found is None:
            return None
        found = found.items if step == "[]" else found.inside.get(step)
    return found


def vocabularies(kind: Kind, within: Path = ()) -> Iterator[tuple[str, Takes]]:
    """The fields of `kind` (of the items of the list `within`) that take words, with what they take."""
    takes = takes_at(kind, within)
    for name, one in (takes.inside if takes else {}).items():
        if (one.field.words or one.field.other_words) and "boolean" not in one.types:
            yield name, one


def _guesses(column: Column, kind: Kind, names: Names, within: Path) -> Iterator[Meaning]:
    meanings = [
        one
        for one in names.meanings(column.name).get(kind.name, ())
        if one.path[: len(within)] == within
    ]
    best = max((one.confidence for one in meanings), default=0)
    for one in meanings:
        path = one.path[len(within) :]
        if not path or path[0] in _NEVER or "[]" in path:
            continue
        if best >= CERTAIN > one.confidence:
            continue  # a name of its own means nothing else
        takes = takes_at(kind, one.path)
        if (
            takes is None
            or takes.field.lift is not None
            or not _is_value(takes)
            or path[-1] in _OF_EVIDENCE
        ):
            continue
        confidence = one.confidence * _fitting(column, takes)
        if takes.field.scope_item and confidence >= 0.6 and are_controls(column.values) >= 0.9:
            confidence = max(confidence, CERTAIN)
        if path == _ID and confidence >= LEAST and _is_called_id(column):
            confidence = max(confidence, CERTAIN)
        if path[-1] in _TEXTS and are_numbers(column.values):
            confidence *= 0.4  # a score is no title
        if path == _ID and len(column.values) < column.filled:
            confidence *= 0.3  # ids that repeat are those of something else
        if confidence >= LEAST:
            yield Meaning(path, round(confidence, 2), one.rank)


def _is_called_id(column: Column) -> bool:
    """Whether a column is called one of ids, and its values may be such."""
    named = _WORDS_FOR_IDS.intersection(plain(column.name).split())
    return bool(named) and are_ids(column.values) >= 0.7


def _is_value(takes: Takes) -> bool:
    """Whether a text alone is a value of the field, though it may be a mapping or a list."""
    if takes.inside and "string" not in takes.types:
        return {"start", "end"} <= takes.inside.keys()
    items = takes.items
    return items is None or not items.inside or "string" in {*takes.types, *items.types}


def _fitting(column: Column, takes: Takes) -> float:
    """How well what stands in a column fits a field, as a factor."""
    fitting = fit(column.values, takes)
    if fitting is None:
        return 1.0
    floor = 0.75 if takes.field.words else 0.5
    if fitting == 0 and len(column.values) > 2:
        return 0.6
    return floor + (1 - floor) * min(1.0, fitting / 0.8)


def stands_in_the_way(path: Path, fields: set[Path]) -> bool:
    """Whether a field is filled already, whole or in parts."""
    return any(path[: len(other)] == other or other[: len(path)] == path for other in fields)


def _also(
    placing: Placing,
    number: int,
    guesses: Sequence[_Guess],
    fields: set[Path],
) -> tuple[Path, ...]:
    """Other fields that the column may be for, where its own is not sure."""
    if placing.confidence >= CERTAIN:
        return ()
    return tuple(
        path
        for minus, _, _, other, path in guesses
        if other == number and path not in fields and -minus >= placing.confidence - 0.15
    )[:2]


def _displaced(
    columns: Sequence[Column],
    taken: dict[int, Placing],
    fields: set[Path],
    guesses: Sequence[_Guess],
) -> Iterator[tuple[int, Path]]:
    """Columns whose own field another column has: a second text that says what it is."""
    for minus, _, _, number, path in guesses:
        if number in taken or -minus < CERTAIN or path not in fields:
            continue
        aside = _ASIDE_OF_TEXTS if path[0] in _TEXTS else _ASIDE_OF_IDS if path[0] in _IDS else ()
        free = next((one for one in aside if not stands_in_the_way(one, fields)), None)
        if free is not None and fit_of_text(columns[number].values):
            yield number, free


_TEXTS = frozenset({"title", "statement", "name", "action", "what", "text", "topic", "subject"})
_IDS = frozenset({"id", "control", "item", "audit"})
_ASIDE_OF_TEXTS: tuple[Path, ...] = (("text",),)
_ASIDE_OF_IDS: tuple[Path, ...] = (("title",), ("text",))
_DISPLACED = 0.75


def _rivals(
    placing: Placing,
    number: int,
    guesses: Sequence[_Guess],
    columns: Sequence[Column],
    taken: dict[int, Placing],
) -> tuple[str, ...]:
    """Columns without a field that are as good for this one, where none is sure."""
    if placing.confidence >= CERTAIN:
        return ()
    return tuple(
        columns[other].name
        for minus, _, _, other, path in guesses
        if path == placing.path
        and other != number
        and other not in taken
        and -minus >= placing.confidence - 0.1
    )


_Guess = tuple[float, float, int, int, Path]
"""Confidence and weight (both negative), rank, number of the column, field."""


def _by_content(
    columns: Sequence[Column],
    kind: Kind,
    within: Path,
    taken: dict[int, Placing],
    fields: set[Path],
) -> Iterator[tuple[int, Path, float]]:
    """What the cells of columns say whose name says nothing: ids in the first, controls in one."""
    first = next((n for n, column in enumerate(columns) if column.values), None)
    if first is not None and first not in taken and _ID not in fields and not within:
        values = columns[first].values
        if are_ids(values) >= 0.9 and len(values) == columns[first].filled:
            own = KIND_OF_LEAD.get(most_common_lead(values)) == kind.name
            yield first, _ID, CERTAIN if own or _is_called_id(columns[first]) else 0.7
    for number, column in enumerate(columns):
        if number in taken or not column.values:
            continue
        path: Path | None = None
        confidence = 0.65
        if name_controls(column.values) >= 0.7 and len(column.values) > 1:
            path = next((p for p in _scope_fields(kind, within) if p not in fields), None)
        elif (lead := most_common_lead(column.values)) in KIND_OF_LEAD:
            other = KIND_OF_LEAD[lead]
            path = next((p for p in reference_fields(kind, within, other) if p not in fields), None)
        elif (found := _by_words(column, kind, within, fields)) is not None:
            path, confidence = found, 0.6
        if path is not None:
            yield number, path, confidence
            return


def _by_words(column: Column, kind: Kind, within: Path, fields: set[Path]) -> Path | None:
    """A field all of whose words stand in a column, other than a status or yes and no."""
    if len(column.values) < 2:
        return None
    takes = takes_at(kind, within)
    for name, one in (takes.inside if takes is not None else {}).items():
        if (name,) in fields or name == "status" or not one.field.words or "boolean" in one.types:
            continue
        meant = [word_for(value, one.field) for value in column.values]
        if all(meant) and len(set(meant)) > 1:
            return (name,)
    return None


def reference_fields(kind: Kind, within: Path, other: str) -> Iterator[Path]:
    """Fields that name a record of the kind `other`, those that name no other kind first."""
    takes = takes_at(kind, within)
    inside = takes.inside if takes is not None else {}
    for wanted in ((other,), ("*",)):
        for name, one in inside.items():
            items = one.items.field.references if one.items is not None else ()
            if (one.field.references or items) == wanted and name not in _NEVER:
                yield (name,)


def _scope_fields(kind: Kind, within: Path) -> Iterator[Path]:
    """Fields that hold controls or clauses, those of the kind itself before those of every record."""
    takes = takes_at(kind, within)
    own = [name for name in kind.schema.get("properties", ()) if takes and name in takes.inside]
    for name in [*own, *(takes.inside if takes else ())]:
        inside = takes.inside[name] if takes else None
        if inside is None:
            continue
        if inside.field.scope_item or (inside.items is not None and inside.items.field.scope_item):
            yield (name,)
