"""Audits as programmes and their own records plan them, and whether they took place."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms, is_programme_of_isms
from isms_lint_iso27001.derive.programme.cycle import is_in_force

_BEGUN = frozenset({"in-progress", "fieldwork-done", "reported", "closed"})
_NOT_BEGUN = frozenset({"planned", "postponed", "cancelled"})


def plans_audits(programme: Record) -> bool:
    """Whether its entries are to be carried out: it is one of the ISMS, and in force."""
    return is_in_force(programme) and is_programme_of_isms(programme)


def audit_of(entry: dict[str, Any], run: Pass) -> Record | None:
    """The audit that an entry of a programme plans, where it is on record."""
    return run.register.find(entry.get("audit"), "audit", "external-audit")


def planned_day(entry: dict[str, Any], run: Pass) -> date | None:
    """The day for which an entry plans its audit now; where it names none, the audit's own."""
    if entry.get("planned_on") is not None:
        return run.register.calendar.date(entry["planned_on"])
    audit = audit_of(entry, run)
    return run.date(audit, "planned_on") if audit is not None else None


def is_cancelled(entry: dict[str, Any], audit: Record | None) -> bool:
    """Whether the entry or its audit says that it does not take place."""
    status = audit.text("status") if audit is not None else ""
    return entry.get("cancellation") is not None or status == "cancelled"


def took_place(audit: Record) -> bool:
    """Whether it is under way or done: by the status, where it tells, else by the dates."""
    status = audit.text("status")
    begun = audit.get("fieldwork", "start") is not None or audit.get("reported_on") is not None
    return status in _BEGUN or (status not in _NOT_BEGUN and begun)


def is_planned_alone(audit: Record, run: Pass) -> bool:
    """Whether an internal audit of the ISMS did not take place, and no programme in force plans it."""
    return (
        not took_place(audit)
        and audit.id not in run.derive(in_programmes)
        and is_audit_of_isms(audit, run)
    )


def in_programmes(run: Pass) -> frozenset[str]:
    """The audits that entries of programmes in force plan (a derivation)."""
    return frozenset(
        str(entry.get("audit"))
        for programme in run.register.of("audit-programme")
        if is_in_force(programme)
        for _, entry in programme.items("entries")
    )
