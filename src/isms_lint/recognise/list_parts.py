"""Parts for lists whose items are records, and lists that are those of the page's own record."""

from __future__ import annotations

from isms_lint.documents.page import Table
from isms_lint.lifting.page_rows import PageRows
from isms_lint.recognise.cells import ID_WITHIN, lead_of_id
from isms_lint.recognise.habits import KIND_OF_LEAD
from isms_lint.recognise.headings import pattern_of
from isms_lint.recognise.placing import takes_at
from isms_lint.recognise.plan import FieldLine, PartPlan
from isms_lint.recognise.ranking import list_spoken_of, lists_of
from isms_lint.recognise.seen import Known, headings_of
from isms_lint.recognise.twins import link_line
from isms_lint.records.kinds import Kind
from isms_lint.values import NamedTuple

_MARKS = (": ", " – ", " — ", " - ")
_ITEM = "Item"
_TEXTS = ("statement", "action", "text", "title", "name")
_NAMED = 0.9


class OfLists(NamedTuple):
    """Parts, lines of the page's fields, and the numbers of the lists that these take."""

    parts: list[PartPlan]
    lists: list[FieldLine]
    sections: set[int]


def parts_of_lists(
    rows: PageRows, file: str, page_kind: Kind | None, known: Known, gone: set[int]
) -> OfLists:
    """What the lists of a page are: items that begin with ids, or items of a list that the page's
    record has.
    """
    del file
    found = OfLists([], [], set())
    for number, table in enumerate(rows.page.tables):
        if table.what != "list" or number in gone or len(table.rows) < 2:
            continue
        headings = headings_of(rows, table)
        if not headings:
            continue
        part = _with_ids(table, pattern_of(headings[0]), page_kind, known)
        if part is not None:
            found.parts.append(part)
            continue
        if page_kind is not None:
            line = _list_of(headings, page_kind, known)
            if line is not None and all(one.target != line.target for one in found.lists):
                found.lists.append(line)
    return found


def _with_ids(table: Table, heading: str, page_kind: Kind | None, known: Known) -> PartPlan | None:
    texts = [row[0][0] for row in table.rows if row]
    matches = [ID_WITHIN.match(text) for text in texts]
    if not all(matches):
        return None
    leads = {lead_of_id(match[0]) for match in matches if match}
    kind = known.kinds.get(KIND_OF_LEAD.get(next(iter(leads)), "")) if len(leads) == 1 else None
    mark = next((m for m in _MARKS if all(m in text for text in texts)), "")
    if kind is None or not mark:
        return None
    own = kind.schema.get("properties", {})
    target = next((one for one in _TEXTS if one in own), "title")
    lines = [
        FieldLine("id", {"from": _ITEM, "match": f"{{}}{mark}*"}),
        FieldLine(target, {"from": _ITEM, "match": f"*{mark}{{}}"}),
    ]
    link = link_line(kind, page_kind, lines)
    return PartPlan({"list": heading}, kind.name, (*lines, *([link] if link else [])))


def _list_of(headings: list[str], kind: Kind, known: Known) -> FieldLine | None:
    """The list of the page's record that a heading names, with the field each item is for."""
    for within in lists_of(kind):
        if list_spoken_of(headings[:1], kind, within, known.names) < _NAMED:
            continue
        items = takes_at(kind, (*within, "[]"))
        for name in ("person", "text", "by"):
            if items is not None and name in items.inside:
                rows = PartPlan({"list": pattern_of(headings[0])}, fields=(FieldLine(name, _ITEM),))
                return FieldLine(".".join(within), rows)
    return None
