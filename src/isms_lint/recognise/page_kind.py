"""What a page is as a whole: a record of its own, a document, or nothing but what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from isms_lint.lifting.schema_types import Takes
from isms_lint.recognise.cells import Column, are_clauses, are_controls
from isms_lint.recognise.habits import ABOUT, DOCUMENT_TYPES, PAGES
from isms_lint.recognise.headings import id_in
from isms_lint.recognise.lines import SURE, lines_of
from isms_lint.recognise.names import CERTAIN, Names, plain
from isms_lint.recognise.people_lists import people_lines
from isms_lint.recognise.placing import Placed, place, takes_at
from isms_lint.recognise.plan import QUESTION, FieldLine, Spare
from isms_lint.recognise.ranking import spoken_of
from isms_lint.recognise.seen import Grid, Known
from isms_lint.records.kinds import Kind
from isms_lint.records.names import Path
from isms_lint.values import NamedTuple
from isms_lint.written.vocabulary import words

DOCUMENT = "document"
_SAID = 0.55
"""How plainly a title has to name a kind."""
_FIRST = 3
"""Columns among which the controls are where a table is one of controls."""
_MANY = 10
"""Rows from which numbers without a name are those of controls."""
_CONTROLS: Path = ("controls",)
_NO_PAPERS = words(
    """
    plan response module log register list tracker verzeichnis liste registro lista interview interviews
    notes evidence entrevista entrevistas entretien entretiens gesprek interviewprotokoll
    """
)
"""Words beside the name of a kind that make a title one of plans, lists and parts of such records."""
_TELLING = frozenset(
    {"id", "version", "approved_by", "reviewed_on", "next_review_on", "approved_on"}
)
"""Fields of which a page states two where it is a controlled document."""


class PageKind(NamedTuple):
    """The kind of a page with the fields that its keys fill, and the keys that fill none."""

    kind: Kind
    fields: list[FieldLine]
    constants: list[FieldLine]
    spare: list[Spare]


def page_kind(
    title: str, file: str, keys: Sequence[Column], grids: Sequence[Grid], known: Known
) -> PageKind | None:
    """What the page is; None where it is no record itself."""
    kind = _own_kind(title, file, keys, grids, known)
    if kind is None:
        document = known.kinds.get(DOCUMENT)
        if document is None or not _is_document(place(keys, document, known.names)):
            return None
        kind = document
    return _with_fields(kind, title, keys, known)


def _own_kind(
    title: str, file: str, keys: Sequence[Column], grids: Sequence[Grid], known: Known
) -> Kind | None:
    said = spoken_of([title] if title else [], file.rpartition("/")[2], known.names)
    best: tuple[float, Kind] | None = None
    for name in PAGES:
        kind = known.kinds.get(name)
        if kind is None:
            continue
        controls = name == PAGES[0] and any(has_controls(grid, kind, known.names) for grid in grids)
        if said.get(name, 0) < _SAID and not controls:
            continue
        placed = place(keys, kind, known.names, by_content=False)
        score = 3 * said.get(name, 0) + 0.2 * placed.score + (4 if controls else 0)
        beside = (ABOUT | _NO_PAPERS).intersection(known.names.beside_kind(title, name))
        if (name == PAGES[0] or beside) and not controls:
            continue
        if best is None or score > best[0]:
            best = score, kind
    return best[1] if best is not None else None


def has_controls(grid: Grid, kind: Kind, names: Names) -> bool:
    """Whether a table has a row for each of many controls, and says whether it applies."""
    placed = place(grid.columns, kind, names, (*_CONTROLS, "[]"))
    control = placed.at("control")
    if control is None or control.column not in grid.columns[:_FIRST]:
        return False
    values = control.column.values
    if len(values) < 3 or are_controls(values) < 0.7 or are_clauses(values):
        return False
    # `#` with 5.1 to 5.4 below it numbers the rows of a fifth part.
    if len(values) < _MANY and not any(map(str.isalpha, control.column.name)):
        return False
    says = placed.at("applicable") or placed.at("implementation")
    return says is not None and says.confidence >= SURE


def _is_document(placed: Placed) -> bool:
    found = {one.path[0] for one in placed.placings if one.confidence >= SURE}
    return len(found & _TELLING) >= 2


def _with_fields(kind: Kind, title: str, keys: Sequence[Column], known: Known) -> PageKind:
    people, rest = people_lines(kind, keys, known.names)
    placed = place(rest, kind, known.names, by_content=False)
    fields, spare = lines_of(placed, kind)
    fields = [_plainly(line, known.names) for line in fields]
    fields.extend(people)
    if title and not any(line.target == "title" for line in fields):
        fields.append(FieldLine("title", {"heading": True}))
    if not any(line.target == "id" and not line.off for line in fields):
        fields = [line for line in fields if line.target != "id"]
        named = next((one for one in spare if _is_document_id(one.name, known.names)), None)
        spare = [one for one in spare if one is not named]
        fields.insert(0, _id_line(title) if named is None else FieldLine("id", named.name))
    fields.sort(
        key=lambda line: ("id", "title").index(line.target) if line.target in ("id", "title") else 2
    )
    return PageKind(kind, fields, list(_constants(kind, title, fields)), spare)


def _plainly(line: FieldLine, names: Names) -> FieldLine:
    """The line of the id without a doubt, where a page calls it that of a document."""
    is_id = line.target == "id" and isinstance(line.source, str)
    return (
        line._replace(comment="", off=False)
        if is_id and _is_document_id(line.source, names)
        else line
    )


def _is_document_id(name: str, names: Names) -> bool:
    meant = names.meanings(name).get(DOCUMENT, ())
    return any(one.path == ("id",) and one.confidence >= CERTAIN for one in meant)


def _id_line(title: str) -> FieldLine:
    name = id_in(title)
    if name and title.rstrip().endswith(name):
        before = title.rstrip()[: -len(name)].rstrip()
        if before[-1:] in "–—-:|":
            return FieldLine("id", {"heading": f"* {before[-1]} {{}}"})
    return FieldLine("id", {"parent": "id"}, "the name of the file: the page has no id")


def _constants(kind: Kind, title: str, fields: Sequence[FieldLine]) -> list[FieldLine]:
    found: list[FieldLine] = []
    if kind.name == DOCUMENT and not any(line.target == "type" for line in fields):
        sort = document_type(title)
        if sort:
            found.append(FieldLine("type", sort))
    has = {line.target: line for line in fields}
    if "status" not in has:
        status = _status(kind, has)
        if status is not None:
            found.append(status)
    return found


def _status(kind: Kind, has: dict[str, Any]) -> FieldLine | None:
    """The status that a page shows by what else it states: minutes with a day are of a review held."""
    takes: Takes | None = takes_at(kind, ("status",))
    known = takes.field.words if takes is not None else ()
    for field, word in (("held_on", "held"), ("reported_on", "reported"), ("fieldwork", "done")):
        if field in has and word in known:
            return FieldLine("status", word, f"{QUESTION}it states {field}")
    return None


def document_type(title: str) -> str:
    """What sort of document a title names; empty where it names none."""
    for word in reversed(plain(title).split()):
        for sort, spellings in DOCUMENT_TYPES.items():
            if word in spellings or any(
                len(word) > len(end) > 6 and word.endswith(end) for end in spellings
            ):
                return sort
    return ""
