"""The controls that Statements of Applicability say do not apply, on any day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.soa.statement_in_force import statement_in_force


class Exclusions:
    """What does not apply by the statement in force on a day (a derivation). Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._run = run
        self._by_statement: dict[Record | None, frozenset[str]] = {None: frozenset()}
        self._by_day: dict[date, frozenset[str]] = {}

    def on(self, day: date) -> frozenset[str]:
        """The controls that the statement in force on `day` says do not apply."""
        known = self._by_day.get(day)
        if known is None:
            statement = statement_in_force(day, self._run)
            if statement is not None and statement not in self._by_statement:
                self._by_statement[statement] = _excluded(statement, self._run)
            known = self._by_day[day] = self._by_statement[statement]
        return known


def _excluded(statement: Record, run: Pass) -> frozenset[str]:
    applicable: set[str] = set()
    excluded: set[str] = set()
    for _, row in statement.items("controls"):
        sort = excluded if row.get("applicable") is False else applicable
        sort.update(leaves_of(row, statement, run))
    # A control of an older edition may stand for several: one that applies keeps them all.
    return frozenset(excluded - applicable)


def leaves_of(row: Mapping[str, Any], statement: Record, run: Pass) -> tuple[str, ...]:
    """What the control of a row stands for."""
    edition = row.get("edition")
    read_in = edition if isinstance(edition, str) else None
    return run.register.resolve(str(row.get("control", "")), statement, read_in).leaves
