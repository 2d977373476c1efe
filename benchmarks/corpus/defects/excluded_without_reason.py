"""The Statement of Applicability excludes a control and does not say why."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected

NAME = "excluded-without-reason"


def plant(statement: Entry) -> list[Expected]:
    """Takes the reason away from the first exclusion of the statement."""
    rows = statement.data["controls"]
    number = next(number for number, row in enumerate(rows) if not row["applicable"])
    del rows[number]["justification"]
    return [Expected("SOA004", statement.id, f"controls[{number}]")]
