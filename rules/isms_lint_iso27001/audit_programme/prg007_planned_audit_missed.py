"""PRG007: planned audits take place, or are postponed or cancelled by decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.programme.planned import (
    audit_of,
    is_cancelled,
    is_planned_alone,
    planned_day,
    plans_audits,
    took_place,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread
from isms_lint_iso27001.derive.text.words import list_of


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
            "{audit} was planned for {planned_on} and did not take place by {as_of}; it was neither"
            " {postponed} nor cancelled"
        ),
        "postponed": (
            "{audit} was planned for {planned_on} and put off; {lack} on record: that the programme"
            " was changed on purpose cannot be shown"
        ),
        "cancelled": (
            "{audit} was planned for {planned_on} and cancelled; {lack} on record: that the programme"
            " was changed on purpose cannot be shown"
        ),
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
        A programme has to be carried out. An audit that quietly did not happen shows when
        an assessor compares programme and reports.
    How to fix
        Hold the audit, or have the new date or the cancellation approved, and record it in the
        entry's `postponements` or `cancellation`. For an audit that no programme plans, record it
        in the audit's `amendments`.
    Not reported
        Approved postponements and cancellations with a reason: they keep the programme. Audits that
        took place after all, however late, and audits under way. Drafts, superseded programmes and
        those of another standard. Decisions that lack something, as long as the audit could
        still be held in time. Audits with a planned day that cannot be read, or a status that is no
        known word (REF006) and no day on which they began, are not evaluated.
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
        if plans_audits(record):
            for index, entry in record.items("entries"):
                yield from _entry(record, index, entry, run)
    elif is_planned_alone(record, run):
        yield from _unplanned(record, run)


def _entry(
    programme: Record, index: int, entry: dict[str, Any], run: Pass
) -> Iterator[Report | NotEvaluated]:
    """What there is to say of the audit that an entry plans."""
    at: FieldPath = ("entries", index)
    audit = audit_of(entry, run)
    if audit is not None and took_place(audit):
        return
    related = () if audit is None else (Related(audit, ("status",), f"{audit.id} says so"),)
    status = audit.text("status") if audit is not None else ""
    name = str(entry.get("audit") or "an audit")
    day = planned_day(entry, run)
    cancellation = entry.get("cancellation")
    if is_cancelled(entry, audit):
        lack = _lacks(cancellation)
        where = (*at, "cancellation") if cancellation is not None else (*at, "planned_on")
        if lack and day is not None and _is_past(day, run):
            yield _undecided("cancelled", where, name, day, lack, related)
        return
    moves = programme.items(*at, "postponements")
    for number, move in moves:
        before = run.date(programme, *at, "postponements", number, "from")
        lack = _lacks(move)
        if number == moves[-1][0] and (day is None or day == before):
            lack.append("no new date")
        if lack and before is not None and _is_past(before, run):
            where = (*at, "postponements", number)
            yield _undecided("postponed", where, name, before, lack, related)
            return
    if day is None:
        yield NotEvaluated(_why_undated(index, entry))
    elif _is_past(day, run):
        unread = why_unread(audit, run, f"{name}'s") if audit is not None else ""
        if unread:
            yield NotEvaluated(unread)
        elif status == "postponed" and not moves:
            yield _put_off((*at, "planned_on"), name, day, related)
        else:
            postponed = "postponed again" if moves else "postponed"
            yield _missed((*at, "planned_on"), name, day, postponed, related, run)


def _unplanned(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What there is to say of an audit that no programme plans and that did not take place."""
    day, unread = run.date(audit, "planned_on"), why_unread(audit, run)
    if day is None and not is_blank_answer(audit.get("planned_on")):
        yield NotEvaluated("`planned_on` cannot be read as a date")
    if day is None or not _is_past(day, run):
        return
    if unread:
        yield NotEvaluated(unread)
        return
    status = audit.text("status")
    decisions = [_lacks(one, "by") for _, one in audit.items("amendments")]
    if status == "cancelled":
        lack = min(decisions, key=len, default=_lacks(None))
        if lack:
            yield _undecided("cancelled", ("status",), audit.id, day, lack)
    elif status == "postponed":
        yield _put_off(("planned_on",), audit.id, day)
    else:
        yield _missed(("planned_on",), audit.id, day, "postponed", (), run)


def _put_off(at: FieldPath, name: str, day: date, related: tuple[Related, ...] = ()) -> Report:
    """The status says that it was postponed, and nothing says by which decision."""
    return _undecided("postponed", at, name, day, [*_lacks(None), "no new date"], related)


def _undecided(
    message: str,
    at: FieldPath,
    name: str,
    day: date,
    lack: list[str],
    related: tuple[Related, ...] = (),
) -> Report:
    """It was postponed or cancelled, and the decision does not say everything."""
    about = [f"{name} {word}" for word in lack]
    words = f"{list_of(lack)} {'is' if len(lack) == 1 else 'are'}"
    return Report(message, at, related=related, about=about, audit=name, planned_on=day, lack=words)


def _missed(
    at: FieldPath,
    name: str,
    day: date,
    postponed: str,
    related: tuple[Related, ...],
    run: Pass,
) -> Report:
    return Report(
        "missed",
        at,
        related=related,
        audit=name,
        planned_on=day,
        as_of=run.as_of,
        postponed=postponed,
    )


def _lacks(decision: Any, approver: str = "approved_by") -> list[str]:
    """What a postponement or cancellation does not say; nothing where it says everything."""
    fields = (("reason", "no reason"), (approver, "no approver"))
    given = decision if isinstance(decision, dict) else {}
    return [word for field, word in fields if is_blank_answer(given.get(field))]


def _why_undated(index: int, entry: dict[str, Any]) -> str:
    if entry.get("planned_on") is None:
        return f"entry {index + 1} does not say when its audit is planned"
    return f"`planned_on` of entry {index + 1} cannot be read as a date"


def _is_past(day: date, run: Pass) -> bool:
    return add_days(day, run.options["missed_grace_days"]) < run.as_of
