"""What ties each person who could audit to each item, items drawn together where they do not differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.competence import auditor_competence
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.independence.auditors import auditor_ids
from isms_lint_iso27001.derive.independence.candidates import case_on
from isms_lint_iso27001.derive.independence.gaps import gaps_of, is_hired_to_audit
from isms_lint_iso27001.derive.independence.independence import left_open, ties_of
from isms_lint_iso27001.derive.independence.relations import Relation
from isms_lint_iso27001.derive.people.isms_leads import is_clause
from isms_lint_iso27001.derive.programme.coverage import audited
from isms_lint_iso27001.derive.responsibility.responsibilities import responsibilities
from isms_lint_iso27001.derive.soa.exclusions import Exclusions

CLAUSES, PROCESS, CONTROLS, OTHER = "clauses", "process", "controls", "other"
"""What rows are of: clauses below one heading, a process with its controls, controls of one theme that
no process names, anything else that has a record.
"""
_MOST_ROWS = 80
"""From more rows on there is one for each clause heading, process and theme, whatever differs in it."""
_WITHOUT_LINE = "reporting-line"


class Cell(NamedTuple):
    """One person and the items of a row: the ties there are, one an item at most, or else what the
    records leave open. `owned` is whether all items have an owner on record.
    """

    ties: tuple[Relation, ...]
    doubts: tuple[str, ...]
    owned: bool

    @property
    def is_open(self) -> bool:
        """Whether the records tell neither that there is a tie nor that there is none."""
        return not self.ties and (bool(self.doubts) or not self.owned)

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules that report the ties."""
        return tuple(sorted({tie.code for tie in self.ties}))


class Row(NamedTuple):
    """Items that stand together, as they do not differ for anybody or there are too many.

    `heading` is the number of a clause or theme, or the id of the `record` that the row is about.
    `whole` says that it is all that is there of it. `cells` are in the order of the people.
    """

    sort: str
    heading: str
    record: Record | None
    items: tuple[str, ...]
    whole: bool
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """Who could audit, and what ties them to the items of each row on `day`. It is coarse where items
    of a row differ.
    """

    day: date
    people: tuple[Record, ...]
    rows: tuple[Row, ...]
    is_coarse: bool

    @property
    def ties(self) -> dict[str, tuple[Relation, ...]]:
        """By person id, all ties, each once. It is worked out each time that it is asked for."""
        return {
            person.id: tuple(
                {tie.item: tie for row in self.rows for tie in row.cells[place].ties}.values()
            )
            for place, person in enumerate(self.people)
        }


def possible_auditors(run: Pass) -> tuple[Record, ...]:
    """Who audits or could, by id: the auditors of teams, who has an entry on competence as an auditor,
    and who was hired for internal audits (a derivation).
    """
    in_teams, shown = run.derive(auditor_ids), run.derive(auditor_competence)
    return tuple(
        sorted(
            (
                one
                for one in run.register.of("person")
                if one.id in in_teams or one.id in shown or is_hired_to_audit(one, run)
            ),
            key=lambda one: one.id,
        )
    )


def matrix(people: Sequence[Record], day: date, run: Pass) -> Matrix:
    """What ties `people` to everything that can be audited on `day`.

    Each item counts for itself: who leads the management system is tied to its clauses, and to all
    controls only where one audit is about the whole.
    """
    areas = list(_areas(day, run))
    items = tuple(dict.fromkeys(item for area in areas for item in area.items))
    ties = [_ties_by_item(person, items, day, run) for person in people]
    rows = [row for area in areas for row in _rows(area, people, ties, day, run)]
    is_coarse = len(rows) > _MOST_ROWS
    return Matrix(day, tuple(people), tuple(_coarse(rows) if is_coarse else rows), is_coarse)


class _Area(NamedTuple):
    sort: str
    heading: str
    record: Record | None
    items: tuple[str, ...]


