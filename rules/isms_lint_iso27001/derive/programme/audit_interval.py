"""When internal audits ended, and by when the next one is due."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import began_on, ended_on, is_done
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.dates.intervals import Limit, declared_limit
from isms_lint_iso27001.derive.programme.coverage import is_completed
from isms_lint_iso27001.derive.programme.cycle import Programme, is_in_force, programmes
from isms_lint_iso27001.derive.text.words import list_of


class AuditEnd(NamedTuple):
    """The end of an internal audit."""

    day: date
    audit: Record


class AuditEnds:
    """When internal audits ended, in order (a derivation).

    `before` gives the audit that ended before another one. `doubt` is set where an audit was done
    on a day no record tells: it may lie in any gap.
    """

    def __init__(self, run: Pass) -> None:
        audits = [one for one in run.register.of("audit") if is_done(one)]
        audits = [one for one in audits if is_audit_of_isms(one, run)]
        dated = [AuditEnd(day, one) for one in audits if (day := _ended(one, run)) is not None]
        self.ends = sorted(
            (one for one in dated if one.day <= run.as_of), key=lambda one: (one.day, one.audit.id)
        )
        self.before = {one.audit: before for before, one in pairwise(self.ends)}
        self.days = {one.audit: one.day for one in self.ends}
        undated = sorted(
            one.id for one in audits if is_completed(one, run) and _ended(one, run) is None
        )
        self.doubt = (
            NotEvaluated(f"when {list_of(undated)} ended is not on record") if undated else None
        )


class NextAudit(NamedTuple):
    """By when the audit after another one is due, by which interval, and where that is declared:
    nowhere, where it is custom.
    """

    due: date
    limit: Limit
    record: Record | None
    path: FieldPath


def next_audit(ended: date, run: Pass) -> NextAudit:
    """By when the audit after one that ended on `ended` is due: by the shortest interval of a
    programme in force on that day, else that of the organization, else what is custom.
    """
    declared = [(months, one.record) for one, months in run.derive(_declared) if one.holds(ended)]
    if declared:
        months, programme = min(declared, key=lambda one: one[0])
        limit = Limit(months, declared=True)
        return NextAudit(add_months(ended, months), limit, programme, ("interval_months",))
    default = run.option_of("PRG006", "audit_interval_months")
    limit = declared_limit("intervals", "internal_audit_months", default, run)
    where = run.register.organization if limit.declared else None
    path = ("intervals", "internal_audit_months")
    return NextAudit(add_months(ended, limit.number), limit, where, path)


def _declared(run: Pass) -> list[tuple[Programme, int]]:
    """The programmes in force that declare an interval of their own (a derivation)."""
    return [
        (one, months)
        for one in run.derive(programmes)
        if isinstance(months := one.record.get("interval_months"), int)
        and not isinstance(months, bool)
        and months >= 1
        and is_in_force(one.record)
    ]


def _ended(audit: Record, run: Pass) -> date | None:
    """The last day of fieldwork; where it is not on record, the next best of a completed audit."""
    day = ended_on(audit, run) or run.date(audit, "reported_on")
    return day or (began_on(audit, run) if is_completed(audit, run) else None)
