"""Parts and lists for the tables of a page, those alike together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from isms_lint.recognise.cells import Column, most_common_lead
from isms_lint.recognise.finding_types import by_type
from isms_lint.recognise.habits import KIND_OF_LEAD, LEADS, TWIN_LEAD, TWINS
from isms_lint.recognise.headings import pattern_of
from isms_lint.recognise.lines import lines_of, reference, with_id
from isms_lint.recognise.names import plain
from isms_lint.recognise.people_lists import people_lines
from isms_lint.recognise.placing import Placed, place, reference_fields, takes_at, with_title
from isms_lint.recognise.plan import QUESTION, FieldLine, PartPlan
from isms_lint.recognise.ranking import Verdict, have_controls, is_paperwork, judge
from isms_lint.recognise.seen import Grid, Known, together
from isms_lint.recognise.twins import link_line, names_of_sources, targets, twin_of
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path
from isms_lint.records.vocabulary import word_for
from isms_lint.values import NamedTuple

_LONG = 3
"""Rows from which a table with many columns looks like a register."""
PROGRAMME, AUDIT = "audit-programme", "audit"
ENTRIES: Path = ("entries",)
"""The list of planned audits in a programme: the same rows are audits, as far as these lie ahead."""


class OfTables(NamedTuple):
    """Parts (some of them questions: `off`), lists of the page's own record, and tables no part is for.

    `lists` are lines of the page's fields. `unsure` are tables that may hold records of no known kind.
    """

    parts: list[PartPlan]
    lists: list[FieldLine]
    left: list[Grid]
    unsure: list[Grid]


class _Alike(NamedTuple):
    """Tables with the same columns that are the same kind."""

    verdict: Verdict
    grids: list[Grid]


def parts_of_tables(
    grids: Sequence[Grid], file: str, page_kind: Kind | None, known: Known, *, sheets: bool = False
) -> OfTables:
    """What the tables of a page are. `sheets` says that they are sheets of a workbook."""
    found = OfTables([], [], [], [])
    lists: dict[Path, list[_Alike]] = {}
    rows_of: dict[int, list[Column]] = {}
    for alike in _alike(grids, file, page_kind, known):
        scheduled = next((one for one in alike.verdict.ranked if one.within == ENTRIES), None)
        if scheduled is not None:
            alike = alike._replace(verdict=_of_schedule(alike.verdict))
        best = alike.verdict.best
        if scheduled is not None and best is not None and best.kind.name == AUDIT:
            lists.setdefault(ENTRIES, []).append(alike)
        if best is not None and best.within and alike.verdict.is_clear:
            lists.setdefault(best.within, []).append(alike)
        elif best is not None and not best.within:
            main = None if sheets else _same_records(alike, found.parts, rows_of, known)
            if main is not None:
                found.parts[main] = _joined(found.parts[main], alike, known)
                continue
            parts = _parts(alike, best.kind, page_kind, grids, known, sheets=sheets)
            if alike.verdict.is_clear:
                rows_of[len(found.parts)] = together(alike.grids)
            found.parts.extend(parts)
        else:
            for grid in alike.grids:
                is_near = best is not None or _is_register(grid)
                is_asked = is_near and not is_paperwork(grid.columns, grid.headings)
                (found.unsure if is_asked else found.left).append(grid)
    for within, several in lists.items():
        if page_kind is not None:
            tables = [grid for alike in several for grid in alike.grids]
            found.lists.append(_list_line(within, tables, grids, page_kind, known))
    return found


def _of_schedule(verdict: Verdict) -> Verdict:
    """The verdict on rows that may be the entries of a programme: they are that and audits too, where
    they have ids and are as much one as the other.
    """
    if verdict.is_clear:
        return verdict
    others = [one for one in verdict.ranked if not one.within]
    entries = next(one for one in verdict.ranked if one.within == ENTRIES)
    audits = others[0] if others and others[0].kind.name == AUDIT else None
    if audits is None or entries not in verdict.ranked[:2]:
        return verdict
    if audits.placed.at("id") is None:
        return Verdict((entries,), is_clear=True)
    return Verdict((audits, entries), is_clear=True)


def _same_records(
    alike: _Alike, parts: Sequence[PartPlan], rows_of: dict[int, list[Column]], known: Known
) -> int | None:
    """The number of the part whose records these tables say more of: they have the same ids."""
    best = alike.verdict.best
    identity = place(together(alike.grids), best.kind, known.names).at("id") if best else None
    for number, columns in rows_of.items():
        part = parts[number]
        own = next((line.source for line in part.fields if line.target == "id"), None)
        column = next((one for one in columns if one.name == own), None)
        if identity is None or column is None or best is None or part.kind != best.kind.name:
            continue
        ids = set(identity.column.values)
        if len(ids) > 1 and len(ids & set(column.values)) >= _SAME * len(ids):
            return number
    return None


def _joined(part: PartPlan, alike: _Alike, known: Known) -> PartPlan:
    """The part with what other tables say of its records."""
    kind = known.kind(str(part.kind))
    columns = together(alike.grids)
    identity = place(columns, kind, known.names).at("id")
    assert identity is not None
    name = f"more{len(part.joins) + 1}"
    lead = f"{name}."
    rest = [one for one in columns if one.name != identity.column.name]
    placed = place(rest, kind, known.names, without=targets(part.fields))
    lines, spare = lines_of(placed, kind, lead=lead)
    own = next(line.source for line in part.fields if line.target == "id")
    select: dict[str, Any] = {"table": _heading(alike.grids)}
    if any(_heading(alike.grids) == pattern for pattern in [part.select.get("table"), "*"]):
        select["columns"] = [identity.column.name, *(one.name for one in rest[:2])]
    join = {**select, "column": identity.column.name, "by": {"from": own}}
    return part._replace(
        joins={**part.joins, name: join},
        fields=(*part.fields, *lines),
        spare=(*part.spare, *spare),
    )


_SAME = 0.7


def _alike(grids: Sequence[Grid], file: str, page_kind: Kind | None, known: Known) -> list[_Alike]:
    """Tables of the same columns together, where they are of the same kind."""
    found: dict[Any, _Alike] = {}
    for grid in grids:
        verdict = judge(grid.columns, grid.headings, file, known.kinds, known.names, page_kind)
        best = verdict.best
        columns = tuple(plain(one.name) for one in grid.columns)
        what = (best.kind.name, best.within, verdict.is_clear) if best is not None else None
        alike = found.setdefault((columns, what), _Alike(verdict, []))
        alike.grids.append(grid)
    # Tables of one kind and heading with a column more or less are alike too.
    merged: dict[Any, _Alike] = {}
    for (columns, what), alike in found.items():
        key = (what, _heading(alike.grids)) if what and what[2] else (columns, what)
        if key in merged and _share_columns(merged[key].grids, columns):
            merged[key].grids.extend(alike.grids)
        else:
            merged[(key, columns) if key in merged else key] = alike
    return list(merged.values())


def _share_columns(grids: Sequence[Grid], columns: Sequence[str]) -> bool:
    """Whether tables have most columns of others: what is called otherwise there is something else."""
    have = {plain(one.name) for grid in grids for one in grid.columns}
    return len(have.intersection(columns)) >= _IN_COMMON * max(len(have), len(columns))


_IN_COMMON = 0.6


def _parts(
    alike: _Alike,
    kind: Kind,
    page_kind: Kind | None,
    grids: Sequence[Grid],
    known: Known,
    *,
    sheets: bool,
) -> list[PartPlan]:
    select = select_of(alike.grids, grids, sheets=sheets)
    columns = together(alike.grids)
    is_clear = alike.verdict.is_clear
    remarks: tuple[str, ...] = ()
    if not is_clear:
        others = " or ".join(dict.fromkeys(one.kind.name for one in alike.verdict.ranked))
        remarks = (f"{QUESTION}is this {others}? Not applied: take the signs away if it is",)
    part, twin = row_parts(columns, kind, select, known, page_kind)
    identity = next((one.source for one in part.fields if one.target == "id"), None)
    where = where_of(alike.grids, identity) if isinstance(identity, str) else {}
    if where:
        part = part._replace(select={**select, "where": where})
        twin = twin._replace(select=part.select) if twin is not None else None
    if kind.name == "role" and not any(line.target.startswith("holders") for line in part.fields):
        is_clear = False
        remarks = (f"{QUESTION}roles, and none says who holds it. Take the signs away if one does",)
    part = part._replace(off=not is_clear, remarks=remarks)
    if page_kind is not None and page_kind.name == PROGRAMME:
        part = part._replace(kind=_planned_only(part, columns, kind))
    parts = [part, *([twin] if twin is not None and is_clear else [])]
    return by_type(parts, columns, kind, known)


def _planned_only(part: PartPlan, columns: Sequence[Column], kind: Kind) -> Any:
    """The kind of rows of a schedule: those that were held have reports of their own."""
    status = takes_at(kind, ("status",))
    line = next((one for one in part.fields if one.target == "status"), None)
    column = next((one for one in columns if line is not None and one.name == line.source), None)
    if kind.name != AUDIT or column is None or status is None:
        return kind.name
    words = {text: word_for(text, status.field) for text in column.values}
    if len(set(words.values())) < 2 or "planned" not in words.values():
        return kind.name
    meant = {text: kind.name if word == "planned" else None for text, word in words.items()}
    return {"from": column.name, "words": meant}


def row_parts(
    columns: Sequence[Column],
    kind: Kind,
    select: dict[str, Any],
    known: Known,
    page_kind: Kind | None = None,
) -> tuple[PartPlan, PartPlan | None]:
    """The part for rows of a kind, and that for the second record in each of them, if there is one."""
    people, rest = people_lines(kind, columns, known.names)
    placed = with_title(place(rest, kind, known.names), kind)
    lines, spare = lines_of(placed, kind)
    lines = [*_of_another(placed, kind, with_id(placed, lines)), *people]
    link = link_line(kind, page_kind, lines)
    if link is not None:
        lines.insert(1, link)
    identity = next((line.source for line in lines if line.target == "id"), None)
    twin = twin_of(kind, select, identity, placed, known) if isinstance(identity, str) else None
    taken = names_of_sources(twin.fields) if twin else set()
    spare = [one for one in spare if one.name not in taken]
    return PartPlan(select, kind.name, tuple(lines), spare=tuple(spare)), twin


def _of_another(placed: Placed, kind: Kind, lines: list[FieldLine]) -> list[FieldLine]:
    """The lines, where the ids are those of the records that the rows are about: of the nonconformity
    that a corrective action answers to.
    """
    own = placed.at("id")
    if own is None and kind.name in TWIN_LEAD:
        return _with_id_of_other(placed, kind, lines)
    other = KIND_OF_LEAD.get(most_common_lead(own.column.values)) if own is not None else None
    if own is None or other in (None, kind.name) or kind.name not in LEADS:
        return lines
    free = next(
        (path for path in reference_fields(kind, (), str(other)) if placed.at(*path) is None), None
    )
    if free is None:
        return lines
    prefix = f"{TWIN_LEAD.get(kind.name, kind.name.upper()[:3] + '-')}"
    named = FieldLine(
        "id", {"from": own.column.name, "prefix": prefix}, "the id it is about, behind this"
    )
    about = FieldLine(".".join(free), own.column.name)
    return [named, about, *(line for line in lines if line.target != "id")]


def _with_id_of_other(placed: Placed, kind: Kind, lines: list[FieldLine]) -> list[FieldLine]:
    """The lines, where the rows have no ids, and each names another record that it answers to."""
    first = next(one for one, second in TWINS.items() if second == kind.name)
    about = next(
        (one for path in reference_fields(kind, (), first) if (one := placed.at(*path))), None
    )
    if about is None or not 0 < about.column.filled == len(about.column.values):
        return lines
    source = {"from": reference(about.column.name), "prefix": TWIN_LEAD[kind.name]}
    named = FieldLine("id", source, "the id it is about, behind this")
    return [named, *(line for line in lines if line.target != "id")]


def where_of(tables: Sequence[Grid], column: str) -> dict[str, str]:
    """What tells the rows of records from others below them (sums, legends): how their ids begin."""
    ids: list[str] = []
    for grid in tables:
        at = next((n for n, one in enumerate(grid.columns) if one.name == column), None)
        for row in grid.rows:
            if at is not None and sum(bool(cell[0]) for cell in row) > 1:
                ids.append(row[at][0] if at < len(row) else "")
    leads = [match[0] for one in ids if (match := _LEAD.match(one))]
    if len(leads) == len(ids) or not leads:
        return {}
    lead = max(set(leads), key=leads.count)
    return {column: f"{lead}*"} if leads.count(lead) >= _MOST * len(ids) else {}


_LEAD = re.compile(r"[A-Z]{1,12}[-_.]?(?=\d)")
_MOST = 0.5


def _list_line(
    within: Path, tables: Sequence[Grid], grids: Sequence[Grid], kind: Kind, known: Known
) -> FieldLine:
    """A field of the page's record that the rows of tables make a list of."""
    placed = place(together(tables), kind, known.names, (*within, "[]"))
    lines, spare = lines_of(placed, kind, (*within, "[]"))
    select = select_of(tables, grids, sheets=False)
    control = placed.at("control")
    if control is not None:
        where = where_of(tables, control.column.name)
        select = {**select, "where": where} if where else select
        lines = [_with_annex(line, control.column) for line in lines]
    rows = PartPlan(select, "", tuple(lines), spare=tuple(spare))
    return FieldLine(".".join(within), rows)


