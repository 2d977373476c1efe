"""What is to be audited, line by line, with the audits that look at it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.soa.rows import (
    applicable_controls,
    current_statement,
    excluded_controls,
)
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.coverage_map.windows import Column, Window

CLAUSES, CONTROLS, RECORDS = "clauses", "controls", "records"
DONE, PLANNED, PART, NEVER = "done", "planned", "part", "never"


class Audits(NamedTuple):
    """The places, among the columns of a window, of the audits that looked at something and that will,
    and of those that do so in part.
    """

    done: tuple[int, ...]
    planned: tuple[int, ...]
    part_done: tuple[int, ...]
    part_planned: tuple[int, ...]


class Line(NamedTuple):
    """Items with the same audits: a clause, controls, a process or an own control (`record`).

    `parts` name them, `audits` look at them. `state` is how they stand in the cycle. A process is
    audited where all of its clauses and controls are, though no audit looked at it by name.
    """

    sort: str
    record: Record | None
    items: tuple[str, ...]
    parts: tuple[str, ...]
    audits: Audits
    state: str


def lines(window: Window, run: Pass) -> tuple[Line, ...]:
    """Clauses one by one, controls of a theme together where they have the same audits, then
    processes and own controls by name.
    """
    clauses = ((CLAUSES, (leaf,)) for leaf in run.derive(clause_leaves))
    return (
        *(_line(sort, items, window, run) for sort, items in (*clauses, *_controls(window, run))),
        *_records(window, run),
    )


def controls(run: Pass) -> tuple[str, ...]:
    """The controls of Annex A that are to be audited: those that apply, all where no Statement of
    Applicability is in force.
    """
    known = _of_annex_a(run)
    if run.derive(current_statement) is None:
        return tuple(known)
    applicable = run.derive(applicable_controls)
    return tuple(leaf for leaf in known if leaf in applicable)


def undecided(run: Pass) -> tuple[str, ...]:
    """The controls of Annex A of which the Statement of Applicability in force does not say whether
    they apply; none where there is no statement.
    """
    if run.derive(current_statement) is None:
        return ()
    decided = run.derive(applicable_controls) | run.derive(excluded_controls).keys()
    return tuple(leaf for leaf in _of_annex_a(run) if leaf not in decided)


def _of_annex_a(run: Pass) -> list[str]:
    clauses = set(run.derive(clause_leaves))
    return [leaf for leaf in run.register.scope.all_leaves() if leaf not in clauses]


def state_of(item: str, window: Window) -> str:
    """How a clause or control stands in the time of the window."""
    if item in window.coverage.done:
        return DONE
    return PLANNED if item in window.coverage.planned else NEVER


def _controls(window: Window, run: Pass) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[tuple[object, ...], list[str]] = {}
    for control in controls(run):
        theme = control.split(".")[1]
        key = (theme, state_of(control, window), _audits(control, (), window.columns))
        found.setdefault(key, []).append(control)
    yield from ((CONTROLS, tuple(items)) for items in found.values())


def _line(sort: str, items: tuple[str, ...], window: Window, run: Pass) -> Line:
    audits = _audits(items[0], (), window.columns)
    parts = tuple(scope_parts(items, run))
    return Line(sort, None, items, parts, audits, state_of(items[0], window))


def _records(window: Window, run: Pass) -> Iterator[Line]:
    excluded, scope = run.derive(excluded_controls), run.register.scope
    records = [one for one in run.register.of("process", "control") if one.id not in excluded]
    for one in sorted(records, key=lambda one: (one.kind != "process", one.text("name"), one.id)):
        inside = [
            leaf
            for leaf in run.register.resolve(one.id, one).leaves
            if scope.children(leaf) and leaf not in excluded
        ]
        audits = _audits(one.id, inside, window.columns)
        yield Line(RECORDS, one, (one.id,), (one.id,), audits, _state(one.id, inside, window))


def _state(id: str, inside: Collection[str], window: Window) -> str:
    """How a process stands: by its name, else by the clauses and controls in it."""
    named = state_of(id, window)
    states = {state_of(leaf, window) for leaf in inside}
    if named == DONE or not states or states == {NEVER}:
        return named
    if NEVER in states:
        return PLANNED if named == PLANNED else PART
    return DONE if states == {DONE} else PLANNED


def _audits(item: str, inside: Collection[str], columns: Iterable[Column]) -> Audits:
    """The audits that look at the item, and those that look at something `inside` it."""
    places: dict[tuple[bool, bool], list[int]] = {}
    for place, column in enumerate(columns):
        whole = item in column.covers
        if whole or item in column.part or not column.covers.isdisjoint(inside):
            places.setdefault((whole, column.audited.done), []).append(place)
    order = ((True, True), (True, False), (False, True), (False, False))
    return Audits(*(tuple(places.get(key, ())) for key in order))
