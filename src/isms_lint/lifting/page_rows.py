"""The rows that a part of a mapping looks for on a page: of tables, lists and sections."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from isms_lint.documents.page import Cell, Page, Table, ends_of
from isms_lint.lifting.mapping import Selector
from isms_lint.lifting.rows import Named, Names
from isms_lint.values import NamedTuple
from isms_lint.written.normal import normal
from isms_lint.written.patterns import matches

_HEADER_WITHIN = 30
"""Rows of a grid among which the one with the names of columns is looked for."""
_NAMES_OF_KEYS = frozenset(
    [
        "field",
        "attribute",
        "property",
        "item",
        "key",
        "detail",
        "aspect",
        "feld",
        "merkmal",
        "attribut",
        "eigenschaft",
        "angabe",
        "campo",
        "atributo",
        "propriedade",
        "propiedad",
        "item",
        "champ",
        "attribut",
        "élément",
        "rubrique",
        "veld",
        "kenmerk",
        "eigenschap",
    ]
)
_NAMES_OF_VALUES = frozenset(
    [
        "detail",
        "details",
        "value",
        "description",
        "entry",
        "content",
        "information",
        "wert",
        "inhalt",
        "beschreibung",
        "angaben",
        "valor",
        "descrição",
        "detalhe",
        "descripción",
        "detalle",
        "valeur",
        "contenu",
        "détail",
        "waarde",
        "beschrijving",
        "inhoud",
    ]
)


class Sheet(NamedTuple):
    """A table with the names of its columns, and where its rows begin."""

    table: Table
    header: list[Cell]
    rows: list[list[Cell]]


class PageRows:
    """A page, by its sections.

    `taken` are the numbers of tables that some part took. `columns` are the columns that were taken out
    of tables, by the numbers of these; `sheets` are these tables.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taken: set[int] = set()
        self.columns: dict[int, set[str]] = {}
        self.sheets: dict[int, Sheet] = {}
        self._ends = ends_of(page.sections)
        self._sections_of_tables = [table.section for table in page.tables]

    def end(self, section: int) -> int:
        """The number of the first section behind `section` and those inside it."""
        return self._ends[section]

    def sections(self, selector: Selector, within: int) -> Iterator[int]:
        """The sections inside `within` whose heading is meant, each without those inside it."""
        number, end = within + 1, self.end(within)
        while number < end:
            if self._is_headed(number, selector.patterns):
                yield number
                number = self.end(number)
            else:
                number += 1

    def tables(self, selector: Selector, within: int) -> Iterator[tuple[int, Table]]:
        """The tables or lists inside `within` that are meant by their heading or sheet."""
        first = bisect_left(self._sections_of_tables, within)
        last = bisect_left(self._sections_of_tables, self.end(within))
        for number in range(first, last):
            table = self.page.tables[number]
            is_meant = table.what == (selector.what or "table")
            if is_meant and self._is_under(table, selector.patterns, within):
                yield number, table

    def headings(self, table: Table) -> Iterator[str]:
        """The sheet of a table and the headings above it, the nearest first."""
        if table.sheet:
            yield table.sheet
        number = table.section
        while number > 0:
            yield self.page.sections[number].heading[0]
            number = self.page.sections[number].parent

    def is_left(self, number: int, patterns: Collection[str]) -> bool:
        """Whether a table stands under one of the headings, or has it as its sheet."""
        table = self.page.tables[number]
        return "*" in patterns or any(
            matches(p, heading) for p in patterns for heading in self.headings(table)
        )

    def columns_left(self, number: int) -> Iterator[Cell]:
        """The names of the columns of a table that were not taken out of it, and that say something; a
        cell beyond them by its number.
        """
        sheet = self.sheets[number]
        for index, cell in enumerate(sheet.header):
            says = any(len(row) > index and row[index][0] for row in sheet.rows)
            if says and cell[0] not in self.columns[number]:
                yield cell
        for row in sheet.rows:
            for index, cell in enumerate(row[len(sheet.header) :], len(sheet.header) + 1):
                if cell[0]:
                    yield (f"column {index}", *cell[1:])

    def heading(self, section: int) -> Cell:
        """The heading of a section; that of the page is its first one."""
        if section == 0:
            return self.page.sections[self._title].heading if self._title else _START
        return self.page.sections[section].heading

    def names(self, section: int, wanted: Collection[str] = ()) -> Names:
        """The names with values in a section: in its lines, and in tables of names and values, which
        may show by the names that are `wanted`, and as these are written. Those of the page stand
        above its first heading and right below it.
        """
        found: list[Named] = []
        known = frozenset(map(normal, wanted))
        for number in self._own(section):
            found.extend(self.page.sections[number].keys)
            for index in self._tables_in(number):
                rows = _pairs_of(self.page.tables[index], known)
                if rows:
                    self.taken.add(index)
                    found.extend(_pairs(rows))
        return renamed(together(found), wanted)

    def with_names_below(
        self, names: Names, wanted: Collection[str], without: Collection[int], left: Collection[str]
    ) -> Names:
        """The `names` of the page with those of tables of names and values below its other headings:
        of each that has a name which is `wanted` and which no other of them and nothing above has. Not
        of those in the sections `without`, or that are `left`.
        """
        known = frozenset(map(normal, wanted))
        tables = {
            index: pairs
            for index, pairs in self.pairs_below(known, without)
            if not self.is_left(index, left)
        }
        counts = Counter(name for pairs in tables.values() for name in _normal_names(pairs))
        have = _normal_names(names)
        found: list[Named] = []
        for index, pairs in tables.items():
            if any(counts[name] == 1 for name in (_normal_names(pairs) & known) - have):
                self.taken.add(index)
                found.extend(pair for pair in pairs if normal(pair[0][0]) not in have)
                have |= _normal_names(pairs)
        return renamed(Names([*names, *together(found)]), wanted)

    def pairs_below(
        self, known: frozenset[str], without: Collection[int]
    ) -> Iterator[tuple[int, list[Named]]]:
        """The tables of names and values below other headings than that of the page, by their numbers;
        not those in the sections `without`.
        """
        own = set(self._own(0))
        for number in without:
            own.update(range(number, self.end(number)))
        for index, table in enumerate(self.page.tables):
            if table.section not in own and (rows := _pairs_of(table, known)):
                yield index, list(_pairs(rows))

    def _own(self, section: int) -> list[int]:
        """The section and those that a label begins in it; of the page its first heading too."""
        whole = [section]
        if section == 0 and self._title:
            whole.append(self._title)
        sections = self.page.sections
        for outer in list(whole):
            number = outer + 1
            while number < self.end(outer) and sections[number].level > 6:
                whole.append(number)
                number = self.end(number)
        return sorted(set(whole))

    @cached_property
    def _title(self) -> int:
        """The one section of the first level; 0 where there is none, or several."""
        first = [n for n, section in enumerate(self.page.sections) if section.level == 1]
        return first[0] if len(first) == 1 else 0

    def _tables_in(self, section: int) -> range:
        return range(
            bisect_left(self._sections_of_tables, section),
            bisect_left(self._sections_of_tables, section + 1),
        )

    def _is_headed(self, section: int, patterns: Iterable[str]) -> bool:
        heading = self.page.sections[section].heading[0]
        return any(matches(pattern, heading) for pattern in patterns)

    def _is_under(self, table: Table, patterns: tuple[str, ...], within: int) -> bool:
        if not patterns or "*" in patterns:
            return True
        if table.sheet and any(matches(pattern, table.sheet) for pattern in patterns):
            return True
        number = table.section
        while number > within or (number == within == 0):
            if self._is_headed(number, patterns):
                return True
            if number == 0:
                return False
            number = self.page.sections[number].parent
        return False


