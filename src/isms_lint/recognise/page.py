"""The mapping for a page: what it is as a whole, its sections, its tables, its lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.documents.document import Document
from isms_lint.documents.page import Page
from isms_lint.lifting.page_rows import PageRows
from isms_lint.recognise.habits import PAGE_SHOWS
from isms_lint.recognise.headings import pattern_of
from isms_lint.recognise.lines import SURE
from isms_lint.recognise.list_parts import parts_of_lists
from isms_lint.recognise.names import CERTAIN
from isms_lint.recognise.page_kind import DOCUMENT, PageKind, page_kind
from isms_lint.recognise.placing import place, stands_in_the_way, takes_at
from isms_lint.recognise.plan import QUESTION, FieldLine, MappingPlan, PartPlan, short
from isms_lint.recognise.section_parts import parts_of_group
from isms_lint.recognise.sections import Group, groups
from isms_lint.recognise.seen import Grid, Known, columns_of_names, grid_of, keys_of
from isms_lint.recognise.summaries import counts_of, with_days
from isms_lint.recognise.table_parts import parts_of_tables
from isms_lint.recognise.twins import targets
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path

_WITH_TEXT = frozenset({"action"})
"""Kinds that rows are lifted as even where the section around them is taken as a text."""


def plan_page(file: str, page: Page, front: Document | None, known: Known) -> MappingPlan | None:
    """The mapping for `page`; None where nothing on it holds records."""
    return _Planner(file, page, front, known).plan()


class _Planner:
    def __init__(self, file: str, page: Page, front: Document | None, known: Known) -> None:
        self._file = file
        self._known = known
        self._rows = PageRows(page)
        self._keys = keys_of(self._rows, 0, front)
        of_page = set(self._rows.taken)
        self._groups = groups(PageRows(page))
        self._grids = [
            grid
            for number, table in enumerate(page.tables)
            if table.what == "table"
            and number not in of_page
            and (grid := grid_of(number, table, self._rows, known.names)) is not None
        ]

    def plan(self) -> MappingPlan | None:
        """All of it."""
        title = self._rows.heading(0)[0]
        if self._file.rpartition("/")[2].lower().startswith(_OF_REPOSITORIES):
            return None
        whole = page_kind(title, self._file, self._keys, self._grids, self._known)
        if whole is not None and whole.kind.name != DOCUMENT and self._takes_below(whole):
            whole = page_kind(title, self._file, self._keys, self._grids, self._known)
        found = self._with(whole)
        if whole is not None and found is not None and _is_weak(found.page):
            return self._asked(whole, found)
        return found

    def _takes_below(self, whole: PageKind) -> bool:
        """Whether tables of names and values below other headings say more of the page's record."""
        have = targets(whole.fields)
        names = {one.name for one in self._keys}
        inside = [number for group in self._groups for number in group.numbers]
        taken: set[int] = set()
        for number, pairs in self._rows.pairs_below(frozenset(), inside):
            columns = [one for one in columns_of_names(pairs) if one.name not in names]
            placed = place(columns, whole.kind, self._known.names, without=have, by_content=False)
            surest = max((one.confidence for one in placed.placings), default=0)
            if len(placed.placings) > 1 or surest >= CERTAIN:
                self._keys.extend(columns)
                have |= {one.path for one in placed.placings}
                names.update(one.name for one in columns)
                taken.add(number)
        self._grids = [grid for grid in self._grids if grid.number not in taken]
        return bool(taken)

    def _asked(self, whole: PageKind, weak: MappingPlan) -> MappingPlan | None:
        """What stands on a page that by its title alone is a record: the page itself is a question."""
        asked = (f"{QUESTION}is the page itself of kind {whole.kind.name}? Only its title says so",)
        parts = self._with(None)
        if parts is None and all(map(_is_around, weak.page.fields)):
            return None
        if parts is None:
            return weak._replace(page=weak.page._replace(off=True, remarks=asked))
        return parts._replace(remarks=asked)

    def _with(self, whole: PageKind | None) -> MappingPlan | None:
        """The mapping where the page as a whole is this."""
        kind = whole.kind if whole is not None else None
        parts, gone = self._of_groups(kind)
        texts = dict(self._texts(kind)) if kind is not None and kind.name != DOCUMENT else {}
        lists = parts_of_lists(self._rows, self._file, kind, self._known, gone)
        gone |= lists.sections
        grids = [grid for grid in self._grids if grid.number not in gone]
        told = {n for start in texts for n in range(start, self._rows.end(start))}
        found = parts_of_tables(grids, self._file, kind, self._known)
        for grid, part in counts_of(
            [*found.left, *found.unsure],
            self._grids,
            [*parts, *lists.parts, *found.parts],
            found.lists,
            self._known,
        ):
            (found.left if grid in found.left else found.unsure).remove(grid)
            found.parts.append(part)
        tables = [self._unless_told(part, told, grids) for part in found.parts]
        active = [*parts, *lists.parts, *(part for part in tables if part is not None)]
        if whole is None and all(part.off for part in active):
            return None
        leave = list(
            self._leave(found.left, found.unsure, told, tables, whole, bool(active or found.lists))
        )
        own = list(whole.fields) if whole is not None else []
        page = _page_part(
            whole, [*texts.values(), *lists.lists, *found.lists], with_days(active, own)
        )
        return MappingPlan((self._file,), page, leave=tuple(leave))

    def _of_groups(self, kind: Kind | None) -> tuple[list[PartPlan], set[int]]:
        """The parts for sections that are records, and the tables that they take."""
        parts: list[PartPlan] = []
        gone: set[int] = set()
        for group in self._groups:
            inside = [grid for grid in self._grids if self._is_inside(grid, group)]
            outside = [grid for grid in self._grids if grid not in inside]
            found = parts_of_group(group, inside, outside, self._file, kind, self._known)
            if found is None:
                continue
            parts.extend(self._below(group, part) for part in found.parts)
            gone |= found.tables
            taken = PageRows(self._rows.page)
            for number in group.numbers:
                taken.names(number)
            gone |= taken.taken
        return parts, gone

    def _below(self, group: Group, part: PartPlan) -> PartPlan:
        """Sections without ids are all those below the heading around them."""
        if part.select.get("section") != "*" or not group.above:
            return part
        return PartPlan({"section": pattern_of(group.above[0])}, parts=(part,))

    def _is_inside(self, grid: Grid, group: Group) -> bool:
        return any(n <= grid.table.section < self._rows.end(n) for n in group.numbers)

    def _texts(self, kind: Kind) -> Iterator[tuple[int, FieldLine]]:
        """Sections whose text is a field of the page's record, by the number of the section."""
        guesses: list[tuple[float, int, int, Path]] = []
        for number, section in enumerate(self._rows.page.sections[1:], 1):
            if section.heading == self._rows.heading(0) or not section.body[0]:
                continue
            for one in self._known.names.meanings(section.heading[0]).get(kind.name, ()):
                if one.confidence >= SURE - 0.1 and _is_text(kind, one.path):
                    guesses.append((-one.confidence, section.level, number, one.path))
        taken: set[Path] = set()
        inside: set[int] = set()
        for minus, _, number, path in sorted(guesses):
            span = range(number, self._rows.end(number))
            if stands_in_the_way(path, taken) or inside.intersection(span):
                continue
            taken.add(path)
            inside.update(span)
            heading = pattern_of(self._rows.page.sections[number].heading[0])
            doubt = "" if -minus >= CERTAIN else f"{QUESTION}{-minus:.1f}: is that meant?"
            yield number, FieldLine(".".join(path), {"section": heading}, doubt, off=-minus < SURE)

    def _unless_told(
        self, part: PartPlan, told: set[int], grids: Sequence[Grid]
    ) -> PartPlan | None:
        """A part, unless its rows are those of a text that is taken as a whole."""
        if not isinstance(part.kind, str) or part.kind in _WITH_TEXT:
            return part
        heading = str(part.select.get("table"))
        own = [grid for grid in grids if heading in map(pattern_of, grid.headings)]
        return None if own and all(grid.table.section in told for grid in own) else part

    def _leave(
        self,
        left: Sequence[Grid],
        unsure: Sequence[Grid],
        told: set[int],
        parts: Sequence[PartPlan | None],
        whole: PageKind | None,
        has_records: bool,
    ) -> Iterator[FieldLine]:
        """Headings whose tables hold no records."""
        dropped = [part is None for part in parts]
        rest = [*left]
        if any(dropped):
            rest += [
                grid for grid in self._grids if grid.table.section in told and grid not in rest
            ]
        is_prose = not has_records and not unsure
        if is_prose and not all(grid.headings for grid in rest):
            yield FieldLine("*", "", _what(rest))
            return
        title = pattern_of(self._rows.heading(0)[0])
        seen: set[str] = set()
        for grid in rest:
            heading = pattern_of(grid.headings[0]) if grid.headings else ""
            if heading and heading not in seen and (heading != title or whole is None or is_prose):
                seen.add(heading)
                yield FieldLine(
                    heading, "", "its text is taken" if grid.table.section in told else ""
                )
        asked: set[str] = set()
        for grid in sorted(unsure, key=_columns):
            heading = pattern_of(grid.headings[0]) if grid.headings else "*"
            if heading not in seen:
                seen.add(heading)
                columns = _columns(grid)
                question = "" if columns in asked else f"{QUESTION}no kind fits {columns}"
                asked.add(columns)
                yield FieldLine(heading, "", question, off=True)


