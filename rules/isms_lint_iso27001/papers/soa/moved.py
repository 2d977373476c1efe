"""The controls of 2022, each with what it came from and what both statements say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.soa.implementation import implementation_of
from isms_lint_iso27001.derive.soa.rows import Row, current_statement, rows_of
from isms_lint_iso27001.derive.soa.statement_in_force import STATEMENT
from isms_lint_iso27001.papers.soa.lines import Line, lines_of, state_of
from isms_lint_iso27001.tables import table

OLD = "2013"


class Statements(NamedTuple):
    """The last statement of 2013 that is no draft, and the one of 2022: the one in force, else the
    draft that was written last. None where there is none.
    """

    before: Record | None
    now: Record | None


class Former(NamedTuple):
    """A control of 2013: what the statement of 2013 says of it, and what else it became."""

    id: str
    state: str
    implementation: str
    also: tuple[str, ...]


class Moved(NamedTuple):
    """A control of 2022. `relation` is `new`, `one-to-one` or `merged`; `now` is what the statement of
    2022 says, None where there is none. `change` says how that differs from what was said before:
    `kept`, `taken-in`, `dropped`, `joined` (parts of it were excluded), `no-decision-before`, `open`;
    of a new control `decided` or `open`; empty where there are not two statements to compare.
    """

    control: str
    relation: str
    before: tuple[Former, ...]
    now: Line | None
    change: str

    @property
    def theme(self) -> str:
        """The theme it belongs to, as `A.5`."""
        return self.control.rpartition(".")[0]


def statements(run: Pass) -> Statements:
    """Both statements."""
    known = sorted(
        run.register.of(STATEMENT), key=lambda one: run.date(one, "approved_on") or date.min
    )
    old = [one for one in known if run.register.edition(one) == OLD]
    before = [one for one in old if one.text("status") != "draft"]
    current = run.derive(current_statement)
    if current is not None and current not in old:
        return Statements(before[-1] if before else None, current)
    drafts = [one for one in known if one not in old and one.text("status") == "draft"]
    return Statements(before[-1] if before else None, drafts[-1] if drafts else None)


def successors() -> dict[str, list[str]]:
    """The controls of 2013, each with those of 2022 that it became."""
    found: dict[str, list[str]] = {}
    for row in table("annex_a_2013_to_2022.csv"):
        found.setdefault(row["id_2013"], []).append(row["id_2022"])
    return found


def moved(both: Statements, run: Pass) -> tuple[Moved, ...]:
    """All controls of Annex A of 2022, in its order."""
    lines = {} if both.now is None else lines_of(both.now, rows_of(both.now, run), run)
    said = {} if both.before is None else _by_old_id(both.before, run)
    became = successors()
    origins: dict[str, list[str]] = {}
    for old, ids in became.items():
        for new in ids:
            origins.setdefault(new, []).append(old)
    found = []
    for control in run.register.scope.all_leaves():
        if not control.startswith("A."):
            continue
        before = tuple(
            _former(id, said.get(id, []), [new for new in became[id] if new != control], run)
            for id in origins.get(control, ())
        )
        relation = {0: "new", 1: "one-to-one"}.get(len(before), "merged")
        now = lines.get(control)
        compared = both.before is not None or relation == "new"
        change = _change(before, now) if now is not None and compared else ""
        found.append(Moved(control, relation, before, now, change))
    return tuple(found)


def _by_old_id(statement: Record, run: Pass) -> Mapping[str, list[Row]]:
    """The rows of a statement of 2013 by the controls of 2013 they are about."""
    found: dict[str, list[Row]] = {}
    for row in rows_of(statement, run):
        for id in run.register.resolve(row.control, statement, OLD).cited if row.legacy else ():
            found.setdefault(id, []).append(row)
    return found


def _former(id: str, rows: list[Row], also: list[str], run: Pass) -> Former:
    steps = {implementation_of(row, run) for row in rows if row.applies}
    step = steps.pop() if len(steps) == 1 else "partly" if steps else ""
    return Former(id, state_of(rows), step, tuple(also))


def _change(before: tuple[Former, ...], now: Line) -> str:
    if now.state not in ("applicable", "excluded"):
        return "open"
    if not before:
        return "decided"
    states = {one.state for one in before} & {"applicable", "excluded"}
    if not states:
        return "no-decision-before"
    if now.state == "excluded":
        return "dropped" if "applicable" in states else "kept"
    if states == {"excluded"}:
        return "taken-in"
    return "joined" if "excluded" in states else "kept"
