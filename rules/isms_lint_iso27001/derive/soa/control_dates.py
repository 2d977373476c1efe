"""Since when the controls of a Statement of Applicability apply."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.soa.rows import rows_of


def applicable_since(statement: Record, run: Pass) -> dict[str, date | None]:
    """The controls that apply, in the order of the standard, with the day since which they do.

    None where the row does not tell: such a control has applied for as long as anybody knows.
    """
    found: dict[str, date | None] = {}
    for row in rows_of(statement, run):
        if row.applies:
            day = run.date(statement, "controls", row.place, "applicable_since")
            found.update(dict.fromkeys(row.leaves, day))
    return {leaf: found[leaf] for leaf in sorted(found, key=run.register.scope.order)}