_OF_REPOSITORIES = (
    "readme",
    "changelog",
    "contributing",
    "license",
    "agents",
    "claude",
    "security.",
)
"""What pages about a repository are called, which hold no records."""


def _is_weak(page: PartPlan) -> bool:
    """Whether hardly anything but a title says that a page is a record of its own."""
    if page.kind == DOCUMENT:
        return False
    stated = [line for line in page.fields if line.target not in ("id", "title") and not line.off]
    has_lists = any(isinstance(line.source, PartPlan) for line in stated)
    if page.kind in PAGE_SHOWS and not has_lists:
        keys = {
            line.target
            for line in page.fields
            if not line.off and (line.target == "id" or not _is_around(line))
            if line.source != {"parent": "id"} and not line.comment.startswith(QUESTION)
        }
        return sum(bool(keys & fields) for fields in PAGE_SHOWS[page.kind]) < _FIELDS
    return len(stated) < _FIELDS and not has_lists


_FIELDS = 2


def _is_around(line: FieldLine) -> bool:
    """Whether a field is no key of the page: the name of its file, its heading, a section of it."""
    no_keys = {"parent", "heading", "section"}
    return isinstance(line.source, dict) and bool(no_keys & line.source.keys())


def _page_part(
    whole: PageKind | None, more: Sequence[FieldLine], parts: Sequence[PartPlan]
) -> PartPlan:
    if whole is None:
        return PartPlan({}, parts=tuple(parts))
    have = {line.target for line in whole.fields}
    fields = [*whole.fields, *(line for line in more if line.target not in have)]
    return PartPlan(
        {},
        whole.kind.name,
        tuple(fields),
        tuple(whole.constants),
        tuple(whole.spare),
        parts=tuple(parts),
    )


def _is_text(kind: Kind, path: Path) -> bool:
    """Whether a field takes a text as it is."""
    if "[]" in path or path[0] in ("id", "title", "text", "kind", "notes", "status", "evidence"):
        return False
    takes = takes_at(kind, path)
    if takes is None or "string" not in takes.types:
        return False
    field, items = takes.field, takes.items
    said = field.references or (items.field.references if items is not None else ())
    return not (field.words or field.is_date or field.scope_item or field.identifier or said)


def _what(grids: Sequence[Grid]) -> str:
    names = [short(grid.headings[0], 24) for grid in grids if grid.headings]
    shown = ", ".join(dict.fromkeys(names[:4]))
    return f"{len(grids)} table{'s' if len(grids) > 1 else ''} without records: {shown}" + (
        ", …" if len(set(names)) > 4 else ""
    )


def _columns(grid: Grid) -> str:
    return " | ".join(short(one.name, 20) for one in grid.columns[:6])
