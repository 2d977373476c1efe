"""Audits as programmes and their own records plan them, and whether they took place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.criteria import Entry
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


class PlannedAudit(NamedTuple):
    """An audit that is planned and neither took place nor was cancelled.

    `record` and `at` are where the plan stands: an entry of a programme in force, else the audit
    itself. `name` is its id, `audit` its record, where there is one. `day` is the day for which it is
    planned now; None where that cannot be told. `leads` are whom the entry names to lead it.
    """

    record: Record
    at: FieldPath
    name: str
    audit: Record | None
    day: date | None
    moved_from: date | None
    leads: tuple[str, ...]

    @property
    def is_internal(self) -> bool:
        """Whether it is no audit of the certification body or of a customer."""
        return self.audit is None or self.audit.kind == "audit"


def planned_audits(run: Pass) -> tuple[PlannedAudit, ...]:
    """Those in programmes of the ISMS, and internal ones that no programme plans (a derivation)."""
    return (*_in_entries(run), *_alone(run))


def _in_entries(run: Pass) -> Iterator[PlannedAudit]:
    for programme in run.register.of("audit-programme"):
        for index, entry in programme.items("entries") if plans_audits(programme) else ():
            audit = audit_of(entry, run)
            if is_cancelled(entry, audit) or (audit is not None and took_place(audit)):
                continue
            path: FieldPath = ("entries", index)
            moves = programme.items(*path, "postponements")
            day = planned_day(entry, run)
            before = run.register.calendar.date(moves[-1][1].get("from")) if moves else None
            yield PlannedAudit(
                programme,
                (*path, "planned_on"),
                Entry(programme, index).name,
                audit,
                day,
                before if before != day else None,
                tuple(text for _, text in programme.strings(*path, "lead")),
            )


def _alone(run: Pass) -> Iterator[PlannedAudit]:
    for audit in run.register.of("audit"):
        if audit.text("status") != "cancelled" and is_planned_alone(audit, run):
            day = run.date(audit, "planned_on")
            yield PlannedAudit(audit, ("planned_on",), audit.id, audit, day, None, ())
