"""Mappings as the configuration writes them, into the mappings the records are lifted with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Settings
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.documents.positions import FieldPath
from isms_lint.files.globs import Globs
from isms_lint.lifting.mapping import (
    ABOVE,
    BESIDE,
    BODY,
    FILE,
    HEADING,
    PARENT,
    ROWS,
    SECTION,
    Fields,
    Join,
    Mapping,
    Part,
    Selector,
    Source,
)

PLACE = "mappings"
"""The setting that holds them."""
_SELECTORS = ("table", "section", "list", "sheet", "at")
_SOURCES = ("from", "heading", "body", "section", "file", "above", "parent", "rows")
_OF_ROWS = _SOURCES[:-1]
"""What a row of a table has, and what says a kind: neither has rows inside it."""
_OF_ITEMS = ("from",)
_HAS_INSIDE = ("section", "at")
_MOST_DIGITS = 6
"""Of a place in a list."""


def read_mappings(
    own: Iterable[Settings[str, Any]], of_plugins: Iterable[Settings[str, Any]]
) -> tuple[Mapping, ...]:
    """The mappings of a configuration, then those of plugins: the first that matches a file counts.

    Raises UsageError as `read_mapping` does.
    """
    return (
        *(read_mapping(settings, (PLACE, number)) for number, settings in enumerate(own)),
        *map(read_mapping, of_plugins),
    )


def check_mappings(own: Iterable[Settings[str, Any]], where: Callable[[FieldPath], str]) -> None:
    """Raise UsageError, as `read_mapping` does, for entries of `mappings` that cannot be read; `where`
    gives the place of a setting.
    """
    for number, settings in enumerate(own):
        try:
            read_mapping(settings, (PLACE, number))
        except UsageError as error:
            raise UsageError(error.message, where((PLACE, number))) from error


def read_mapping(settings: Settings[str, Any], place: FieldPath = ()) -> Mapping:
    """One entry of `mappings`, already checked against the schema of the configuration. `place` is
    where it stands in the settings.

    Raises UsageError where fields of a record stand in each other's way, where fields are given for a
    kind that the mapping never makes, or where a pattern takes nothing.
    """
    if not any(name in settings for name in ("kind", "records", "format")):
        raise UsageError(
            f"{_named(place)}: say which `kind` its files are, or what `records` they hold"
        )
    if "format" in settings and not _fits_format(settings):
        raise UsageError(
            f"{_named(place)}: a `format` needs no fields; beside it `kind` says whether results are"
            " of an `audit` or an `external-audit`"
        )
    return Mapping(
        Globs(_listed(settings["files"])),
        _part(settings, place),
        leave=_listed(settings.get("leave", ())),
        dates=settings.get("dates", ""),
        template=settings.get("template"),
        format=settings.get("format", ""),
    )


def _fits_format(settings: Settings[str, Any]) -> bool:
    """Whether nothing is asked of files in a format of their own that it does not give."""
    is_alone = settings.keys() <= {"files", "format", "kind"}
    return is_alone and settings.get("kind", "audit") in ("audit", "external-audit")


def _part(settings: Settings[str, Any], place: FieldPath) -> Part:
    kind = settings.get("kind")
    source = None if kind is None or isinstance(kind, str) else _source(kind, _OF_ROWS)
    selector = _selector(settings)
    ways = _OF_ROWS if selector.what in ("table", "list") else _SOURCES
    fields = _fields(settings, ways)
    by_kind = {name: _fields(own, ways) for name, own in settings.get("by_kind", {}).items()}
    for name, own in by_kind.items():
        if not _makes(name, kind, source):
            raise UsageError(f"mappings: `by_kind` has `{name}`, which `kind` never says")
        merged = own.over(fields)
        _check({**merged.sources, **merged.constants})
    return Part(
        selector,
        source or kind,
        fields,
        by_kind,
        tuple(_join(name, join) for name, join in settings.get("joins", {}).items()),
        tuple(
            _part(_selecting(part, (*place, "records", number)), (*place, "records", number))
            for number, part in enumerate(settings.get("records", ()))
        ),
        place,
    )


def _selecting(settings: Settings[str, Any], place: FieldPath) -> Settings[str, Any]:
    """A part that says, in one way, which rows it is about."""
    if sum(name in settings for name in _SELECTORS) != 1:
        ways = ", ".join(f"`{name}`" for name in _SELECTORS)
        raise UsageError(f"{_named(place)}: say with one of {ways} which rows are meant")
    has_inside = any(name in settings for name in _HAS_INSIDE)
    if "records" in settings and not has_inside:
        raise UsageError(
            f"{_named(place)}: a row has no `records` inside it; sections and data have"
        )
    if "kind" not in settings and "records" not in settings:
        also = ", or what `records` are inside" if has_inside else ""
        raise UsageError(f"{_named(place)}: say what `kind` of record that is{also}")
    return settings


def _named(place: FieldPath) -> str:
    """How messages name a place in the settings: `mappings[0].records[1]`."""
    shown = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return shown.lstrip(".") or PLACE


def _selector(settings: Settings[str, Any]) -> Selector:
    """Which rows are meant; those of sheets are rows of tables."""
    what = next((name for name in _SELECTORS if name in settings), "")
    return Selector(
        "table" if what == "sheet" else what,
        _listed(settings[what]) if what else (),
        tuple(settings.get("columns", ())),
        settings.get("header", 0),
        tuple((name, _listed(wanted)) for name, wanted in settings.get("where", {}).items()),
    )


def _join(name: str, settings: Settings[str, Any]) -> Join:
    by = _source(settings["by"], _OF_ROWS)
    return Join(name, _selector(settings), settings["column"], by)


def _makes(name: str, kind: Any, source: Source | None) -> bool:
    """Whether a mapping of this kind, or with this source of kinds, may make records of `name`."""
    if source is None:
        return bool(kind == name)
    return source.words is None or name in source.words.values()


def _fields(settings: Settings[str, Any], ways: tuple[str, ...]) -> Fields:
    """The fields of a row; `ways` are those in which its sources may say where they are."""
    given = settings.get("fields", {})
    sources = {_target(to): _source(source, ways) for to, source in given.items()}
    constants = {_target(to): value for to, value in settings.get("constants", {}).items()}
    _check({**sources, **constants})
    return Fields.of(sources, constants, [*settings.get("ignore", ()), *settings.get("where", ())])


def _source(source: str | Settings[str, Any], ways: tuple[str, ...]) -> Source:
    if isinstance(source, str):
        source = {"from": source}
    given = [name for name in _SOURCES if name in source]
    if len(given) != 1 or given[0] not in ways:
        shown, found = (", ".join(f"`{name}`" for name in names) for names in (ways, given))
        one = "one of " if len(ways) > 1 else ""
        raise UsageError(
            f"mappings: a field comes here from {one}{shown}, not from {found or 'none'}"
        )
    names, match = _names(source)
    if match and "match" in source:
        raise UsageError(f"mappings: `{given[0]}` says already what is taken, beside it no `match`")
    rows = source.get("rows")
    return Source(
        names,
        _words(source.get("words")),
        source.get("prefix", ""),
        source.get("join"),
        _fields(source["each"], _OF_ITEMS) if "each" in source else _fields_of_rows(rows),
        source.get("wrap", ""),
        source.get("match", match),
        source.get("split"),
        source.get("slug", False),
        _selector(rows) if rows is not None else None,
        (rows or {}).get("column", ""),
    )


def _fields_of_rows(rows: Settings[str, Any] | None) -> Fields | None:
    """The fields of the rows that make a list; None where it is one of the values of a column."""
    if rows is None:
        return None
    if "column" in rows and not rows.keys().isdisjoint(("fields", "constants", "ignore")):
        raise UsageError("mappings: `rows` makes a list of one `column`, or of rows with `fields`")
    if "table" in rows and "list" in rows:
        raise UsageError("mappings: `rows` are those of a `table` or of a `list`")
    return None if "column" in rows else _fields(rows, _OF_ITEMS)


def _names(source: Settings[str, Any]) -> tuple[tuple[str, ...], str]:
    """The names in the row that a source means, and the pattern it has for what is in them."""
    for word, name in (("heading", HEADING), ("file", FILE)):
        if word in source:
            return (name,), "" if source[word] is True else _pattern(source[word])
    if "body" in source:
        return (BODY,), ""
    for word, lead in (("section", SECTION), ("above", ABOVE), ("parent", PARENT)):
        if word in source:
            return (lead + source[word],), ""
    if "rows" in source:
        # Two fields made of the same rows are the same list.
        return (ROWS + repr(source["rows"]),), ""
    names = _listed(source["from"])
    if any(name.startswith(BESIDE) for name in names):
        raise UsageError("mappings: a name in `from` begins with a character that is no text")
    return names, ""


def _pattern(pattern: str) -> str:
    if pattern.count("{}") != 1:
        raise UsageError(f"mappings: `{pattern}` says with `{{}}`, once, what is taken")
    return pattern


def _words(words: Settings[str, Any] | list[str] | None) -> dict[str, Any] | None:
    """A list of words are words that stay as they are."""
    if words is None or isinstance(words, dict):
        return words
    return {word: word for word in words}


def _listed(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _target(dotted: str) -> FieldPath:
    """A field of the record; numbers are places in a list."""
    return tuple(
        int(step) if step.isdecimal() and len(step) <= _MOST_DIGITS else step
        for step in dotted.split(".")
    )


def _check(targets: Iterable[FieldPath]) -> None:
    """Refuse a field that would have to be a value and a mapping, or a mapping and a list."""
    whole: set[FieldPath] = {("kind",)}
    within: dict[FieldPath, type] = {}
    for path in targets:
        whole.add(path)
        for length in range(len(path)):
            sort = within.setdefault(path[:length], type(path[length]))
            if sort is not type(path[length]):
                raise _clash(path[:length])
    if within.get((), str) is int:
        raise UsageError("mappings: a field of the record begins with a name, not with a number")
    for path in whole & within.keys():
        raise _clash(path)


def _clash(path: FieldPath) -> UsageError:
    field = ".".join(str(step) for step in path)
    return UsageError(f"mappings: `{field}` is filled whole and in parts, or as list and mapping")
