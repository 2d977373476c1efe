"""Controls that are to be in place by a day that the statement names (6.1.3 e)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.soa.implementation import implementation_of
from isms_lint_iso27001.derive.soa.rows import Row

_NOT_YET = frozenset({"partly", "planned"})


def is_to_come(row: Row, run: Pass) -> bool:
    """Whether the control of a row applies, and is not fully in place."""
    return row.applies and implementation_of(row, run) in _NOT_YET


def last_confirmed(statement: Record, run: Pass) -> date:
    """The last day on which somebody looked at the statement and left it so: what was planned for
    that day or earlier is not held against it. The first day there is, where nobody did.
    """
    days = (run.date(statement, "reconfirmed", n, "on") for n, _ in statement.items("reconfirmed"))
    return max((day for day in days if day is not None and day <= run.as_of), default=date.min)
