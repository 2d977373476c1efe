"""The processes, each with its owner."""

from __future__ import annotations

from isms_lint_iso27001.start.processes import PROCESSES
from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.texts import register, remark


def processes_file(roster: Roster) -> str:
    """The file with all processes and their owners."""
    records = []
    for one in PROCESSES:
        row = {"id": one.id, "name": one.name, "owner": roster.owner_of(one.id)}
        parts = {"clauses": list(one.clauses), "controls": list(one.controls)}
        records.append({**row, **{field: items for field, items in parts.items() if items}})
    return remark(
        "Every clause of 4 to 10 and every control of Annex A belongs to one process here. That is how"
        " each of them has an owner, and how isms-lint derives who may audit it. Divide and rename as"
        " you work; move clauses and controls, lose none.",
        "`operators` are the ids of those who do the work from day to day. Add them: nobody audits what"
        " they operate.",
    ) + register("process", records)
