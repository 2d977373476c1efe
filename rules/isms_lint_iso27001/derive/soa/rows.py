"""The rows of the Statement of Applicability that is in force (6.1.3 d)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Part, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.dates.in_force import in_force_now
from isms_lint_iso27001.derive.soa.statement_in_force import STATEMENT
from isms_lint_iso27001.derive.text.words import collapse_scope

NONE_APPROVED = NotEvaluated("no statement is approved; a draft is not judged")


class Row(NamedTuple):
    """One row: its place, the control as it is written, what it stands for, and what it says.

    `leaves` are controls of 2022 or the id of a control of the organization's own; none where the
    control is unknown. `legacy` says that the control is named by its id of 2013.
    """

    place: int
    control: str
    leaves: tuple[str, ...]
    legacy: bool
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
    return in_force_now(STATEMENT, run)


def current_rows(run: Pass) -> tuple[Row, ...]:
    """Its rows (a derivation)."""
    statement = run.derive(current_statement)
    return () if statement is None else rows_of(statement, run)


def rows_to_judge(statement: Record, run: Pass) -> tuple[Row, ...] | NotEvaluated:
    """The rows of `statement` where it is the one in force; no rows where another one is.

    Where there is nothing but drafts and superseded ones, or nothing but an empty one, nothing is
    judged.
    """
    current = run.derive(current_statement)
    if current is None:
        return NONE_APPROVED
    if statement is not current:
        return ()
    return run.derive(current_rows) or NotEvaluated("the statement has no rows on record")


def rows_of(statement: Record, run: Pass) -> tuple[Row, ...]:
    """All rows of a statement."""
    found = []
    for index, row in statement.items("controls"):
        control = row.get("control")
        text = control.strip() if isinstance(control, str) else ""
        leaves, legacy = _meaning(text, row.get("edition"), statement, run)
        found.append(Row(index, text, leaves, legacy, row))
    return tuple(found)


def _meaning(
    control: str, edition: object, statement: Record, run: Pass
) -> tuple[tuple[str, ...], bool]:
    """What a row's control stands for, and whether it is named by an id of 2013."""
    known = edition if isinstance(edition, str) and run.register.scope.knows(edition) else None
    read_in = known or run.register.edition(statement)
    resolved = run.register.resolve(control, statement, read_in)
    if resolved.record is not None:
        # A control of the organization's own: the row decides on it alone, not on what it carries out.
        return (resolved.record.id,), False
    if resolved.unknown == "clause" and read_in != "2013":
        # Not tagged so (SOA009), and yet what it means is plain.
        return run.register.resolve(control, statement, "2013").leaves, True
    return resolved.leaves, read_in == "2013"


def applicable_controls(run: Pass) -> frozenset[str]:
    """The controls that apply by the statement in force (a derivation)."""
    return frozenset(leaf for row in run.derive(current_rows) if row.applies for leaf in row.leaves)


def excluded_controls(run: Pass) -> dict[str, Row]:
    """The controls that do not apply by the statement in force, and the rows that say so (a
    derivation).

    A control that several of 2013 became applies where one of them does.
    """
    applicable = run.derive(applicable_controls)
    return {
        leaf: row
        for row in reversed(run.derive(current_rows))
        if row.excluded
        for leaf in row.leaves
        if leaf not in applicable
    }


def controls_in(rows: Iterable[Row], run: Pass) -> str:
    """The controls of rows in few words; unknown ones as they are written."""
    return collapse_scope(
        [leaf for row in rows for leaf in row.leaves or (row.control or f"row {row.place + 1}",)],
        run,
    )


def number_of_controls(rows: Iterable[Row]) -> int:
    """How many controls rows are about: one row may stand for a range, or several for one control."""
    return len({part.name for part in controls_of(rows)})


def controls_of(rows: Iterable[Row], *field: str) -> list[Part]:
    """The controls of rows one by one, each at its row, or at a field of it."""
    return [
        Part(leaf, ("controls", row.place, *field))
        for row in rows
        for leaf in row.leaves or (row.control or "a row without a control",)
    ]


def is_annex_a(row: Row) -> bool:
    """Whether the row is about a control of Annex A, no control of the organization's own."""
    return any(leaf.startswith("A.") for leaf in row.leaves)
