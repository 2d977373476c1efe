"""The rows of the Statement of Applicability that is in force (6.1.3 d)."""

from __future__ import annotations

from typing import Any, NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.statement_in_force import statement_in_force
from isms_lint_iso27001.derive.words import collapse_scope


class Row(NamedTuple):
    """One row: its place, what its control stands for, and what it says."""

    place: int
    leaves: tuple[str, ...]
    data: dict[str, Any]

    @property
    def applies(self) -> bool:
        """Whether the row says that its control applies."""
        return self.data.get("applicable") is True

    @property
    def excluded(self) -> bool:
        """Whether the row says that its control does not apply."""
        return self.data.get("applicable") is False


def current_statement(run: Pass) -> Record | None:
    """The statement in force on the as-of day (a derivation)."""
    return statement_in_force(run.as_of, run)


def current_rows(run: Pass) -> tuple[Row, ...]:
    """Its rows (a derivation)."""
    statement = run.derive(current_statement)
    return () if statement is None else rows_of(statement, run)


def rows_to_judge(statement: Record, run: Pass) -> tuple[Row, ...] | NotEvaluated:
    """The rows of `statement` where it is the one in force; a draft is not judged where it is all
    there is.
    """
    current = run.derive(current_statement)
    if current is None:
        return NotEvaluated("no statement is approved; a draft is not judged")
    return run.derive(current_rows) if statement is current else ()


def rows_of(statement: Record, run: Pass) -> tuple[Row, ...]:
    """All rows of a statement."""
    found = []
    for index, row in statement.items("controls"):
        edition = row.get("edition")
        text = str(row.get("control", ""))
        known = edition if isinstance(edition, str) else None
        found.append(Row(index, run.register.resolve(text, statement, known).leaves, row))
    return tuple(found)


def applicable_controls(run: Pass) -> frozenset[str]:
    """The controls that apply by the statement in force (a derivation)."""
    return frozenset(leaf for row in run.derive(current_rows) if row.applies for leaf in row.leaves)


def controls_in(rows: list[Row], run: Pass) -> str:
    """The controls of rows in few words."""
    return collapse_scope([leaf for row in rows for leaf in row.leaves], run)


def is_annex_a(row: Row) -> bool:
    """Whether the row is about a control of Annex A, no control of the organization's own."""
    return any(leaf.startswith("A.") for leaf in row.leaves)