_START: Cell = ("", 1, 1, 1, 2)


def sheet_of(table: Table, selector: Selector, wanted: frozenset[str]) -> Sheet | None:
    """The table with its names; None for a grid in which no row has the columns that are `wanted`, and
    for a table without the columns that the selector asks for.
    """
    if table.header is not None:
        found = Sheet(table, _named(table.header), table.rows)
    else:
        at = _header_row(table, selector, wanted)
        if at is None:
            return None
        found = Sheet(table, _named(table.rows[at]), table.rows[at + 1 :])
    has = all(any(matches(column, cell[0]) for cell in found.header) for column in selector.columns)
    return found if has else None


def _header_row(table: Table, selector: Selector, wanted: frozenset[str]) -> int | None:
    """The row of a grid with the names: the one in the line that the mapping gives, or the first that
    has most of those that are wanted.
    """
    if selector.header:
        return next((n for n, row in enumerate(table.rows) if row[0][1] == selector.header), None)
    names = {normal(name) for name in (*wanted, *selector.columns)}
    best, most = None, min(2, len(names)) - 1
    for number, row in enumerate(table.rows[:_HEADER_WITHIN]):
        have = len(names.intersection(normal(cell[0]) for cell in row))
        if have > most:
            best, most = number, have
    return best


def _named(header: list[Cell]) -> list[Cell]:
    """The names of columns: one that has none goes by its number, one that another has with it."""
    seen: set[str] = set()
    named: list[Cell] = []
    for number, cell in enumerate(header, 1):
        name = cell[0] or f"column {number}"
        if normal(name) in seen:
            name = f"{name} ({number})"
        seen.add(normal(name))
        named.append((name, *cell[1:]))
    return named


