"""What an audit was to look at: its scope, else that of the programme's entry for it."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit_criteria import entry_of, programme_of

_BEGUN = frozenset({"in-progress", "fieldwork-done", "reported", "closed"})


def has_begun(audit: Record, run: Pass) -> bool:
    """Whether the audit is under way or done, by its status, else by its dates."""
    status = audit.text("status")
    if status:
        return status in _BEGUN
    days = (run.date(audit, "fieldwork", "start"), run.date(audit, "reported_on"))
    return any(day is not None and day <= run.as_of for day in days)


def is_reported(audit: Record, run: Pass) -> bool:
    """Whether its results were reported, by its status, else by the day."""
    status = audit.text("status")
    if status:
        return status in ("reported", "closed")
    day = run.date(audit, "reported_on")
    return day is not None and day <= run.as_of


def planned_items(audit: Record, run: Pass) -> list[tuple[Record, str]]:
    """The items of the audit's scope, each with the record it is written in."""
    own = [(audit, text) for _, text in audit.strings("scope")]
    programme = programme_of(audit, run)
    if own or programme is None:
        return own
    return [(programme, text) for text in _texts(entry_of(audit, run).get("scope"))]


def entry_items(audit: Record, run: Pass) -> list[tuple[Record, str]]:
    """The items that the programme's entry for the audit names."""
    programme = programme_of(audit, run)
    if programme is None:
        return []
    return [(programme, text) for text in _texts(entry_of(audit, run).get("scope"))]


def leaves_in_scope(audit: Record, run: Pass) -> frozenset[str]:
    """The leaves of the scope, in ids of 2022, and the records it names."""
    return frozenset(
        leaf
        for record, text in planned_items(audit, run)
        for leaf in run.register.resolve(text, record).leaves
    )


def _texts(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
