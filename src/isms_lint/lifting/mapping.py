"""Foreign records: what is lifted out of files written with other people's names, and from where.

A mapping names its files, and for each record that they hold the kind and where each field comes from.
It works on a *row*: names with values, whatever it was read from: a document, the row of a table or of
a sheet, a section with the names and values in it. A name in the row that is neither used nor declared
ignored is reported: what nobody mapped must never read as checked.

Names of the row are the row's own (`No.`) or dotted paths into it (`closure.date`). Fields of the
record are dotted paths whose numbers are places in a list: `approvals.0.by` and `approvals.0.on`
make one approval of two names of the row. A place in a list exists only where the row fills it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Map
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.files.globs import Globs
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

ITSELF = "."
"""The name of a row that is no mapping: an item of a plain list."""
ANY_WORD = "*"
"""Among `words`: every value that has no word of its own."""
BESIDE = "\0"
"""What names begin with that are no names of the file: what stands around a row, and was asked for."""
HEADING, BODY, FILE = (BESIDE + name for name in ("heading", "body", "file"))
SECTION, ABOVE, PARENT, ROWS = (
    BESIDE + name for name in ("section ", "above ", "parent ", "rows ")
)
"""These are followed by a heading, a name, a field of the record around, a number."""
ID_AROUND = f"{PARENT}id"


class Unmapped(NamedTuple):
    """Something of a row that the mapping does not account for. `path` is in the row; `said` says what
    is wrong with it, where `reason` alone does not.
    """

    record: Record
    path: FieldPath
    reason: str
    value: str
    said: str = ""


class Source(NamedTuple):
    """Where one field comes from and how its value is turned.

    `names` are names of the row. Where the row has several of them their values make one list, in
    this order, each scalar once. `match` is a pattern that says what of a text is taken. `words`
    translates values; one whose word is None is left out. `prefix` is put before strings that lack it,
    `slug` makes an id of a text, `join` makes one string of a list, `split` a list of a string (None:
    as the field has it), `each` maps the items of a list. `wrap` is `one` for the only item of a list,
    `list` for a list of one value. `rows` says where the rows are that make the list, and `column` of
    which column it is a list, where it is none of whole rows.
    """

    names: tuple[str, ...]
    words: dict[str, Any] | None = None
    prefix: str = ""
    join: str | None = None
    each: Fields | None = None
    wrap: str = ""
    match: str = ""
    split: str | None = None
    slug: bool = False
    rows: Selector | None = None
    column: str = ""


class Fields(NamedTuple):
    """The fields of one row: where each comes from, what is constant.

    `constants` hold where the row says nothing else. `accounted` are the paths of the row that are
    taken, or left alone on purpose.
    """

    sources: dict[FieldPath, Source]
    constants: dict[FieldPath, Any]
    accounted: frozenset[FieldPath]

    @staticmethod
    def of(
        sources: dict[FieldPath, Source], constants: dict[FieldPath, Any], ignored: Iterable[str]
    ) -> Fields:
        """The fields of these sources; `ignored` are the names of the row left alone."""
        # The id comes first: those of what is inside are made of it.
        sources = dict(sorted(sources.items(), key=lambda one: one[0] != ("id",)))
        taken = [name for source in sources.values() for name in source.names]
        return Fields(sources, constants, paths_of((*taken, *ignored)))

    @property
    def filled(self) -> frozenset[str]:
        """The fields of the record that these fill, those inside them left out."""
        return frozenset(str(path[0]) for path in (*self.sources, *self.constants))

    def over(self, other: Fields) -> Fields:
        """These fields, and those of `other` that are not among them."""
        return Fields(
            {**other.sources, **self.sources},
            {**other.constants, **self.constants},
            other.accounted | self.accounted,
        )


class Selector(NamedTuple):
    """Which rows: `what` is `table`, `section`, `list`, `at`, or empty for the page or document itself.

    `patterns` are those of headings or sheets, or one dotted path. `columns` are those that a table has
    to have. `header` is the number of the row with the names, 0 where it is found by them. `where` are
    columns with patterns, one of which a row has to have there.
    """

    what: str
    patterns: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    header: int = 0
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Join(NamedTuple):
    """A row elsewhere on the page that belongs to this one: that of a table in which `column` says what
    `by` gives here. Its names are those of the row, behind `name` and a dot.
    """

    name: str
    rows: Selector
    column: str
    by: Source


class Part:
    """What one sort of record is lifted from.

    `fields` are those of every kind, `by_kind` those of one kind beyond them. Without a kind it makes
    no records of its own. `parts` are those inside each of its rows. `place` is where it stands in
    the settings.
    """

    def __init__(
        self,
        rows: Selector,
        kind: str | Source | None,
        fields: Fields,
        by_kind: Map[str, Fields],
        joins: tuple[Join, ...] = (),
        parts: tuple[Part, ...] = (),
        place: FieldPath = (),
    ) -> None:
        taken: set[FieldPath] = {(join.name, join.column) for join in joins}
        if isinstance(kind, Source):
            taken.update(paths_of(kind.names))
        fields = fields._replace(accounted=fields.accounted | taken)
        self.rows = rows
        self.kind = kind
        self.fields = fields
        self.by_kind = {name: own.over(fields) for name, own in by_kind.items()}
        self._filled = fields.filled
        self.joins = joins
        self.parts = parts
        self.place = place
        beside = {name for name in self._names() if name.startswith(BESIDE)}
        self.beside = tuple(sorted(beside))
        """What stands around a row that its fields ask for."""
        self.columns = frozenset(
            name for name in self._names(ignored=True) if not name.startswith(BESIDE)
        )
        """Names of the row that are taken or ignored."""
        self.around = frozenset(
            path
            for path, source in self.sources()
            if source.words is None and beside.issuperset(source.names)
        )
        """The fields that come from what stands around a row alone."""

    def fields_of(self, kind: str) -> Fields:
        """The fields of a record of `kind`."""
        return self.by_kind.get(kind, self.fields)

    def filled_of(self, kind: str) -> frozenset[str]:
        """The fields of a record of `kind` that this fills."""
        own = self.by_kind.get(kind)
        return self._filled if own is None else own.filled

    def lacking(self, have: Collection[str]) -> frozenset[str]:
        """The fields that come from columns alone, none of which is among those that a table has."""
        found: set[str] = set()
        for path, source in self.fields.sources.items():
            names = [name.partition(".")[0] for name in source.names]
            beside = any(name.startswith(BESIDE) for name in names)
            if not beside and not any(name in have for name in (*names, *source.names)):
                found.add(str(path[0]))
        return frozenset(found - {str(path[0]) for path in self.fields.constants})

    def sources(self) -> Iterator[tuple[FieldPath, Source]]:
        """Every field with its source, whatever the kind."""
        for fields in (self.fields, *self.by_kind.values()):
            yield from fields.sources.items()

    def says_kind(self, columns: Iterable[str]) -> bool:
        """Whether rows with these columns can say their kind, where they have to."""
        names = set(self.kind.names) if isinstance(self.kind, Source) else set()
        return not names or not names.isdisjoint(columns) or bool(names.intersection(self.beside))

    def _names(self, *, ignored: bool = False) -> Iterator[str]:
        if isinstance(self.kind, Source):
            yield from self.kind.names
        for _, source in self.sources():
            yield from source.names
            if source.slug:
                yield ID_AROUND
        for join in self.joins:
            yield from join.by.names
        if ignored:
            for fields in (self.fields, *self.by_kind.values()):
                yield from (path[0] for path in fields.accounted if isinstance(path[0], str))


class Mapping:
    """One mapping of the configuration.

    `page` is what its files are as a whole, with the parts of it. `leave` are patterns of headings and
    sheets whose tables are left alone on purpose. `dates` is the order of day and month in them
    (`day-first`, `month-first`, or empty). `template` says whether the files are templates; None where
    that is to be seen. `format` is that of files which have one of their own.
    """

    def __init__(
        self,
        files: Globs,
        page: Part,
        *,
        leave: tuple[str, ...] = (),
        dates: str = "",
        template: bool | None = None,
        format: str = "",
    ) -> None:
        self.files = files
        self.page = page
        self.leave = leave
        self.dates = dates
        self.template = template
        self.format = format

    def applies(self, file: str) -> bool:
        """Whether this mapping is the one for `file`."""
        return self.files.match(file)

    def parts(self) -> Iterator[Part]:
        """The page and every part of it."""
        waiting = [self.page]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(part.parts)


def field_name(path: FieldPath) -> str:
    """A field of the record as a mapping writes it: `approvals.0.by`."""
    return ".".join(map(str, path))


def paths_of(names: Iterable[str]) -> frozenset[FieldPath]:
    """The paths that names of a row may mean: a name with a dot is a name too (`No.`)."""
    names = set(names)
    return frozenset((name,) for name in names) | {
        tuple(name.split(".")) for name in names if not name.startswith(BESIDE)
    }