def _areas(day: date, run: Pass) -> Iterator[_Area]:
    """All that can be audited: clauses, processes by name, controls in no process, anything else."""
    scope = run.register.scope
    excluded = run.derive(Exclusions).on(day)
    leaves = [leaf for leaf in scope.all_leaves() if leaf not in excluded]
    yield from _by(CLAUSES, (leaf for leaf in leaves if is_clause(leaf, run)), _first)
    processes = sorted(run.register.of("process"), key=lambda one: (one.text("name"), one.id))
    named: set[str] = set()
    for process in processes:
        inside = [
            leaf
            for leaf in run.register.resolve(process.id, process).leaves
            if leaf not in excluded and not is_clause(leaf, run) and not _is_process(leaf, run)
        ]
        named.update(inside)
        yield _Area(PROCESS, process.id, process, (process.id, *inside))
    controls = [leaf for leaf in leaves if not is_clause(leaf, run) and leaf not in named]
    yield from _by(CONTROLS, controls, _theme)
    for id in sorted(_others(run) - named):
        yield _Area(OTHER, id, run.register.get(id), (id,))


def _is_process(item: str, run: Pass) -> bool:
    return run.register.find(item, "process") is not None


def _by(sort: str, leaves: Iterable[str], heading_of: Callable[[str], str]) -> Iterator[_Area]:
    found: dict[str, list[str]] = {}
    for leaf in leaves:
        found.setdefault(heading_of(leaf), []).append(leaf)
    for heading, items in found.items():
        yield _Area(sort, heading, None, tuple(items))


def _first(clause: str) -> str:
    return clause.partition(".")[0]


def _theme(control: str) -> str:
    return ".".join(control.split(".")[:2])


def _others(run: Pass) -> set[str]:
    """Own controls, and what else has a record and is audited or planned to be."""
    found = {one.id for one in run.register.of("control")}
    for one in run.derive(audited):
        found.update(leaf for leaf in one.items.touched if not run.register.scope.children(leaf))
    return {id for id in found if not _is_process(id, run)}


def _ties_by_item(
    person: Record, items: tuple[str, ...], day: date, run: Pass
) -> dict[str, Relation]:
    """The strongest tie to each item, whatever else would be audited with it."""
    case = case_on(person, items, day, run, whole=False)
    return {tie.item: tie for tie in ties_of(case)}


def _rows(
    area: _Area,
    people: Sequence[Record],
    ties: Sequence[dict[str, Relation]],
    day: date,
    run: Pass,
) -> Iterator[Row]:
    """The items of an area, those together that do not differ."""
    known, period = run.derive(responsibilities), Period(day, day)
    groups: dict[tuple[object, ...], list[str]] = {}
    for item in area.items:
        codes = [of[item].code if item in of else "" for of in ties]
        has_owner = bool(known.owners(item, period))
        groups.setdefault((has_owner, *codes), []).append(item)
    for (owned, *_), items in groups.items():
        cells = tuple(
            _cell(person, items, of, bool(owned), day, run)
            for person, of in zip(people, ties, strict=True)
        )
        yield Row(area.sort, area.heading, area.record, tuple(items), len(groups) == 1, cells)


def _cell(
    person: Record, items: list[str], ties: dict[str, Relation], owned: bool, day: date, run: Pass
) -> Cell:
    found = tuple(ties[item] for item in items if item in ties)
    if found:
        return Cell(found, (), owned)
    case = case_on(person, items, day, run, whole=False)
    gaps = gaps_of(case.auditor, (), None, case.period, run)
    no_line = [gap.text for gap in gaps if gap.message == _WITHOUT_LINE]
    return Cell((), (*no_line, *left_open(case)), owned)


def _coarse(rows: Iterable[Row]) -> list[Row]:
    """The rows, those of one heading drawn together."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.sort, row.heading), []).append(row)
    return [_together(same) for same in found.values()]


def _together(rows: Sequence[Row]) -> Row:
    cells = tuple(
        Cell(
            tuple(tie for cell in column for tie in cell.ties),
            tuple(dict.fromkeys(doubt for cell in column for doubt in cell.doubts)),
            all(cell.owned for cell in column),
        )
        for column in zip(*(row.cells for row in rows), strict=True)
    )
    items = tuple(item for row in rows for item in row.items)
    return rows[0]._replace(items=items, whole=True, cells=cells)
