"""Controls that are to be in place by a day that the Statement of Applicability names (6.1.3 e)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.offers.due import Due
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import together
from isms_lint_iso27001.derive.due.words import both
from isms_lint_iso27001.derive.soa.planned import is_to_come, last_confirmed
from isms_lint_iso27001.derive.soa.rows import Row, controls_in, current_rows, current_statement

WHAT = "control"


def controls(run: Pass) -> Iterator[Due]:
    """What is due: the controls of one day together."""
    statement = run.derive(current_statement)
    if statement is None:
        return
    confirmed = last_confirmed(statement, run)
    found: dict[date, list[Row]] = {}
    for row in run.derive(current_rows):
        day = run.date(statement, "controls", row.place, "planned_on")
        if day is not None and day > confirmed and is_to_come(row, run):
            found.setdefault(day, []).append(row)
    for day, rows in found.items():
        names = controls_in(rows, run)
        yield Due(
            day,
            WHAT,
            both(f"Controls in place: {names}", f"Controls umgesetzt: {names}"),
            both(f"the day in {statement.id}", f"der Tag in {statement.id}"),
            statement,
            ("controls", rows[0].place, "planned_on"),
            together(day, run, [row.data.get("owner") for row in rows]),
            "SOA008",
        )