def _with_annex(line: FieldLine, column: Column) -> FieldLine:
    """The line for controls, with the letter of the annex where they have none."""
    if line.target != "control" or any(text[:1] == "A" for text in column.values):
        return line
    return line._replace(source={"from": line.source, "prefix": "A."})


def select_of(tables: Sequence[Grid], grids: Sequence[Grid], *, sheets: bool) -> dict[str, Any]:
    """What selects these tables, and not the other `grids` of the page."""
    if sheets:
        names = list(dict.fromkeys(grid.table.sheet for grid in tables))
        return {"sheet": names[0] if len(names) == 1 else names}
    heading = _heading(tables)
    numbers = {grid.number for grid in tables}
    others = [
        grid
        for grid in grids
        if grid.number not in numbers and (heading == "*" or heading in _patterns(grid))
    ]
    select: dict[str, Any] = {"table": heading}
    columns = _telling_apart(tables, others)
    if others or heading == "*":
        select["columns"] = columns
    return select


def _heading(tables: Sequence[Grid]) -> str:
    """The pattern of the nearest heading that all these tables stand below."""
    common = set.intersection(*(set(_patterns(grid)) for grid in tables))
    nearest = next((one for one in _patterns(tables[0]) if one in common), "*")
    title = _patterns(tables[0])[-1:]
    return (
        "*" if [nearest] == title and len(tables) > 1 and len(_patterns(tables[0])) > 1 else nearest
    )


def _patterns(grid: Grid) -> list[str]:
    return [pattern_of(heading) for heading in grid.headings]


def _telling_apart(tables: Sequence[Grid], others: Sequence[Grid]) -> list[str]:
    """Columns that all these tables have, as many as it takes for the others to lack one."""
    common = [
        one.name
        for one in tables[0].columns
        if all(any(plain(one.name) == plain(c.name) for c in grid.columns) for grid in tables)
    ]
    chosen = common[:2]
    for name in common[2:]:
        if not any(_has(grid, chosen) for grid in others):
            break
        chosen.append(name)
    return chosen


def _has(grid: Grid, names: Sequence[str]) -> bool:
    have = {plain(one.name) for one in grid.columns}
    return all(plain(name) in have for name in names)


def _is_register(grid: Grid) -> bool:
    """Whether a table looks like records of no known kind: many columns, a row for each thing, or for
    each control.
    """
    if have_controls(grid.columns):
        return True
    if len(grid.columns) < 5 or len(grid.rows) < _LONG:
        return False
    first = grid.columns[0]
    return first.filled >= 0.8 * len(grid.rows) and len(first.values) == first.filled
