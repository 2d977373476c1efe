"""The controls, each with all that the Statement of Applicability in force says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.responsibility.control_owners import owners_of
from isms_lint_iso27001.derive.soa.drivers import controls_asked_for
from isms_lint_iso27001.derive.soa.implementation import implementation_of, plan_items
from isms_lint_iso27001.derive.soa.planned import is_to_come
from isms_lint_iso27001.derive.soa.rows import Row
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.papers.named import named_on

STATES = ("applicable", "excluded", "undecided", "missing")


class Line(NamedTuple):
    """One control. `name` is the one that its row or its own record gives it. `written` are the ids
    by which rows name it, where those are others. `state` is one of STATES: it applies where one of
    several rows says so. `asked_by` are the risks, contracts and requirements it is for, as far as
    the row or they say so. Of a control that does not apply nobody asks for the rest.
    """

    control: str
    name: str
    written: tuple[str, ...]
    state: str
    reasons: tuple[str, ...]
    asked_by: tuple[str, ...]
    implementation: str
    planned_on: tuple[date, ...]
    work: tuple[Record, ...]
    owners: tuple[str, ...]

    @property
    def theme(self) -> str:
        """The theme it belongs to, as `A.5`."""
        return self.control.rpartition(".")[0]


def lines_of(statement: Record, rows: Iterable[Row], run: Pass) -> dict[str, Line]:
    """A line for each control of Annex A, and for each other that a row is about, in that order."""
    by_leaf: dict[str, list[Row]] = {
        leaf: [] for leaf in run.register.scope.all_leaves() if leaf.startswith("A.")
    }
    for row in rows:
        for leaf in row.leaves:
            by_leaf.setdefault(leaf, []).append(row)
    return {leaf: _line(leaf, found, statement, run) for leaf, found in by_leaf.items()}


def _line(leaf: str, rows: list[Row], statement: Record, run: Pass) -> Line:
    applied = [row for row in rows if row.applies]
    to_come = [row for row in applied if is_to_come(row, run)]
    days = (run.date(statement, "controls", row.place, "planned_on") for row in to_come)
    work = {one.id: one for row in to_come for one in plan_items(row, run)}
    owners = (owner for row in applied for owner in owners_of(row, run))
    return Line(
        leaf,
        _name(leaf, rows, run),
        _unique(row.control for row in rows if row.control != leaf),
        state_of(rows),
        _unique(_text(row.data, "justification") for row in rows),
        _asked_by(leaf, rows, run),
        _implementation(applied, run),
        tuple(dict.fromkeys(day for day in days if day is not None)),
        tuple(work.values()),
        _unique(named_on(owner, run.as_of, run) for owner in owners),
    )


def _name(leaf: str, rows: list[Row], run: Pass) -> str:
    own = run.register.find(leaf, "control")
    return next(
        filter(None, (_text(row.data, "title") for row in rows)),
        "" if own is None else own.text("name"),
    )


def state_of(rows: Sequence[Row]) -> str:
    """What rows about one control come to, one of STATES: it applies where one of them says so."""
    if any(row.applies for row in rows):
        return "applicable"
    if any(row.excluded for row in rows):
        return "excluded"
    return "undecided" if rows else "missing"


def _implementation(rows: list[Row], run: Pass) -> str:
    """As the rows say; `partly` where they differ."""
    found = set(filter(None, (implementation_of(row, run) for row in rows)))
    return found.pop() if len(found) == 1 else "partly" if found else ""


def _asked_by(leaf: str, rows: list[Row], run: Pass) -> tuple[str, ...]:
    named = (
        text
        for row in rows
        for field in ("risks", "contracts", "requirements")
        for text in _texts(row.data.get(field))
    )
    asking = run.derive(controls_asked_for).get(leaf, ())
    return _unique((*named, *(record.id for record in asking)))


def _texts(value: object) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [one for one in found if isinstance(one, str) and not is_blank_answer(one)]


def _text(data: Mapping[str, object], field: str) -> str:
    value = data.get(field)
    return value.strip() if isinstance(value, str) else ""


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
