"""Which records say how things are done now, and which only say how things were."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.document.documented import is_in_use
from isms_lint_iso27001.derive.soa.rows import current_statement

STANDING_KINDS = frozenset(
    {
        *("organization", "scope", "process", "control", "document"),
        *("statement-of-applicability", "audit-programme", "audit"),
    }
)
"""The kinds of which some records stand until they are changed, or lie ahead."""
_AHEAD = frozenset({"planned", "postponed", "in-progress"})


def is_current(record: Record, run: Pass) -> bool:
    """Whether a record of one of these kinds is in force, or an audit that lies ahead or goes on."""
    if record.kind == "audit":
        return record.text("status") in _AHEAD
    if record.kind == "statement-of-applicability":
        return record is run.derive(current_statement)
    if record.kind == "audit-programme":
        end = run.date(record, "period", "end")
        return is_in_use(record) and (end is None or end >= run.as_of)
    return record.kind not in ("document", "scope") or is_in_use(record)
