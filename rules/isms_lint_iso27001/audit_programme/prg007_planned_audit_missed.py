"""PRG007: planned audits take place, or are postponed or cancelled by decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer

_BEGUN = frozenset({"in-progress", "fieldwork-done", "reported", "closed"})
_NOT_BEGUN = frozenset({"planned", "postponed", "cancelled"})


@rule(
    code="PRG007",
    name="planned-audit-missed",
    kinds={"audit", "audit-programme"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "missed": (
            "the audit planned for {planned_on} did not take place by {as_of}, and"
            " it was neither postponed nor cancelled"
        ),
        "postponed": (
            "the audit was moved from {planned_on}, and {lack} is recorded: that"
            " the programme was changed on purpose cannot be shown"
        ),
        "cancelled": ("the audit planned for {planned_on} was cancelled, and {lack} is recorded"),
    },
    options={
        "missed_grace_days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "description": "Days after the planned date on which nothing is reported yet.",
        }
    },
    related=(
        "PRG006",
        "PRG004",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Planned audits take place, or are postponed or cancelled by decision.

    What it checks
        Whether each audit that a programme in force plans, and each audit with a planned date, took
        place within 14 days of that date, or the programme records its postponement (reason,
        approver and the new date) or its cancellation (reason and approver).
    Why it matters
        A programme has to be carried out. An audit that quietly did not happen is the first thing
        an assessor finds when comparing programme and reports.
    How to fix
        Hold the audit, or have the new date or the cancellation approved, and record it in the
        entry's `postponements` or `cancellation`.
    Not reported
        Approved postponements and cancellations with a reason: they keep the programme. Audits
        under way. Drafts and superseded programmes.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries: [{audit: AUD-1, planned_on: 2026-07-13}]
        ---
        kind: audit
        id: AUD-1
        status: planned
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - audit: AUD-1
            planned_on: 2026-12-14
            postponements: [{from: 2026-07-13, reason: auditor ill, approved_by: bo}]
        ---
        kind: audit
        id: AUD-1
        status: postponed
    """
    if record.kind == "audit-programme":
        if record.text("status") not in ("draft", "superseded"):
            for index, entry in record.items("entries"):
                yield from _entry(record, index, entry, run)
    elif not _took_place(record) and record.id not in run.derive(_in_programmes):
        planned_on = run.date(record, "planned_on")
        if (
            planned_on is not None
            and record.text("status") != "cancelled"
            and _is_past(planned_on, run)
        ):
            yield Report("missed", ("planned_on",), planned_on=planned_on, as_of=run.as_of)


def _entry(
    programme: Record, index: int, entry: dict[str, Any], run: Pass
) -> Iterator[Report | NotEvaluated]:
    path = ("entries", index)
    audit = run.register.find(entry.get("audit"), "audit", "external-audit")
    if audit is not None and _took_place(audit):
        return
    planned_on = run.date(programme, *path, "planned_on")
    if planned_on is None:
        if entry.get("planned_on") is not None:
            yield NotEvaluated(f"`planned_on` of entry {index + 1} cannot be read as a date")
        return
    related = () if audit is None else (Related(audit, ("status",), "its state is here"),)
    cancellation = entry.get("cancellation")
    if cancellation is not None:
        lack = _lacks(cancellation)
        if lack:
            yield Report(
                "cancelled",
                (*path, "cancellation"),
                related=related,
                planned_on=planned_on,
                lack=lack,
            )
        return
    if _is_past(planned_on, run):
        yield Report(
            "missed", (*path, "planned_on"), related=related, planned_on=planned_on, as_of=run.as_of
        )
        return
    for number, postponement in programme.items(*path, "postponements"):
        at = (*path, "postponements", number)
        before = run.date(programme, *at, "from")
        lack = _lacks(postponement)
        if lack and before is not None and _is_past(before, run):
            yield Report("postponed", at, related=related, planned_on=before, lack=lack)


def _lacks(decision: Any) -> str:
    """What a postponement or cancellation does not say; empty where it says everything."""
    fields = (("reason", "no reason"), ("approved_by", "no approver"))
    given = decision if isinstance(decision, dict) else {}
    return " and ".join(word for field, word in fields if is_blank_answer(given.get(field)))


def _took_place(audit: Record) -> bool:
    status = audit.text("status")
    begun = audit.get("fieldwork", "start") is not None or audit.get("reported_on") is not None
    return status in _BEGUN or (status not in _NOT_BEGUN and begun)


def _is_past(day: date, run: Pass) -> bool:
    return add_days(day, run.options["missed_grace_days"]) < run.as_of


def _in_programmes(run: Pass) -> frozenset[str]:
    return frozenset(
        str(entry.get("audit"))
        for programme in run.register.of("audit-programme")
        for _, entry in programme.items("entries")
    )
