"""Parts for sections that are records, with the tables inside them and the row that sums each up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from isms_lint.recognise.cells import Column, are_ids, share_of_words
from isms_lint.recognise.habits import TWINS
from isms_lint.recognise.headings import (
    bare,
    bracketed,
    common_start,
    id_pattern,
    pattern_of,
    telling_patterns,
    title_pattern,
)
from isms_lint.recognise.lines import SURE, lines_of, reference, with_id
from isms_lint.recognise.placing import Placed, place, vocabularies
from isms_lint.recognise.plan import QUESTION, FieldLine, PartPlan, Spare
from isms_lint.recognise.ranking import Verdict, judge
from isms_lint.recognise.sections import Group
from isms_lint.recognise.seen import Grid, Known, together
from isms_lint.recognise.summaries import said_part
from isms_lint.recognise.twins import is_status, link_line, names_of_sources, targets, twin_of
from isms_lint.records.kinds import Kind
from isms_lint.values import NamedTuple

_SUMMARY = "summary"
_SHORTEST = 3
"""Letters from which what headings begin with is a word."""


class OfGroup(NamedTuple):
    """The parts of a group, and the numbers of the tables that they take."""

    parts: list[PartPlan]
    tables: set[int]


def parts_of_group(
    group: Group,
    inside: Sequence[Grid],
    outside: Sequence[Grid],
    file: str,
    page_kind: Kind | None,
    known: Known,
) -> OfGroup | None:
    """The parts for a group of sections; `inside` are the tables in them, `outside` the others of the
    page. None where the sections are no records.
    """
    verdict = judge(group.columns, group.above, file, known.kinds, known.names)
    best = next((one for one in verdict.ranked if not one.within), None)
    if best is None or not (verdict.is_clear or any(group.ids)):
        return None
    built = _Builder(group, best.kind, page_kind, known).built(inside, outside)
    if not verdict.is_clear:
        asked = f"{QUESTION}are these sections of kind {best.kind.name}?"
        built.parts[0] = built.parts[0]._replace(remarks=(asked,))
    return built


class _Builder:
    def __init__(self, group: Group, kind: Kind, page_kind: Kind | None, known: Known) -> None:
        self._group = group
        self._kind = kind
        self._page_kind = page_kind
        self._known = known
        pattern = id_pattern(group.headings) if all(group.ids) else ""
        self._id: dict[str, Any] | None = {"heading": pattern} if pattern else None
        self._select = {"section": _section_pattern(group)}

    def built(self, inside: Sequence[Grid], outside: Sequence[Grid]) -> OfGroup:
        """All parts of the group."""
        keys = [k for k in self._group.keys if self._id is None or not self._is_id(k)]
        known_ids = [k for k in self._group.keys if k not in keys]
        names = self._known.names
        in_all = [k for k in keys if k.filled >= len(self._group.headings)]
        lines = list(self._heading_lines(place(in_all, self._kind, names)))
        placed = place(keys, self._kind, names, without=targets(lines))
        own, spare = lines_of(placed, self._kind)
        lines = [*lines, *own]
        joins, summed, number = self._summary(outside)
        said = next((self._said(grid, joins) for grid in outside if grid.number in number), None)
        nested, tables = self._nested(inside)
        twin = twin_of(
            self._kind,
            self._select,
            self._id,
            placed,
            self._known,
            has_actions=bool(nested),
            joined=(joins, summed, f"{_SUMMARY}."),
        )
        given = names_of_sources(twin.fields) if twin else set()
        free = [
            one
            for one in summed
            if f"{_SUMMARY}.{reference(one.name)}" not in given or is_status(one, names, self._kind)
        ]
        there = place(free, self._kind, names, without=targets(lines))
        lines.extend(lines_of(there, self._kind, lead=f"{_SUMMARY}.")[0])
        link = link_line(self._kind, self._page_kind, lines)
        if link is not None:
            lines.insert(1, link)
        taken = names_of_sources([*lines, *(twin.fields if twin else ())])
        spare = [one for one in spare if one.name not in taken]
        spare += [Spare.of(one) for one in known_ids]
        spare += [
            Spare.of(one)._replace(name=name)
            for one in summed
            if (name := f"{_SUMMARY}.{reference(one.name)}") not in taken
        ]
        in_said = {f"{_SUMMARY}.{name}" for name in names_of_sources(said.fields if said else ())}
        part = PartPlan(
            self._select,
            self._kind.name,
            tuple(lines),
            spare=tuple(one for one in spare if one.name not in in_said),
            joins=joins,
            parts=() if twin else tuple(nested),
            elsewhere=tuple(one.name for one in spare if one.name in in_said),
        )
        parts = [part, *([twin._replace(parts=tuple(nested))] if twin else [])]
        parts.extend([said] if said is not None else [])
        return OfGroup(parts, tables | number)

    def _is_id(self, key: Column) -> bool:
        return bool(key.values) and set(key.values) <= set(self._group.ids)

    def _heading_lines(self, keys: Placed) -> Iterator[FieldLine]:
        """What the headings say: the id, the title, a word in brackets that none of the `keys` says."""
        if self._id is not None:
            yield FieldLine("id", self._id)
        elif not any(_is_id_key(key) for key in self._group.keys):
            yield FieldLine(
                "id", {"heading": True, "slug": True}, "made of the heading: there is no id"
            )
        pattern = title_pattern(self._group.headings) if self._id is not None else ""
        if pattern or self._id is None:
            yield FieldLine("title", {"heading": pattern or True})
        pattern, words = bracketed(self._group.headings)
        if pattern:
            for name, takes in vocabularies(self._kind):
                if share_of_words(words, takes.field) >= 0.8:
                    beside = keys.at(name)
                    if beside is None or beside.confidence < SURE:
                        yield FieldLine(name, {"heading": pattern})
                    return

    def _nested(self, inside: Sequence[Grid]) -> tuple[list[PartPlan], set[int]]:
        """Parts for the tables inside the sections, those alike together."""
        alike: dict[tuple[str, str], list[Grid]] = {}
        for grid in inside:
            best = self._judged(grid).best
            if best is not None and not best.within:
                heading = pattern_of(grid.headings[0]) if grid.headings else "*"
                alike.setdefault((best.kind.name, heading), []).append(grid)
        parts: list[PartPlan] = []
        tables: set[int] = set()
        for (name, heading), found in alike.items():
            kind = self._known.kind("action" if name in TWINS.values() else name)
            columns = together(found)
            placed = place(columns, kind, self._known.names)
            lines, spare = lines_of(placed, kind)
            lines = with_id(placed, lines)
            link = link_line(kind, self._kind, lines)
            if link is not None:
                lines.insert(1, link)
            select: dict[str, Any] = {"table": heading}
            if heading in (pattern_of(one) for one in self._group.headings):
                select = {"table": "*", "columns": [one.name for one in columns if one.filled][:2]}
            parts.append(PartPlan(select, kind.name, tuple(lines), spare=tuple(spare)))
            tables.update(grid.number for grid in found)
        return parts, tables

    def _judged(self, grid: Grid) -> Verdict:
        return judge(grid.columns, grid.headings[:1], "", self._known.kinds, self._known.names)

    def _said(self, grid: Grid, joins: Mapping[str, Any]) -> PartPlan | None:
        by = next(one for one in grid.columns if one.name == joins[_SUMMARY]["column"])
        return said_part(grid, by, self._kind, self._known)

    def _summary(self, outside: Sequence[Grid]) -> tuple[dict[str, Any], list[Column], set[int]]:
        """The table with a row for each of the sections: as a join, its columns, its number."""
        ids = {one for one in self._group.ids if one}
        for grid in outside:
            for by in grid.columns[:2]:
                if len(ids) > 1 and len(ids & set(by.values)) >= 0.7 * len(ids):
                    heading = pattern_of(grid.headings[0]) if grid.headings else "*"
                    where = self._id or {"heading": True}
                    join = {"table": heading, "column": by.name, "by": where}
                    others = [one for one in grid.columns if one is not by]
                    return {_SUMMARY: join}, others, {grid.number}
        return {}, [], set()


def _is_id_key(key: Column) -> bool:
    return key.filled > 0 and are_ids(key.values) == 1 and len(key.values) == key.filled


def _section_pattern(group: Group) -> str | list[str]:
    if all(group.ids):
        found = telling_patterns(group.headings, group.others)
        return found[0] if len(found) == 1 else found
    word = common_start([bare(heading) for heading in group.headings]).rpartition(" ")[0]
    return f"{word} *" if len(word) > _SHORTEST else "*"