def together(names: Iterable[Named]) -> Names:
    """Names with values, those that stand several times with a list of what they say."""
    found: dict[str, tuple[Cell, dict[str, Cell]]] = {}
    for name, value in names:
        _, values = found.setdefault(normal(name[0]), (name, {}))
        for cell in value if isinstance(value, list) else (value,):
            values.setdefault(cell[0], cell)
    gathered = Names()
    for name, values in found.values():
        cells = [cell for cell in values.values() if cell[0]] or list(values.values())
        gathered.append((name, cells[0] if len(cells) == 1 else cells))
    return gathered


def _normal_names(names: Iterable[Named]) -> set[str]:
    return {normal(name[0]) for name, _ in names}


def _pairs_of(table: Table, wanted: frozenset[str]) -> list[list[Cell]]:
    """The rows with a name and a value each, as people write one record in two columns; none of any
    other table. It shows by its header, or by two names that are `wanted`.
    """
    if table.header is None or table.what != "table" or len(table.header) != 2:
        return []
    name, value = (normal(cell[0]) for cell in table.header)
    if (name in _NAMES_OF_KEYS and value in _NAMES_OF_VALUES) or (not name and not value):
        return table.rows
    rows = [table.header, *table.rows] if name in wanted else table.rows
    return rows if sum(_name(row) in wanted for row in rows) > 1 else []


def _name(row: list[Cell]) -> str:
    return normal(row[0][0]) if row else ""


def _pairs(rows: list[list[Cell]]) -> Iterator[Named]:
    for first, *others in rows:
        if first[0]:
            value = others.pop(0) if others else ("", *first[1:])
            yield (first[0].rstrip(": "), *first[1:]), value
        # A value without a name, and what stands behind one with a name, is told.
        for number, cell in enumerate(others, 3 if first[0] else 2):
            yield (f"column {number}", *cell[1:]), cell


def values_of(cells: list[Cell], header: list[Cell]) -> Names:
    """A row of a table: the names of its columns with the cells below them."""
    if len(cells) <= len(header):
        return Names(zip(header, cells, strict=False))
    more = [(f"column {n}", *cell[1:]) for n, cell in enumerate(cells, 1) if n > len(header)]
    return Names(zip([*header, *more], cells, strict=True))


def named_as(header: list[Cell], names: Iterable[str]) -> list[Cell]:
    """The names of columns as the mapping writes them, where it means the same; `*` in a name of the
    mapping stands for anything. Of several columns that a name means it is that of the first.
    """
    meant: dict[str, str] = {}
    patterns: list[str] = []
    for name in names:
        meant[normal(name)] = name
        if "*" in name:
            patterns.append(name)
    named: list[Cell] = []
    used: set[str] = set()
    for number, cell in enumerate(header, 1):
        name = meant.get(normal(cell[0])) or next(
            (pattern for pattern in patterns if matches(pattern, cell[0])), cell[0]
        )
        name = cell[0] if name in used else name
        name = f"{name} ({number})" if name in used else name
        used.add(name)
        named.append((name, *cell[1:]))
    return named


def renamed(names: Names, wanted: Iterable[str]) -> Names:
    """Names with values, the names as the mapping writes them."""
    header = named_as([name for name, _ in names], wanted)
    return Names((name, value) for name, (_, value) in zip(header, names, strict=True))


def rows_of(sheet: Sheet, header: list[Cell], selector: Selector) -> Iterator[Names]:
    """The rows of a table that say something and are meant, by the names in `header`."""
    for cells in sheet.rows:
        if _is_row(cells, sheet):
            names = values_of(cells, header)
            if all(_has(names, column, patterns) for column, patterns in selector.where):
                yield names


def _has(names: Names, column: str, patterns: tuple[str, ...]) -> bool:
    text = next((value[0] for name, value in names if normal(name[0]) == normal(column)), "")
    return any(matches(pattern, text) for pattern in patterns)


def _is_row(cells: list[Cell], sheet: Sheet) -> bool:
    """Whether a row says something of its own: it is not blank, does not repeat the names of the
    columns, and is, in a grid, no title across them.
    """
    stated = [cell for cell in cells if cell[0].strip()]
    if not stated:
        return False
    is_grid = sheet.table.header is None and len(sheet.header) > 2
    if is_grid and len(stated) == 1 and stated[0] is cells[0] and " " in cells[0][0]:
        return False
    return [cell[0] for cell in cells] != [cell[0] for cell in sheet.header]
