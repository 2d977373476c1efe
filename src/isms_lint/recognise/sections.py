"""Sections that are records: headings with ids, or sections beside one another with the same names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.documents.page import Section
from isms_lint.lifting.page_rows import PageRows
from isms_lint.recognise.cells import Column, column, lead_of_id
from isms_lint.recognise.headings import bare, before_id, id_in
from isms_lint.recognise.seen import keys_of
from isms_lint.values import NamedTuple

_LABEL = 7
_ALIKE = 0.5


class Group(NamedTuple):
    """Sections of one sort: their numbers, headings, ids, the names in them and the headings above.

    `others` are the headings of the page that are none of these, and stand in none of these.
    """

    numbers: tuple[int, ...]
    headings: tuple[str, ...]
    ids: tuple[str, ...]
    keys: tuple[Column, ...]
    above: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def columns(self) -> list[Column]:
        """The names in them, with the ids of the headings as the first column."""
        ids = [column("ID", self.ids)] if any(self.ids) else []
        return [*ids, *(key for key in self.keys if not ids or key.name != "ID")]


def groups(rows: PageRows) -> list[Group]:
    """The groups of sections on a page that may be records."""
    found = [*_by_id(rows), *_by_names(rows)]
    taken: set[int] = set()
    kept: list[Group] = []
    for group in found:
        inside = {n for number in group.numbers for n in range(number, rows.end(number))}
        if not taken & inside:
            kept.append(group)
            taken |= inside
    return kept


def _by_id(rows: PageRows) -> Iterator[Group]:
    """Sections whose headings have ids that begin alike, where there are names or tables in them."""
    found: dict[tuple[int, str], list[int]] = {}
    for number, section in enumerate(rows.page.sections[1:], 1):
        if section.level >= _LABEL or _is_title(rows, number):
            continue
        name = id_in(section.heading[0])
        if name and bare(section.heading[0]).find(name) <= 24:
            lead = before_id(section.heading[0]) + (lead_of_id(name) or name)
            found.setdefault((section.level, lead), []).append(number)
    for numbers in found.values():
        keys = _keys(rows, numbers)
        if len(keys) >= 2 or (len(numbers) > 1 and keys):
            yield _group(rows, numbers, keys)


def _by_names(rows: PageRows) -> Iterator[Group]:
    """Sections below one heading that mostly have the same names in them."""
    found: dict[tuple[int, int], list[int]] = {}
    for number, section in enumerate(rows.page.sections[1:], 1):
        if section.level < _LABEL and not _is_title(rows, number):
            found.setdefault((section.parent, section.level), []).append(number)
    for numbers in found.values():
        named = [{key.name for key in keys_of(rows, number)} for number in numbers]
        full = [names for names in named if len(names) >= 3]
        if len(full) < 2 or len(full) < 0.7 * len(numbers):
            continue
        common = set.intersection(*full)
        if len(common) >= 3 and len(common) >= _ALIKE * max(map(len, full)):
            kept = [n for n, names in zip(numbers, named, strict=True) if names >= common]
            yield _group(rows, kept, _keys(rows, kept))


def _is_title(rows: PageRows, number: int) -> bool:
    return (
        rows.page.sections[number].level == 1
        and rows.heading(0) == rows.page.sections[number].heading
    )


def _keys(rows: PageRows, numbers: Sequence[int]) -> list[Column]:
    """The names in sections with all their values, the more usual ones as often as they stand there."""
    values: dict[str, list[str]] = {}
    for number in numbers:
        for key in keys_of(rows, number):
            values.setdefault(key.name, []).extend(key.values or [""])
    return [column(name, texts) for name, texts in values.items()]


def _group(rows: PageRows, numbers: Sequence[int], keys: Sequence[Column]) -> Group:
    sections = [rows.page.sections[number] for number in numbers]
    headings = tuple(section.heading[0] for section in sections)
    inside = {n for number in numbers for n in range(number, rows.end(number))}
    others = [
        section.heading[0]
        for number, section in enumerate(rows.page.sections[1:], 1)
        if number not in inside
    ]
    return Group(
        tuple(numbers),
        headings,
        tuple(map(id_in, headings)),
        tuple(keys),
        tuple(_above(rows.page.sections, sections[0])),
        tuple(others),
    )


def _above(sections: Sequence[Section], section: Section) -> Iterator[str]:
    number = section.parent
    while number > 0:
        yield sections[number].heading[0]
        number = sections[number].parent
